using Brygga.Connectors.State.Reads;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Tables;

/// <summary>Steps that failed, one of a subject, until it is done or no longer wanted.</summary>
internal static class FailedStepTable
{
    /// <summary>The last failure of a subject counts, and its age is that of the first.</summary>
    public static void Save(IWork work, FailedStep failed) =>
        work.Run(Sql.Save, [[failed.Subject.ToString(), failed.Wish.ToString(), .. StoredIssue.Values(failed.Issue, failed.Issue.Line.At)]]);

    public static void Close(IWork work, Seq<string> subjects) => work.Run(Sql.Close, subjects.Map(static subject => new object?[] { subject }));

    /// <summary>Closes all that a plan no longer wants.</summary>
    public static void Keep(IWork work, Seq<Hash> wanted) => Close(work, IssueReads.Unwanted(work, wanted));

    /// <summary>Lets those that were refused, and that are meant, be tried once more.</summary>
    public static Seq<Issue> Retry(IWork work, RetryWish wish)
    {
        var meant = IssueReads.Meant(work, wish);
        work.Run(Sql.Retry, meant.Map(static failed => new object?[] { failed.Subject }));
        var issues = meant.Map(static failed => failed.Issue).Strict();
        LogTable.Append(work, wish.Lines(issues));
        return issues;
    }

    public static class Sql
    {
        public static readonly SetStatement Save = new(
            $"subject wish {StoredIssue.Columns}",
            """
            UPDATE failed_steps SET wish = r.wish, kind = r.kind, level = r.level, flow = r.flow, item = r.item, message = r.message, code = r.code,
              remedy = r.remedy, field_names = r.fields
            FROM @rows r WHERE failed_steps.connection = @connection AND failed_steps.subject = r.subject;
            INSERT INTO failed_steps (connection, subject, wish, since_at, kind, level, flow, item, message, code, remedy, field_names)
            SELECT @connection, r.subject, r.wish, r.since, r.kind, r.level, r.flow, r.item, r.message, r.code, r.remedy, r.fields FROM @rows r
            WHERE NOT EXISTS (SELECT 1 FROM failed_steps f WHERE f.connection = @connection AND f.subject = r.subject);
            """);

        public static readonly SetStatement Close = new("subject", "DELETE FROM failed_steps WHERE connection = @connection AND subject IN (SELECT r.subject FROM @rows r)");

        public static readonly SetStatement Retry = new("subject", "UPDATE failed_steps SET wish = NULL WHERE connection = @connection AND subject IN (SELECT r.subject FROM @rows r)");
    }
}
