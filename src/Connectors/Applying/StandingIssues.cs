using System.Globalization;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>
/// What of a plan stands in the way until somebody acts, as the transfer log and the open issues say it (M38). A write that was
/// refused before is not among it: its failed step stands there already.
/// </summary>
internal static class StandingIssues
{
    private const int MostNamed = 2;

    /// <param name="left">The safety verdicts for which nothing is applied.</param>
    public static Seq<Issue> Of(Plan plan, Seq<SafetyVerdict> left, DateTimeOffset at) => (left.Map(verdict => Of(verdict, at)) + plan.Findings
        .Filter(static finding => finding.Kind is FindingKind.Refuse or FindingKind.Hold or FindingKind.Tie && finding.Reason != Reason.RefusedBefore)
        .Map(finding => Of(finding, at)))
        .Strict();

    /// <summary>The subjects of all steps that the plan wants, done by it or not.</summary>
    public static Seq<Hash> Wanted(Plan plan) => (plan.Steps + plan.Withheld).Map(Wishes.Subject).Strict();

    private static Issue Of(SafetyVerdict verdict, DateTimeOffset at) => new(
        new(at, LogLevels.Error, verdict.Flow.IfNone(""), verdict.About, $"nothing is applied: {verdict.What.Message}", verdict.Code, verdict.What.Remedy), IssueKinds.Safety, Seq<string>());

    private static Issue Of(Finding finding, DateTimeOffset at) => new(
        new(
            at,
            finding.Kind == FindingKind.Refuse ? LogLevels.Error : LogLevels.Warning,
            finding.Flow,
            Item(finding),
            finding.Rule.Length == 0 ? finding.What.Message : $"{finding.Rule}: {finding.What.Message}",
            finding.What.Code,
            finding.What.Remedy),
        Words.Of(finding.Kind),
        toSeq(finding.Values.Map(static read => $"{read.Side.Word()}.{read.Field}").Distinct(StringComparer.Ordinal)).Strict());

    private static string Item(Finding finding) => finding.Records.Count <= MostNamed
        ? string.Join(finding.Kind == FindingKind.Tie ? ", " : " = ", finding.Records)
        : string.Create(CultureInfo.InvariantCulture, $"{finding.Records[0]} and {finding.Records.Count - 1} more");
}
