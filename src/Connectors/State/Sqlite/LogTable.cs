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

    public static Seq<LogEntry> Find(Work work, LogQuery query) => work
        .Read<(string At, string Level, string Flow, string Item, string Message, string Code, string Remedy)>(
            Sql(query),
            new
            {
                since = query.Since.Map(Stored.Instant).Case,
                until = query.Until.Map(Stored.Instant).Case,
                levels = query.Levels.ToArray(),
                flow = query.Flow.Case,
                about = query.About.Case,
                most = query.Most,
            })
        .Select(static e => new LogEntry(Stored.Instant(e.At), e.Level, e.Flow, e.Item, e.Message, e.Code, e.Remedy))
        .ToSeq()
        .Strict();

    /// <summary>A condition stands there only when it is asked for: the index on the time then bounds what is read.</summary>
    public static string Sql(LogQuery query) => string.Join('\n', new[]
    {
        "SELECT logged_at, level, flow, item, message, code, remedy FROM transfer_log WHERE connection = @connection",
        query.Since.IsSome ? "AND logged_at >= @since" : "",
        query.Until.IsSome ? "AND logged_at < @until" : "",
        query.Levels.IsEmpty ? "" : "AND level IN @levels",
        query.Flow.IsSome ? "AND flow = @flow" : "",
        query.About.IsSome ? "AND (instr(item, @about) > 0 OR instr(message, @about) > 0)" : "",
        "ORDER BY logged_at DESC, number DESC LIMIT @most",
    }.Where(static line => line.Length > 0));
}
