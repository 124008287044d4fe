using DbUp.Engine;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State;

/// <summary>How far a store was brought up to date; looking does not do it.</summary>
/// <param name="Ran">The scripts that ran, and when.</param>
/// <param name="Waiting">Those that the next opening runs.</param>
public sealed record MigrationStatus(Seq<(string Script, DateTimeOffset At)> Ran, Seq<string> Waiting)
{
    internal static MigrationStatus Of(IEnumerable<(string Script, string At)> ran, IReadOnlyList<SqlScript> scripts)
    {
        var known = toSeq(ran).Map(static r => (r.Script, Stored.Instant(r.At))).Strict();
        return new(known, toSeq(scripts).Map(static s => s.Name).Filter(name => !known.Exists(r => r.Script == name)).Strict());
    }
}
