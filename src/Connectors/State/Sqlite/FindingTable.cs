using Brygga.Connectors.State.Reads;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The findings that stand: what was logged of them is not logged again while it stays so.</summary>
internal static class FindingTable
{
    public static void Replace(Work work, Seq<Issue> standing)
    {
        var changes = FindingChanges.Of(IssueReads.Findings(work), standing);
        using var delete = work.Prepare("DELETE FROM open_findings WHERE connection = @connection AND fingerprint = @fingerprint", "@fingerprint");
        foreach (var fingerprint in changes.Gone) delete.Run(fingerprint.ToString());
        using var insert = work.Prepare(
            """
            INSERT INTO open_findings (connection, fingerprint, since_at, kind, level, flow, item, message, code, remedy, field_names)
            VALUES (@connection, @fingerprint, @since, @kind, @level, @flow, @item, @message, @code, @remedy, @fields)
            """,
            ["@fingerprint", .. StoredIssue.Names]);
        foreach (var (issue, since) in changes.News) insert.Run([issue.Line.Fingerprint.ToString(), .. StoredIssue.Values(issue, since)]);
        LogTable.Append(work, changes.Lines);
    }
}
