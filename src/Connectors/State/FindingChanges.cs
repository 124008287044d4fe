using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>What is new of the findings that stand, and what no longer stands: every store decides it alike.</summary>
/// <param name="Gone">By their fingerprints.</param>
/// <param name="News">Each once.</param>
internal sealed record FindingChanges(Seq<string> Gone, Seq<LogEntry> News)
{
    public static FindingChanges Of(IEnumerable<string> known, Seq<LogEntry> standing)
    {
        var before = known.ToHashSet(StringComparer.Ordinal);
        var now = standing.ToLookup(static entry => entry.Fingerprint.ToString(), StringComparer.Ordinal);
        return new(
            before.Where(fingerprint => !now.Contains(fingerprint)).ToSeq().Strict(),
            now.Where(finding => !before.Contains(finding.Key)).Select(static finding => finding.First()).ToSeq().Strict());
    }
}
