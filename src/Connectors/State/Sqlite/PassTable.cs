using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Records that a rule with <c>remember:</c> has let through (M13).</summary>
internal static class PassTable
{
    public static void Save(Work work, Seq<RememberedPass> passes)
    {
        foreach (var pass in passes)
        {
            work.Run(
                """
                INSERT INTO passes (connection, flow, rule_name, entity, record_id) SELECT @connection, @flow, @rule, @entity, @id
                WHERE NOT EXISTS (SELECT 1 FROM passes
                  WHERE connection = @connection AND flow = @flow AND rule_name = @rule AND entity = @entity AND record_id = @id)
                """,
                new { flow = pass.Flow, rule = pass.Rule, entity = pass.Record.Entity.ToString(), id = pass.Record.Id });
        }
    }
}
