using LanguageExt;

namespace Brygga.Connectors.State.Tables;

/// <summary>The transfer log.</summary>
internal static class LogTable
{
    public static void Append(IWork work, Seq<LogEntry> entries)
    {
        if (entries.IsEmpty) return;
        var last = work.Read<long>(Sql.Last)[0];
        work.Run(Sql.Append, entries.Map((i, e) => new object?[] { last + i + 1, Stored.Instant(e.At), e.Level, e.Flow, e.Item, e.Message, e.Code, e.Remedy }));
    }

    public static class Sql
    {
        public const string Last = "SELECT COALESCE(MAX(number), 0) FROM transfer_log WHERE connection = @connection";

        public static readonly SetStatement Append = new(
            "number:number logged_at level flow item:long message:long code remedy:long",
            """
            INSERT INTO transfer_log (connection, number, logged_at, level, flow, item, message, code, remedy)
            SELECT @connection, r.number, r.logged_at, r.level, r.flow, r.item, r.message, r.code, r.remedy FROM @rows r
            """);
    }
}
