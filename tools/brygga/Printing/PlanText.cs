using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using Brygga.Engine.Reading;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>A plan for a terminal: what would change, from what to what, why, and what will not be done.</summary>
internal static class PlanText
{
    /// <param name="known">Findings that were shown before: counted, not repeated.</param>
    public static void Print(IAnsiConsole console, Plan plan, RecordNames names, bool all, Acceptance accepted, Seq<Finding> known = default)
    {
        var most = all ? int.MaxValue : 10;
        foreach (var group in plan.Steps.GroupBy(static step => (step.Flow, step.Verb, step.Entity, step.OnlyOnFailure)))
            Print(console, group.Key.Flow, Heading(group.Key.Verb, group.Key.Entity) + (group.Key.OnlyOnFailure ? ", should the transfer fail" : ""), group.ToArray(), names, most);
        FindingsText.Print(console, plan.Findings, known, most);
        SafetyText.Print(console, plan.Safety, accepted);
        console.MarkupLine(plan.Steps.IsEmpty ? "Nothing to do." : $"[bold]{Markup.Escape(Totals(plan))}[/]");
    }

    private static void Print(IAnsiConsole console, string flow, string heading, Step[] steps, RecordNames names, int most)
    {
        console.MarkupLine($"[bold]{Markup.Escape(flow)}: {steps.Length} {Markup.Escape(heading)}[/]");
        var table = new Spectre.Console.Table().Border(TableBorder.None).HideHeaders().AddColumns("", "", "");
        foreach (var step in steps.Take(most)) table.AddRow(new Text("  " + Who(step, names)), new Text(What(step, names)), new Text(Why(step), new Style(Color.Grey)));
        console.Write(table);
        if (steps.Length > most) console.MarkupLine($"  [grey]and {steps.Length - most} more (--all shows them)[/]");
        console.WriteLine();
    }

    private static string Heading(Verb verb, EntityRef entity) => verb switch
    {
        Verb.Link => $"to link with a {entity.Name} in {entity.Side.Title()}",
        Verb.Create => $"to create in {entity.Side.Title()}",
        Verb.Update => $"to update in {entity.Side.Title()}",
        Verb.Act => $"to change in {entity.Side.Title()} by an action",
        Verb.Attach => $"to get a file in {entity.Side.Title()}",
        Verb.Resolve => $"whose earlier create in {entity.Side.Title()} got no answer: to be looked up, and once more when it must have settled (minutes)",
        _ => throw new System.Diagnostics.UnreachableException(verb.ToString()),
    };

    private static string Who(Step step, RecordNames names) => step.Target.Match(target => names[target], () => $"for {names[step.Source]}");

    private static string What(Step step, RecordNames names) => step.Verb switch
    {
        Verb.Link => $"= {step.Source.Side.Title()} {names[step.Source]}",
        Verb.Act => step.Action.IfNone(""),
        Verb.Attach => step.Files.Match(files => files.Of is [var only] && files.As.IsNone ? $"{only.Entity.Name} {names[only]}" : $"{files} ({Words.Made(files)})", static () => ""),
        _ => string.Join('\n', step.EndsLink ? Words.Part(step).Cons(step.Fields.Map(Change)) : step.Fields.Map(Change)),
    };

    public static string Change(FieldChange change) => change.Before.IsNothing && change.Base.IsUnknown
        ? $"{change.Field}: {Shown(change.After)}"
        : $"{change.Field}: '{change.Before}' -> {Shown(change.After)}";

    private static string Shown(Wanted wanted) => wanted switch
    {
        Wanted.Known { Value.IsNothing: true } => "(empty)",
        Wanted.Known { Value.Kind: ValueKind.List } known => $"{known.Value.Items.Length} {(known.Value.Items.Length == 1 ? "row" : "rows")}",
        Wanted.Known { Value.Kind: ValueKind.Text } known => $"'{known.Value}'",
        Wanted.Known known => known.Value.ToString(),
        Wanted.Late late => $"(what {late.Field} will be)",
        _ => throw new System.Diagnostics.UnreachableException(wanted.GetType().Name),
    };

    private static string Why(Step step) => $"{Words.Of(step.Reason)}, {step.Rule}";

    private static string Totals(Plan plan)
    {
        var steps = plan.Steps.Filter(static step => !step.OnlyOnFailure).Strict();
        var cost = steps.Fold(default(Cost), static (sum, step) => sum + step.Cost);
        var verbs = string.Join(", ", steps.GroupBy(static step => step.Verb).Select(static g => $"{g.Count()} to {Words.Of(g.Key)}"));
        var seconds = Math.Ceiling(Pace.Of(cost).TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"Plan: {verbs}. {cost.Severa} calls to Severa, {cost.Fortnox} to Fortnox, about {Math.Max(1, seconds)} s.");
    }
}
