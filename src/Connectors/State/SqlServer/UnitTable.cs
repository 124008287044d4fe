using Brygga.Connectors.State.Tables;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>
/// Begins and notes units of work. When the connection breaks during a commit, nobody has heard whether it happened: the unit's
/// number, committed with it, tells. An open store does one unit after the other, so its last one is all that has to be kept.
/// </summary>
internal static class UnitTable
{
    public const string Alone = "Exclusive";
    public const string Together = "Shared";

    /// <summary>Long after the last try of anything.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Takes the connection's lock, which the transaction's end gives back.</summary>
    public static Begun Begin(IWork work, string connection, string mode, string writer)
    {
        var (got, unit, lease) = work.Read<(int Got, long? Unit, long? Lease)>(Sql.Begin, new { resource = $"brygga:{connection}", mode, writer })[0];
        return got >= 0 ? new(unit ?? 0, lease) : throw new StateUnavailableException(
            $"The state of '{connection}' is in use by another brygga, which has not come to an end in {Sql.WaitSeconds} seconds.\nWait until it is done, or end it.");
    }

    public static void Note(IWork work, string writer, long unit, DateTimeOffset at) => work.Run(
        Sql.Note, new { writer, unit, at = Stored.Instant(at), old = Stored.Instant(at > DateTimeOffset.MinValue + Kept ? at - Kept : at) });

    public static class Sql
    {
        /// <summary>Less than the time for an answer, so that this answers first.</summary>
        public const int WaitSeconds = 30;

        public const string Begin =
            """
            DECLARE @got int;
            EXEC @got = sp_getapplock @Resource = @resource, @LockMode = @mode, @LockOwner = 'Transaction', @LockTimeout = 30000;
            SELECT @got AS got, (SELECT number FROM units WHERE connection = @connection AND writer = @writer) AS unit,
              (SELECT number FROM leases WHERE connection = @connection) AS lease;
            """;

        public const string Note =
            """
            UPDATE units SET number = @unit, written_at = @at WHERE connection = @connection AND writer = @writer;
            IF @@ROWCOUNT = 0
            BEGIN
              DELETE FROM units WHERE connection = @connection AND written_at < @old;
              INSERT INTO units (connection, writer, number, written_at) VALUES (@connection, @writer, @unit, @at);
            END;
            """;
    }
}

/// <summary>What a unit of work finds at its beginning.</summary>
/// <param name="Unit">The last unit that this store has committed, or 0.</param>
/// <param name="Lease">The number of the connection's lease.</param>
internal sealed record Begun(long Unit, long? Lease);
