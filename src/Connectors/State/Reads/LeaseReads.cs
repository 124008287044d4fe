using Brygga.Connectors.State.Leases;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>Who may work on the connection.</summary>
internal static class LeaseReads
{
    public static Option<Lease> Find(IReads reads) => reads
        .Read<(long Number, string Holder, string Place, string Taken, string Until, string? Ended, string Quiet)>(Sql.Find)
        .HeadOrNone()
        .Map(static row => new Lease(row.Number, row.Holder, row.Place, Stored.Instant(row.Taken), Stored.Instant(row.Until), Stored.Instant(row.Quiet)) { Ended = Optional(row.Ended).Map(Stored.Instant) });

    public static class Sql
    {
        public const string Find = "SELECT number, holder, place, taken_at, until_at, ended_at, quiet_at FROM leases WHERE connection = @connection";
    }
}
