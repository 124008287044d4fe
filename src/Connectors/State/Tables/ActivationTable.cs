using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Tables;

/// <summary>Whether the connection is switched on, and what there was when it was.</summary>
internal static class ActivationTable
{
    public static void Activate(IWork work, Baseline baseline)
    {
        work.Run(Sql.Activate, new { at = Stored.Instant(baseline.At) });
        SchemaTable.Remember(work, baseline.Records.Values.Select(static row => row.Schema).OfType<Schema>());
        work.Run(Sql.Baseline, baseline.Records.AsEnumerable().Select(static record => new object?[]
        {
            record.Key.Entity.ToString(), record.Key.Id, Stored.Bytes(record.Value), record.Value.Schema!.Hash.ToString(),
        }));
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

        public const string Deactivate = "UPDATE activations SET deactivated_at = @at WHERE connection = @connection AND deactivated_at IS NULL";

        public static readonly SetStatement Baseline = new(
            "entity id row_bytes:bytes row_schema",
            """
            INSERT INTO baseline (connection, entity, record_id, row_bytes, row_schema)
            SELECT @connection, r.entity, r.id, r.row_bytes, r.row_schema FROM @rows r
            """);
    }
}
