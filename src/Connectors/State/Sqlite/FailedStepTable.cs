using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Steps that failed, one of a subject, until it is done or no longer wanted.</summary>
internal static class FailedStepTable
{
    private const string Columns = "since_at AS Since, kind, level, flow, item, message, code, remedy, field_names AS Fields";

    public static Seq<Issue> Load(Work work) => toSeq(work
        .Read<StoredIssue>($"SELECT {Columns} FROM failed_steps WHERE connection = @connection ORDER BY since_at, subject")
        .Select(static stored => stored.Issue)).Strict();

    public static Seq<Refusal> Refusals(Work work) => toSeq(work
        .Read<(string Subject, string Wish, string Since, string Message)>(
            "SELECT subject, wish, since_at, message FROM failed_steps WHERE connection = @connection AND kind = @kind AND wish IS NOT NULL ORDER BY subject",
            new { kind = IssueKinds.Data })
        .Select(static r => new Refusal(Hash.Parse(r.Subject), Hash.Parse(r.Wish), Stored.Instant(r.Since), r.Message))).Strict();

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

    public static void Close(Work work, Hash subject) =>
        work.Run("DELETE FROM failed_steps WHERE connection = @connection AND subject = @subject", new { subject = subject.ToString() });

    /// <summary>Closes all that a plan no longer wants.</summary>
    public static void Keep(Work work, Seq<Hash> wanted)
    {
        var kept = wanted.ToHashSet();
        foreach (var subject in work.Read<string>("SELECT subject FROM failed_steps WHERE connection = @connection").Select(Hash.Parse).Where(subject => !kept.Contains(subject)))
            Close(work, subject);
    }

    /// <summary>Lets those that were refused, and that are meant, be tried once more.</summary>
    public static Seq<Issue> Retry(Work work, RetryWish wish)
    {
        var meant = work
            .Read<string>("SELECT subject FROM failed_steps WHERE connection = @connection ORDER BY since_at, subject")
            .Zip(Load(work).AsEnumerable(), static (subject, issue) => (Subject: subject, Issue: issue)).Where(failed => wish.Concerns(failed.Issue)).ToArray();
        foreach (var (subject, _) in meant) work.Run("UPDATE failed_steps SET wish = NULL WHERE connection = @connection AND subject = @subject", new { subject });
        var issues = toSeq(meant.Select(static failed => failed.Issue).ToArray()).Strict();
        LogTable.Append(work, wish.Lines(issues));
        return issues;
    }
}
