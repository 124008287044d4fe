using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>What waits to be mended: findings that stand, and steps that failed.</summary>
internal static class IssueReads
{
    /// <summary>Both, the oldest first.</summary>
    public static Seq<Issue> Load(IReads reads) => toSeq((Findings(reads) + FailedSteps(reads).Map(static failed => failed.Issue)).OrderBy(static issue => issue.Line.At)).Strict();

    public static Seq<Issue> Findings(IReads reads) => toSeq(reads.Read<StoredIssue>(Sql.Findings).Select(static stored => stored.Issue)).Strict();

    public static Seq<(string Subject, Issue Issue)> FailedSteps(IReads reads) =>
        toSeq(Subjects(reads).Zip(reads.Read<StoredIssue>(Sql.FailedSteps), static (subject, stored) => (subject, stored.Issue))).Strict();

    /// <summary>Those of failed steps that a person may want tried once more.</summary>
    public static Seq<(string Subject, Issue Issue)> Meant(IReads reads, RetryWish wish) => FailedSteps(reads).Filter(failed => wish.Concerns(failed.Issue)).Strict();

    /// <summary>Those of failed steps that a plan no longer wants.</summary>
    public static Seq<string> Unwanted(IReads reads, Seq<Hash> wanted)
    {
        var kept = wanted.Map(static subject => subject.ToString()).ToHashSet(StringComparer.Ordinal);
        return toSeq(Subjects(reads).Where(subject => !kept.Contains(subject))).Strict();
    }

    public static Seq<Refusal> Refusals(IReads reads) => toSeq(reads
        .Read<(string Subject, string Wish, string Since, string Message)>(Sql.Refusals, new { kind = IssueKinds.Data })
        .Select(static r => new Refusal(Hash.Parse(r.Subject), Hash.Parse(r.Wish), Stored.Instant(r.Since), r.Message))).Strict();

    private static IReadOnlyList<string> Subjects(IReads reads) => reads.Read<string>(Sql.Subjects);

    public static class Sql
    {
        public const string Findings = $"SELECT {Columns} FROM open_findings WHERE connection = @connection ORDER BY since_at, fingerprint";

        public const string FailedSteps = $"SELECT {Columns} FROM failed_steps WHERE connection = @connection ORDER BY since_at, subject";

        public const string Subjects = "SELECT subject FROM failed_steps WHERE connection = @connection ORDER BY since_at, subject";

        public const string Refusals =
            "SELECT subject, wish, since_at, message FROM failed_steps WHERE connection = @connection AND kind = @kind AND wish IS NOT NULL ORDER BY subject";

        private const string Columns = "since_at AS Since, kind, level, flow, item, message, code, remedy, field_names AS Fields";
    }
}
