using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Brygga.Engine.Reading;
using LanguageExt;
using Scriban.Runtime;

namespace Brygga.Connectors.Reports;

/// <summary>A plan as templates see it: texts, numbers, truths, lists and maps of them, and no .NET object. docs/reports.md names all of it.</summary>
internal static class PlanModel
{
    /// <summary>What waits for a person comes first.</summary>
    private static readonly FindingKind[] Kinds =
        [FindingKind.Refuse, FindingKind.Hold, FindingKind.Tie, FindingKind.Conflict, FindingKind.Drift, FindingKind.Report, FindingKind.Skip];

    public static ScriptObject Of(PlanReport report)
    {
        var (plan, names) = report;
        return Map(
            ("plan", Head(plan)),
            ("totals", Totals(plan)),
            ("safety", List(plan.Safety, Safety)),
            ("flows", List(plan.Steps.GroupBy(static step => (step.Flow, step.Source.Side, step.Verb == Verb.Link)), static group => Flow(group.Key.Flow, group.ToArray()))),
            ("kinds", List(Kinds.Where(kind => plan.Findings.Exists(f => f.Kind == kind)), kind => Kind(plan, kind))),
            ("steps", List(plan.Steps, step => StepModel.Of(step, names))),
            ("findings", List(Groups(plan), group => FindingModel.Of(group, names))));
    }

    private static ScriptObject Head(Plan plan) => Map(
        ("id", PlanJson.IdOf(plan).ToString()),
        ("connection", plan.Header.Connection),
        ("at", plan.Header.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
        ("engine", plan.Header.Engine),
        ("rules", plan.Header.Rules.ToString()));

    private static ScriptObject Totals(Plan plan)
    {
        var cost = plan.Steps.Filter(static step => !step.OnlyOnFailure).Fold(default(Cost), static (sum, step) => sum + step.Cost);
        var time = Pace.Of(cost);
        return Map(
            ("steps", plan.Steps.Filter(static step => !step.OnlyOnFailure).Count),
            ("findings", plan.Findings.Fold(0, static (sum, finding) => sum + finding.Count)),
            ("calls_severa", cost.Severa),
            ("calls_fortnox", cost.Fortnox),
            ("seconds", (int)Math.Ceiling(time.TotalSeconds)),
            ("minutes", (int)Math.Ceiling(time.TotalMinutes)));
    }

    private static ScriptObject Flow(string flow, Step[] steps) => Map(
        ("flow", flow),
        ("from", steps[0].Source.Side.Title()),
        ("to", steps[0].Source.Side.Other().Title()),
        ("creates", steps.Count(static step => step.Verb == Verb.Create)),
        ("updates", steps.Count(static step => step.Verb == Verb.Update && !step.OnlyOnFailure)),
        ("links", steps.Count(static step => step.Verb == Verb.Link)),
        ("actions", steps.Count(static step => step.Verb == Verb.Act)),
        ("files", steps.Count(static step => step.Verb == Verb.Attach)),
        ("look_ups", steps.Count(static step => step.Verb == Verb.Resolve)));

    /// <summary>Why the plan would be stopped.</summary>
    private static ScriptObject Safety(SafetyVerdict verdict) => Map(
        ("code", verdict.Code),
        ("flow", verdict.Flow.IfNone("")),
        ("about", verdict.About),
        ("message", verdict.What.Message),
        ("remedy", verdict.What.Remedy));

    private static ScriptObject Kind(Plan plan, FindingKind kind) => Map(
        ("kind", Words.Of(kind)),
        ("count", plan.Findings.Filter(finding => finding.Kind == kind).Fold(0, static (sum, finding) => sum + finding.Count)));

    /// <summary>What one rule says, with one remedy.</summary>
    private static IEnumerable<Finding[]> Groups(Plan plan) => plan.Findings
        .GroupBy(static finding => (finding.Kind, finding.Flow, finding.Rule, finding.What.Code, finding.What.At, finding.What.Remedy))
        .OrderBy(static group => System.Array.IndexOf(Kinds, group.Key.Kind))
        .Select(static group => group.ToArray());

    public static ScriptObject Map(params (string Name, object? Value)[] members)
    {
        var map = new ScriptObject(StringComparer.Ordinal);
        foreach (var (name, value) in members) map.SetValue(name, value, readOnly: true);
        return map;
    }

    public static ScriptArray List<T>(IEnumerable<T> items, Func<T, object?> of) => new(items.Select(of));

    /// <summary>A record: its system, its kind, what people call it, and its id.</summary>
    public static ScriptObject Record(RecordRef record, RecordNames names) => Map(
        ("system", record.Side.Title()),
        ("entity", record.Entity.Name),
        ("key", names[record]),
        ("id", record.Id),
        ("name", record.ToString()));

    public static ScriptObject Value(Value value) => Map(
        ("text", value.IsNothing ? "(empty)" : value.Kind == ValueKind.Reference ? value.Referenced.Record.Id : value.ToString()),
        ("empty", value.IsNothing),
        ("unread", value.IsUnknown));
}
