using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>Records that a rule with <c>remember:</c> has let through (M13).</summary>
internal static class PassTable
{
    public static void Save(IWork work, Seq<RememberedPass> passes)
    {
        foreach (var part in passes.Distinct().Chunk(Sets.Most))
        {
            work.Run(Sql.Save, RowSet.Of(part, static (row, pass) =>
            {
                row.Text("flow", pass.Flow);
                row.Text("rule_name", pass.Rule);
                row.Text("entity", pass.Record.Entity.ToString());
                row.Text("id", pass.Record.Id);
            }));
        }
    }

    public static class Sql
    {
        public const string Save =
            """
            INSERT INTO passes (connection, flow, rule_name, entity, record_id)
            SELECT @connection, r.flow, r.rule_name, r.entity, r.id
            FROM OPENJSON(@rows) WITH (flow nvarchar(4000), rule_name nvarchar(4000), entity nvarchar(4000), id nvarchar(4000)) r
            WHERE NOT EXISTS (SELECT 1 FROM passes p
              WHERE p.connection = @connection AND p.flow = r.flow COLLATE Latin1_General_100_BIN2 AND p.rule_name = r.rule_name COLLATE Latin1_General_100_BIN2
                AND p.entity = r.entity COLLATE Latin1_General_100_BIN2 AND p.record_id = r.id COLLATE Latin1_General_100_BIN2);
            """;
    }
}
