using System.Diagnostics;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>Why a record is treated as it is, for a terminal.</summary>
internal static class WhyText
{
    public static void Print(IAnsiConsole console, WhyAnswer answer)
    {
        if (!answer.Blocked.IsEmpty) console.Say("The flow does nothing at all:");
        foreach (var finding in answer.Blocked) PrintFinding(console, finding);
        foreach (var record in answer.Records) Print(console, record, answer.Names);
    }

    private static void Print(IAnsiConsole console, Explanation why, RecordNames names)
    {
        console.MarkupLineInterpolated($"[bold]{why.Flow}: {Called(why.Record, names)}[/] [grey]{why.Record}[/]");
        console.Say($"  {Linked(why.Linkage, names)}");
        foreach (var key in why.Keys) console.Say($"  {key.Way}: {key.Pair} is {Shown(key.Value)} ({key.At})");
        if (!why.PickUp.IsEmpty) console.MarkupLine("\n[bold]Picked up?[/]");
        foreach (var pick in why.PickUp) console.Say($"  {pick.Field}: {(pick.Now == pick.Wanted ? "yes" : "no")}, it is {Named(pick.Now, names)}{(pick.Now == pick.Wanted ? "" : $" and would have to be {Named(pick.Wanted, names)}")} ({pick.At})");
        Rules(console, "Takes part?", why.Select);
        Rules(console, "Would be created on the other side?", why.Creating);
        Rules(console, "May it be sent as it would be written?", why.Check);
        if (!why.Fields.IsEmpty) console.MarkupLine("\n[bold]Field by field[/]");
        foreach (var field in why.Fields) Print(console, field, why.Linkage is Linkage.Remembered);
        console.MarkupLine("\n[bold]The next run[/]");
        foreach (var step in why.Steps) Print(console, step, names);
        if (why.Steps.IsEmpty) console.Say(why.Agrees ? "  writes nothing; remembers that both sides agree" : "  does nothing with it");
        foreach (var finding in why.Findings) PrintFinding(console, finding);
    }

    private static string Called(RecordRef record, RecordNames names) => $"{record.Side.Title()} {record.Entity.Name} {names[record]}";

    private static string Linked(Linkage linkage, RecordNames names) => linkage switch
    {
        Linkage.Remembered known => $"linked with {Called(known.Partner, names)} ({known.Partner}) by an earlier run",
        Linkage.Found found => $"the next run links it with {Called(found.Partner, names)} ({found.Partner}): {found.Way} ({found.At})",
        Linkage.Decided decided => $"the next run links it with {Called(decided.Partner, names)} ({decided.Partner}): {decided.Decision.By} decided so, {decided.Decision.Because}",
        Linkage.Lost lost => $"linked with {lost.Partner}, which is not there any more",
        Linkage.Alone => "not linked",
        _ => throw new UnreachableException(linkage.GetType().Name),
    };

    private static void Rules(IAnsiConsole console, string title, Seq<RuleOutcome> rules)
    {
        if (!rules.IsEmpty) console.MarkupLineInterpolated($"\n[bold]{title}[/]");
        foreach (var rule in rules)
        {
            var says = rule.Broken.Match(static finding => $"{Words.Of(finding.Kind)}: {finding.What.Message}", () => rule.Remembered ? "passes, as it did before" : "passes");
            var read = rule.Values.Map(static value => $"{value.Field} = {Shown(value.Value)}") + rule.Facts.Map(static fact => $"{Fact(fact.Fact)} = {Shown(fact.Value)}");
            console.Say($"  {rule.Record.Side.Title()} {rule.Rule}: {says} ({rule.At}){(read.IsEmpty ? "" : $"; {string.Join(", ", read)}")}");
        }
    }

    private static void Print(IAnsiConsole console, FieldOutcome field, bool linked)
    {
        console.Say($"  {field.Rule}: {Says(field.Verdict)} ({field.At}); {field.Master.Title()} is master");
        foreach (var read in field.Reads) console.Say($"    {Read(read, linked)}");
        console.Say($"    {Read(field.Target, linked)}{(field.Verdict is FieldVerdict.InStep ? "" : $", the rule has {Shown(field.Wanted)}")}");
    }

    private static string Says(FieldVerdict verdict) => verdict switch
    {
        FieldVerdict.InStep => "in step",
        FieldVerdict.Written written => $"is written: {Words.Of(written.Change.Reason)}",
        FieldVerdict.Left left => $"{Words.Of(left.Why.Kind)}: {left.Why.What.Message}",
        FieldVerdict.OnceOnly => "set at creation only",
        FieldVerdict.NotConcerned => "not for this record, or not in this direction",
        _ => throw new UnreachableException(verdict.GetType().Name),
    };

    private static string Read(AgreedValue value, bool linked) => $"{value.Side.Title()} {value.Field} = {Shown(value.Now)}{(linked ? Agreed(value) : "")}";

    private static string Agreed(AgreedValue value) => value.Base.IsUnknown
        ? ", never agreed on"
        : value.Base == value.Now ? ", as last agreed" : $", last agreed: {Shown(value.Base)}";

    private static void Print(IAnsiConsole console, Step step, RecordNames names)
    {
        var what = step.Target.Match(target => Called(target, names), () => $"{step.Entity.Side.Title()} {step.Entity.Name}");
        console.Say($"  {Words.Of(step.Verb)} {what}{(Words.Part(step) is { Length: > 0 } part ? $" ({part})" : "")}: {Words.Of(step.Reason)} ({step.Rule})");
        foreach (var done in step.Action.ToSeq() + step.Files.Map(static files => files.ToString()).ToSeq()) console.Say($"    {done}");
        foreach (var change in step.Fields) console.Say($"    {PlanText.Change(change)} ({change.At})");
    }

    private static void PrintFinding(IAnsiConsole console, Finding finding)
    {
        console.Say($"  {Words.Of(finding.Kind)} by {finding.Rule}: {finding.What.Message} ({finding.What.Code} at {finding.What.At})");
        console.Say($"    {finding.What.Remedy}");
    }

    public static string Fact(Fact fact) => fact switch
    {
        Engine.Data.Fact.ExistedBefore => "sync.existed_before",
        Engine.Data.Fact.Changed => "sync.changed",
        Engine.Data.Fact.Needed => "sync.needed",
        Engine.Data.Fact.Linked => "sync.linked",
        _ => throw new UnreachableException(fact.ToString()),
    };

    private static string Named(Value value, RecordNames names) => value.Kind == ValueKind.Reference ? $"'{names[value.Referenced.Record]}'" : Shown(value);

    private static string Shown(Value value) => value.IsNothing ? "(empty)" : value.Kind == ValueKind.Text ? $"'{value}'" : value.ToString();
}
