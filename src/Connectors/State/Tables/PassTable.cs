using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Tables;

/// <summary>Records that a rule with <c>remember:</c> has let through (M13).</summary>
internal static class PassTable
{
    public static void Save(IWork work, Seq<RememberedPass> passes) =>
        work.Run(Sql.Save, passes.Distinct().Map(static pass => new object?[] { pass.Flow, pass.Rule, pass.Record.Entity.ToString(), pass.Record.Id }));

    public static class Sql
    {
        public static readonly SetStatement Save = new(
            "flow rule_name entity id",
            """
            INSERT INTO passes (connection, flow, rule_name, entity, record_id)
            SELECT @connection, r.flow, r.rule_name, r.entity, r.id FROM @rows r
            WHERE NOT EXISTS (SELECT 1 FROM passes p
              WHERE p.connection = @connection AND p.flow = r.flow AND p.rule_name = r.rule_name AND p.entity = r.entity AND p.record_id = r.id)
            """);
    }
}
