using Brygga.Connectors.State.Reads;
using LanguageExt;

namespace Brygga.Connectors.State.Tables;

/// <summary>The findings that stand: what was logged of them is not logged again while it stays so.</summary>
internal static class FindingTable
{
    public static void Replace(IWork work, Seq<Issue> standing)
    {
        var changes = FindingChanges.Of(IssueReads.Findings(work), standing);
        work.Run(Sql.Delete, changes.Gone.Map(static fingerprint => new object?[] { fingerprint.ToString() }));
        work.Run(Sql.Insert, changes.News.Map(static news => (object?[])[news.Issue.Line.Fingerprint.ToString(), .. StoredIssue.Values(news.Issue, news.Since)]));
        LogTable.Append(work, changes.Lines);
    }

    public static class Sql
    {
        public static readonly SetStatement Delete = new(
            "fingerprint", "DELETE FROM open_findings WHERE connection = @connection AND fingerprint IN (SELECT r.fingerprint FROM @rows r)");

        public static readonly SetStatement Insert = new(
            $"fingerprint {StoredIssue.Columns}",
            """
            INSERT INTO open_findings (connection, fingerprint, since_at, kind, level, flow, item, message, code, remedy, field_names)
            SELECT @connection, r.fingerprint, r.since, r.kind, r.level, r.flow, r.item, r.message, r.code, r.remedy, r.fields FROM @rows r
            """);
    }
}
