using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The transfer log.</summary>
internal static class LogTable
{
    public static void Append(Work work, Seq<LogEntry> entries)
    {
        using var insert = work.Prepare(
            """
            INSERT INTO transfer_log (connection, number, logged_at, level, flow, item, message, code, remedy)
            SELECT @connection, COALESCE(MAX(number), 0) + 1, @at, @level, @flow, @item, @message, @code, @remedy
            FROM transfer_log WHERE connection = @connection
            """,
            "@at",
            "@level",
            "@flow",
            "@item",
            "@message",
            "@code",
            "@remedy");
        foreach (var e in entries) insert.Run(Stored.Instant(e.At), e.Level, e.Flow, e.Item, e.Message, e.Code, e.Remedy);
    }

    public static Seq<LogEntry> Newest(Work work, int most) => work
        .Read<(string At, string Level, string Flow, string Item, string Message, string Code, string Remedy)>(
            """
            SELECT logged_at, level, flow, item, message, code, remedy
            FROM transfer_log WHERE connection = @connection ORDER BY logged_at DESC, number DESC LIMIT @most
            """,
            new { most })
        .Select(static e => new LogEntry(Stored.Instant(e.At), e.Level, e.Flow, e.Item, e.Message, e.Code, e.Remedy))
        .ToSeq()
        .Strict();
}
