using Brygga.Connectors.State.Reads;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Steps that failed, one of a subject, until it is done or no longer wanted.</summary>
internal static class FailedStepTable
{
    /// <summary>The last failure of a subject counts, and its age is that of the first.</summary>
    public static void Save(Work work, FailedStep failed)
    {
        using var insert = work.Prepare(
            """
            INSERT INTO failed_steps (connection, subject, wish, since_at, kind, level, flow, item, message, code, remedy, field_names)
            VALUES (@connection, @subject, @wish, @since, @kind, @level, @flow, @item, @message, @code, @remedy, @fields)
            ON CONFLICT (connection, subject) DO UPDATE SET wish = excluded.wish, kind = excluded.kind, level = excluded.level, flow = excluded.flow,
              item = excluded.item, message = excluded.message, code = excluded.code, remedy = excluded.remedy, field_names = excluded.field_names
            """,
            ["@subject", "@wish", .. StoredIssue.Names]);
        insert.Run([failed.Subject.ToString(), failed.Wish.ToString(), .. StoredIssue.Values(failed.Issue, failed.Issue.Line.At)]);
    }

    public static void Close(Work work, string subject) =>
        work.Run("DELETE FROM failed_steps WHERE connection = @connection AND subject = @subject", new { subject });

    /// <summary>Closes all that a plan no longer wants.</summary>
    public static void Keep(Work work, Seq<Hash> wanted)
    {
        foreach (var subject in IssueReads.Unwanted(work, wanted)) Close(work, subject);
    }

    /// <summary>Lets those that were refused, and that are meant, be tried once more.</summary>
    public static Seq<Issue> Retry(Work work, RetryWish wish)
    {
        var meant = IssueReads.Meant(work, wish);
        foreach (var (subject, _) in meant) work.Run("UPDATE failed_steps SET wish = NULL WHERE connection = @connection AND subject = @subject", new { subject });
        var issues = meant.Map(static failed => failed.Issue).Strict();
        LogTable.Append(work, wish.Lines(issues));
        return issues;
    }
}
