using System.Diagnostics;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using LanguageExt;
using Scriban.Runtime;

namespace Brygga.Connectors.Reports;

/// <summary>A step as templates see it.</summary>
internal static class StepModel
{
    public static ScriptObject Of(Step step, RecordNames names) => PlanModel.Map(
        ("id", step.Id.ToString()),
        ("flow", step.Flow),
        ("verb", Words.Of(step.Verb)),
        ("to", step.Entity.Side.Title()),
        ("entity", step.Entity.Name),
        ("part", step.Part.IfNone("")),
        ("source", PlanModel.Record(step.Source, names)),
        ("target", step.Target.Map(target => PlanModel.Record(target, names)).Case),
        ("reason", Words.Of(step.Reason)),
        ("at", step.Rule.ToString()),
        ("calls", step.Cost.Severa + step.Cost.Fortnox),
        ("fields", PlanModel.List(step.Fields, change => Field(change, step.Verb))));

    private static ScriptObject Field(FieldChange change, Verb verb) => PlanModel.Map(
        ("field", change.Field),
        ("before", verb == Verb.Update ? PlanModel.Value(change.Before) : null),
        ("after", After(change.After)),
        ("reason", Words.Of(change.Reason)),
        ("rule", change.Rule),
        ("at", change.At.ToString()));

    private static ScriptObject After(Wanted wanted) => wanted switch
    {
        Wanted.Known known => PlanModel.Value(known.Value),
        Wanted.Late late => PlanModel.Map(("text", $"(what {late.Field} will be)"), ("empty", false), ("unread", false)),
        _ => throw new UnreachableException(wanted.GetType().Name),
    };
}

/// <summary>The findings of one rule as templates see them.</summary>
internal static class FindingModel
{
    public static ScriptObject Of(Finding[] group, RecordNames names) => PlanModel.Map(
        ("kind", Words.Of(group[0].Kind)),
        ("flow", group[0].Flow),
        ("rule", group[0].Rule),
        ("at", group[0].What.At.ToString()),
        ("code", group[0].What.Code),
        ("reason", Words.Of(group[0].Reason)),
        ("remedy", group[0].What.Remedy),
        ("count", group.Sum(static finding => finding.Count)),
        ("items", PlanModel.List(group, finding => Item(finding, names))));

    private static ScriptObject Item(Finding finding, RecordNames names) => PlanModel.Map(
        ("message", finding.What.Message),
        ("count", finding.Count),
        ("records", PlanModel.List(finding.Records, record => PlanModel.Record(record, names))),
        ("values", PlanModel.List(finding.Values, static read => PlanModel.Map(
            ("system", read.Side.Title()), ("field", read.Field), ("value", PlanModel.Value(read.Value))))));
}
