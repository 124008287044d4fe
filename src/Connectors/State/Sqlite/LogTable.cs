using Brygga.Connectors.State.Reads;
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

    public static Seq<LogEntry> Find(Work work, LogQuery query) => LogReads.Find(work, query, Words);

    public static LogWords Words { get; } = new("AND (instr(item, @about) > 0 OR instr(message, @about) > 0)", "LIMIT @most");
}
