using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Whether the connection is switched on, and what there was when it was.</summary>
internal static class ActivationTable
{
    public static void Activate(Work work, Baseline baseline)
    {
        work.Run("DELETE FROM activations WHERE connection = @connection");
        work.Run("DELETE FROM baseline WHERE connection = @connection");
        work.Run("INSERT INTO activations (connection, activated_at) VALUES (@connection, @at)", new { at = Stored.Instant(baseline.At) });
        SchemaTable.Remember(work, baseline.Records.Values.Select(static row => row.Schema).OfType<Schema>());
        using var insert = work.Prepare(
            "INSERT INTO baseline (connection, entity, record_id, row_bytes, row_schema) VALUES (@connection, @entity, @id, @bytes, @schema)",
            ["@entity", "@id", "@bytes", "@schema"]);
        foreach (var (record, row) in baseline.Records)
            insert.Run([record.Entity.ToString(), record.Id, Stored.Bytes(row), row.Schema!.Hash.ToString()]);
    }

    public static void Deactivate(Work work, DateTimeOffset at) => work.Run(
        "UPDATE activations SET deactivated_at = @at WHERE connection = @connection AND deactivated_at IS NULL",
        new { at = Stored.Instant(at) });
}
