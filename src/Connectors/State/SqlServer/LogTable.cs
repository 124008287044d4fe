using Brygga.Connectors.State.Reads;
using LanguageExt;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>The transfer log.</summary>
internal static class LogTable
{
    public static void Append(IWork work, Seq<LogEntry> entries)
    {
        foreach (var part in entries.Chunk(Sets.Most))
        {
            work.Run(Sql.Append, RowSet.Of(part.Select(static (entry, i) => (Nth: i + 1, entry)), static (row, e) =>
            {
                row.Number("nth", e.Nth);
                row.Text("logged_at", Stored.Instant(e.entry.At));
                row.Text("level", e.entry.Level);
                row.Text("flow", e.entry.Flow);
                row.Text("item", e.entry.Item);
                row.Text("message", e.entry.Message);
                row.Text("code", e.entry.Code);
                row.Text("remedy", e.entry.Remedy);
            }));
        }
    }

    public static Seq<LogEntry> Find(IWork work, LogQuery query) => LogReads.Find(work, query, Words);

    public static LogWords Words { get; } = new(
        "AND (CHARINDEX(@about, item) > 0 OR CHARINDEX(@about, message) > 0)", "OFFSET 0 ROWS FETCH NEXT @most ROWS ONLY");

    public static class Sql
    {
        public const string Append =
            """
            INSERT INTO transfer_log (connection, number, logged_at, level, flow, item, message, code, remedy)
            SELECT @connection, (SELECT COALESCE(MAX(t.number), 0) FROM transfer_log t WHERE t.connection = @connection) + r.nth,
              r.logged_at, r.level, r.flow, r.item, r.message, r.code, r.remedy
            FROM OPENJSON(@rows) WITH (nth bigint, logged_at nvarchar(4000), level nvarchar(4000), flow nvarchar(4000),
              item nvarchar(max), message nvarchar(max), code nvarchar(4000), remedy nvarchar(max)) r;
            """;
    }
}
