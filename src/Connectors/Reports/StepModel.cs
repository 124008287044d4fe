using System.Diagnostics;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using LanguageExt;
using Scriban.Runtime;
using static LanguageExt.Prelude;

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
        ("part", Words.Part(step)),
        ("source", PlanModel.Record(step.Source, names)),
        ("target", step.Target.Map(target => PlanModel.Record(target, names)).Case),
        ("reason", step.OnlyOnFailure ? $"{Words.Of(step.Reason)}, should the transfer fail" : Words.Of(step.Reason)),
        ("at", step.Rule.ToString()),
        ("calls", step.Cost.Severa + step.Cost.Fortnox),
        ("action", step.Action.IfNone("")),
        ("file", step.Files.Map(files => File(files, names)).Case),
        ("fields", PlanModel.List(step.Fields.Filter(static change => Rows(change).IsEmpty), change => Field(change, step.Verb))),
        ("lists", PlanModel.List(step.Fields.Filter(static change => !Rows(change).IsEmpty), List)),
        ("sums", PlanModel.List(step.Expected, static sum => PlanModel.Map(("system", sum.Side.Title()), ("field", sum.Field), ("value", PlanModel.Value(sum.Value))))));

    /// <summary>What is made of several files is called by its name.</summary>
    private static ScriptObject File(FileSet files, RecordNames names) => files.Of is [var only] && files.As.IsNone
        ? PlanModel.Record(only, names)
        : PlanModel.Map(("entity", Words.Made(files)), ("key", files.ToString()), ("name", files.ToString()));

    /// <summary>The rows of a change that writes a list of records.</summary>
    private static Seq<Value> Rows(FieldChange change) => change.After is Wanted.Known { Value.Kind: ValueKind.List } known
        ? toSeq(known.Value.Items.ToArray()).Filter(static item => item.Kind == ValueKind.Record).Strict()
        : Seq<Value>();

    /// <summary>A list as a table: a column for each field that any row has.</summary>
    private static ScriptObject List(FieldChange change)
    {
        var rows = Rows(change);
        var columns = rows.Bind(static row => toSeq(row.Members.ToArray())).Map(static member => member.Name).Distinct(StringComparer.Ordinal).ToArray();
        return PlanModel.Map(
            ("field", change.Field),
            ("at", change.At.ToString()),
            ("columns", PlanModel.List(columns, static column => column)),
            ("rows", PlanModel.List(rows, row => PlanModel.List(columns, column => PlanModel.Value(Member(row, column))))));
    }

    private static Value Member(Value row, string name) => toSeq(row.Members.ToArray()).Find(member => member.Name == name).Map(static member => member.Value).IfNone(Value.Nothing);

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
