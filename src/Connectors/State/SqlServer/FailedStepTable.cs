using Brygga.Connectors.State.Reads;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>Steps that failed, one of a subject, until it is done or no longer wanted.</summary>
internal static class FailedStepTable
{
    /// <summary>The last failure of a subject counts, and its age is that of the first.</summary>
    public static void Save(IWork work, FailedStep failed)
    {
        var line = failed.Issue.Line;
        work.Run(
            Sql.Save,
            new
            {
                subject = failed.Subject.ToString(),
                wish = failed.Wish.ToString(),
                since = Stored.Instant(line.At),
                kind = failed.Issue.Kind,
                level = line.Level,
                flow = line.Flow,
                item = line.Item,
                message = line.Message,
                code = line.Code,
                remedy = line.Remedy,
                fields = StoredIssue.Text(failed.Issue.Fields),
            });
    }

    public static void Close(IWork work, Seq<string> subjects) => Each(work, Sql.Close, subjects);

    /// <summary>Closes all that a plan no longer wants.</summary>
    public static void Keep(IWork work, Seq<Hash> wanted) => Close(work, IssueReads.Unwanted(work, wanted));

    /// <summary>Lets those that were refused, and that are meant, be tried once more.</summary>
    public static Seq<Issue> Retry(IWork work, RetryWish wish)
    {
        var meant = IssueReads.Meant(work, wish);
        Each(work, Sql.Retry, meant.Map(static failed => failed.Subject));
        var issues = meant.Map(static failed => failed.Issue).Strict();
        LogTable.Append(work, wish.Lines(issues));
        return issues;
    }

    internal static void Each(IWork work, string sql, Seq<string> subjects)
    {
        foreach (var part in subjects.Chunk(Sets.Most)) work.Run(sql, RowSet.Of(part, static (row, subject) => row.Text("subject", subject)));
    }

    public static class Sql
    {
        public const string Save =
            """
            UPDATE failed_steps SET wish = @wish, kind = @kind, level = @level, flow = @flow, item = @item, message = @message, code = @code, remedy = @remedy,
              field_names = @fields
            WHERE connection = @connection AND subject = @subject;
            IF @@ROWCOUNT = 0
              INSERT INTO failed_steps (connection, subject, wish, since_at, kind, level, flow, item, message, code, remedy, field_names)
              VALUES (@connection, @subject, @wish, @since, @kind, @level, @flow, @item, @message, @code, @remedy, @fields);
            """;

        public const string Close = $"DELETE FROM failed_steps WHERE connection = @connection AND subject IN ({Subjects})";

        public const string Retry = $"UPDATE failed_steps SET wish = NULL WHERE connection = @connection AND subject IN ({Subjects})";

        private const string Subjects = "SELECT r.subject COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@rows) WITH (subject nvarchar(4000)) r";
    }
}
