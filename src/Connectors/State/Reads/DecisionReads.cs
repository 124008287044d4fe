using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>What people have decided.</summary>
internal static class DecisionReads
{
    public static Seq<Decision> Load(IReads reads) => toSeq(reads
        .Read<(string Flow, string Severa, string Fortnox, string Judgement, string By, string At, string Because)>(Sql.Load)
        .Select(static d => new Decision(
            new(d.Flow, Stored.Record(d.Severa), Stored.Record(d.Fortnox)), Enum.Parse<Judgement>(d.Judgement), d.By, Stored.Instant(d.At), d.Because))).Strict();

    public static class Sql
    {
        public const string Load =
            """
            SELECT flow, severa_record, fortnox_record, judgement, decided_by, decided_at, because FROM decisions
            WHERE connection = @connection ORDER BY flow, severa_record, fortnox_record
            """;
    }
}
