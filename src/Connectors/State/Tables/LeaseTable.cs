using Brygga.Connectors.State.Leases;
using Brygga.Connectors.State.Reads;
using LanguageExt;

namespace Brygga.Connectors.State.Tables;

/// <summary>Who may work on the connection: one row, which stays, so that numbers only rise.</summary>
internal static class LeaseTable
{
    public static bool Take(IWork work, Option<Lease> before, Lease next)
    {
        if (LeaseReads.Find(work) != before) return false;
        work.Put(
            Sql.Replace,
            Sql.Begin,
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

    public static bool Keep(IWork work, long number, DateTimeOffset until) => work.Run(Sql.Keep, new { number, until = Stored.Instant(until) }) > 0;

    public static bool End(IWork work, long number, DateTimeOffset at) => work.Run(Sql.End, new { number, at = Stored.Instant(at) }) > 0;

    public static class Sql
    {
        public const string Replace =
            """
            UPDATE leases SET number = @number, holder = @holder, place = @place, taken_at = @taken, until_at = @until, ended_at = @ended, quiet_at = @quiet
            WHERE connection = @connection
            """;

        public const string Begin =
            """
            INSERT INTO leases (connection, number, holder, place, taken_at, until_at, ended_at, quiet_at)
            VALUES (@connection, @number, @holder, @place, @taken, @until, @ended, @quiet)
            """;

        public const string Keep = "UPDATE leases SET until_at = @until WHERE connection = @connection AND number = @number AND ended_at IS NULL";

        public const string End = "UPDATE leases SET ended_at = @at WHERE connection = @connection AND number = @number AND ended_at IS NULL";
    }
}
