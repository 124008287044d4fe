using Brygga.Connectors.State.Leases;
using Brygga.Connectors.State.Reads;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Who may work on the connection: one row, which is never deleted, so that numbers only rise.</summary>
internal static class LeaseTable
{
    public static bool Take(Work work, Option<Lease> before, Lease next)
    {
        if (LeaseReads.Find(work) != before) return false;
        work.Run("DELETE FROM leases WHERE connection = @connection");
        work.Run(
            """
            INSERT INTO leases (connection, number, holder, place, taken_at, until_at, ended_at, quiet_at)
            VALUES (@connection, @number, @holder, @place, @taken, @until, @ended, @quiet)
            """,
            new
            {
                number = next.Number,
                holder = next.Holder,
                place = next.Place,
                taken = Stored.Instant(next.TakenAt),
                until = Stored.Instant(next.Until),
                ended = next.Ended.Map(Stored.Instant).MatchUnsafe(static at => at, static () => null),
                quiet = Stored.Instant(next.Quiet),
            });
        return true;
    }

    public static bool Keep(Work work, long number, DateTimeOffset until) => work.Run(
        "UPDATE leases SET until_at = @until WHERE connection = @connection AND number = @number AND ended_at IS NULL",
        new { number, until = Stored.Instant(until) }) > 0;

    public static bool End(Work work, long number, DateTimeOffset at) => work.Run(
        "UPDATE leases SET ended_at = @at WHERE connection = @connection AND number = @number AND ended_at IS NULL",
        new { number, at = Stored.Instant(at) }) > 0;

    /// <exception cref="LeaseLostException">Another lease is the connection's.</exception>
    public static void Check(Work work, long number)
    {
        if (work.Read<long>("SELECT number FROM leases WHERE connection = @connection").HeadOrNone() != number) throw new LeaseLostException();
    }
}
