using LanguageExt;

namespace Brygga.Connectors.State.Reads;

/// <summary>The transfer log.</summary>
internal static class LogReads
{
    public static Seq<LogEntry> Find(IReads reads, LogQuery query) => reads
        .Read<(string At, string Level, string Flow, string Item, string Message, string Code, string Remedy)>(
            Sql(query, reads.Words),
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
    public static string Sql(LogQuery query, LogWords words) => string.Join('\n', new[]
    {
        "SELECT logged_at, level, flow, item, message, code, remedy FROM transfer_log WHERE connection = @connection",
        query.Since.IsSome ? "AND logged_at >= @since" : "",
        query.Until.IsSome ? "AND logged_at < @until" : "",
        query.Levels.IsEmpty ? "" : "AND level IN @levels",
        query.Flow.IsSome ? "AND flow = @flow" : "",
        query.About.IsSome ? words.About : "",
        "ORDER BY logged_at DESC, number DESC",
        words.Most,
    }.Where(static line => line.Length > 0));
}

/// <summary>What SQLite and SQL Server say differently.</summary>
/// <param name="About">That a text stands in the item or in the message.</param>
/// <param name="Most">How many lines are wanted.</param>
internal sealed record LogWords(string About, string Most);
