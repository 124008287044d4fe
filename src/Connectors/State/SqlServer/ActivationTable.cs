using Brygga.Engine.Data;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>Whether the connection is switched on, and what there was when it was.</summary>
internal static class ActivationTable
{
    public static void Activate(IWork work, Baseline baseline)
    {
        work.Run(Sql.Activate, new { at = Stored.Instant(baseline.At) });
        SchemaTable.Remember(work, baseline.Records.Values.Select(static row => row.Schema).OfType<Schema>());
        foreach (var part in baseline.Records.AsEnumerable().Chunk(Sets.Most))
        {
            work.Run(Sql.Baseline, RowSet.Of(part, static (row, record) =>
            {
                row.Text("entity", record.Key.Entity.ToString());
                row.Text("id", record.Key.Id);
                row.Bytes("row", record.Value.Memory.Span);
                row.Text("row_schema", record.Value.Schema!.Hash.ToString());
            }));
        }
    }

    public static void Deactivate(IWork work, DateTimeOffset at) => work.Run(Sql.Deactivate, new { at = Stored.Instant(at) });

    public static class Sql
    {
        public const string Activate =
            """
            DELETE FROM activations WHERE connection = @connection;
            DELETE FROM baseline WHERE connection = @connection;
            INSERT INTO activations (connection, activated_at) VALUES (@connection, @at);
            """;

        public const string Baseline =
            """
            INSERT INTO baseline (connection, entity, record_id, row_bytes, row_schema)
            SELECT @connection, r.entity, r.id, SUBSTRING(@bytes, r.row_at, r.row_size), r.row_schema
            FROM OPENJSON(@rows) WITH (entity nvarchar(4000), id nvarchar(4000), row_at int, row_size int, row_schema nvarchar(4000)) r;
            """;

        public const string Deactivate = "UPDATE activations SET deactivated_at = @at WHERE connection = @connection AND deactivated_at IS NULL";
    }
}
