using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The findings that stand: what was logged of them is not logged again while it stays so.</summary>
internal static class FindingTable
{
    public static Seq<Issue> Load(Work work) => toSeq(work
        .Read<StoredIssue>("SELECT since_at AS Since, kind, level, flow, item, message, code, remedy, field_names AS Fields FROM open_findings WHERE connection = @connection ORDER BY since_at, fingerprint")
        .Select(static stored => stored.Issue)).Strict();

    /// <summary>What is said of a thing may change, as the values do: it is as old as the first that was said of it.</summary>
    public static void Replace(Work work, Seq<Issue> standing)
    {
        var known = Load(work).ToDictionary(static issue => issue.Line.Fingerprint);
        var since = known.Values.ToLookup(About, static issue => issue.Line.At);
        var now = standing.ToLookup(static issue => issue.Line.Fingerprint);
        using var delete = work.Prepare("DELETE FROM open_findings WHERE connection = @connection AND fingerprint = @fingerprint", "@fingerprint");
        foreach (var gone in known.Keys.Where(fingerprint => !now.Contains(fingerprint))) delete.Run(gone.ToString());
        var news = now.Where(finding => !known.ContainsKey(finding.Key)).Select(static finding => (finding.Key, Issue: finding.First())).ToArray();
        using var insert = work.Prepare(
            """
            INSERT INTO open_findings (connection, fingerprint, since_at, kind, level, flow, item, message, code, remedy, field_names)
            VALUES (@connection, @fingerprint, @since, @kind, @level, @flow, @item, @message, @code, @remedy, @fields)
            """,
            ["@fingerprint", .. StoredIssue.Names]);
        foreach (var (fingerprint, issue) in news)
            insert.Run([fingerprint.ToString(), .. StoredIssue.Values(issue, since[About(issue)].Append(issue.Line.At).Min())]);
        LogTable.Append(work, news.Select(static finding => finding.Issue.Line).ToSeq().Strict());
    }

    private static (string, string, string) About(Issue issue) => (issue.Line.Flow, issue.Line.Item, issue.Line.Code);
}
