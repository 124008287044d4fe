using Brygga.Connectors.State.Reads;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>The findings that stand: what was logged of them is not logged again while it stays so.</summary>
internal static class FindingTable
{
    public static void Replace(IWork work, Seq<Issue> standing)
    {
        var changes = FindingChanges.Of(IssueReads.Findings(work), standing);
        Forget(work, changes.Gone);
        foreach (var part in changes.News.Chunk(Sets.Most))
        {
            work.Run(Sql.Insert, RowSet.Of(part, static (row, news) =>
            {
                row.Text("fingerprint", news.Issue.Line.Fingerprint.ToString());
                IssueSet.Write(row, news.Issue, news.Since);
            }));
        }
        LogTable.Append(work, changes.Lines);
    }

    internal static void Forget(IWork work, Seq<Hash> fingerprints)
    {
        foreach (var part in fingerprints.Chunk(Sets.Most))
            work.Run(Sql.Delete, RowSet.Of(part, static (row, fingerprint) => row.Text("fingerprint", fingerprint.ToString())));
    }

    public static class Sql
    {
        public const string Delete =
            """
            DELETE FROM open_findings WHERE connection = @connection
            AND fingerprint IN (SELECT r.fingerprint COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@rows) WITH (fingerprint nvarchar(4000)) r)
            """;

        public const string Insert =
            """
            INSERT INTO open_findings (connection, fingerprint, since_at, kind, level, flow, item, message, code, remedy, field_names)
            SELECT @connection, r.fingerprint, r.since, r.kind, r.level, r.flow, r.item, r.message, r.code, r.remedy, r.fields
            FROM OPENJSON(@rows) WITH (fingerprint nvarchar(4000), since nvarchar(4000), kind nvarchar(4000), level nvarchar(4000), flow nvarchar(4000),
              item nvarchar(max), message nvarchar(max), code nvarchar(4000), remedy nvarchar(max), fields nvarchar(max)) r;
            """;
    }
}
