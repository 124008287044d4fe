using Brygga.Connectors.State.Reads;
using LanguageExt;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>The findings that stand: what was logged of them is not logged again while it stays so.</summary>
internal static class FindingTable
{
    public static void Replace(IWork work, Seq<LogEntry> standing)
    {
        var (gone, news) = FindingChanges.Of(FindingReads.Fingerprints(work), standing);
        Forget(work, gone);
        foreach (var part in news.Chunk(Sets.Most))
        {
            work.Run(Sql.Insert, RowSet.Of(part, static (row, entry) =>
            {
                row.Text("fingerprint", entry.Fingerprint.ToString());
                row.Text("logged_at", Stored.Instant(entry.At));
            }));
        }
        LogTable.Append(work, news);
    }

    internal static void Forget(IWork work, Seq<string> fingerprints)
    {
        foreach (var part in fingerprints.Chunk(Sets.Most))
            work.Run(Sql.Delete, RowSet.Of(part, static (row, fingerprint) => row.Text("fingerprint", fingerprint)));
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
            INSERT INTO open_findings (connection, fingerprint, logged_at)
            SELECT @connection, r.fingerprint, r.logged_at FROM OPENJSON(@rows) WITH (fingerprint nvarchar(4000), logged_at nvarchar(4000)) r;
            """;
    }
}
