using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>What is new of the findings that stand, and what no longer stands: every store decides it alike.</summary>
/// <param name="Gone">By their fingerprints.</param>
/// <param name="News">Each once, and since when the thing it is about has been so.</param>
internal sealed record FindingChanges(Seq<Hash> Gone, Seq<(Issue Issue, DateTimeOffset Since)> News)
{
    public Seq<LogEntry> Lines => News.Map(static news => news.Issue.Line).Strict();

    /// <summary>What is said of a thing may change, as the values do: it is as old as the first that was said of it.</summary>
    public static FindingChanges Of(Seq<Issue> known, Seq<Issue> standing)
    {
        var before = known.Map(static issue => issue.Line.Fingerprint).ToHashSet();
        var since = known.ToLookup(About, static issue => issue.Line.At);
        var now = standing.ToLookup(static issue => issue.Line.Fingerprint);
        var news = now.Where(finding => !before.Contains(finding.Key)).Select(static finding => finding.First());
        return new(
            before.Where(fingerprint => !now.Contains(fingerprint)).ToSeq().Strict(),
            news.Select(issue => (issue, since[About(issue)].Append(issue.Line.At).Min())).ToSeq().Strict());
    }

    private static (string, string, string) About(Issue issue) => (issue.Line.Flow, issue.Line.Item, issue.Line.Code);
}
