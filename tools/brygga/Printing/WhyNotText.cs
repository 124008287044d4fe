using System.Diagnostics;
using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Scoring;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Printing;

/// <summary>Why two records are not one, for a terminal.</summary>
internal static class WhyNotText
{
    public static void Print(IAnsiConsole console, WhyNotAnswer answer)
    {
        if (!answer.Blocked.IsEmpty) FindingsText.Print(console, answer.Blocked, LanguageExt.Seq<Engine.Planning.Finding>.Empty, int.MaxValue);
        answer.Why.Match(why => Print(console, answer, why), () => console.Say($"{answer.Flow.Name} can't be looked at."));
    }

    private static void Print(IAnsiConsole console, WhyNotAnswer answer, WhyNot why)
    {
        var (pair, names, rules) = (why.Pair, answer.Names, answer.Flow.Score.Map(static rules => (rules.Likely, rules.Possible)).IfNone((0, 0)));
        console.MarkupLineInterpolated($"[bold]{answer.Flow.Name}: {Called(pair.One, names)} and {Called(pair.Other, names)}[/] [grey]{pair.One}, {pair.Other}[/]");
        console.MarkupLine("\n[bold]Points[/]");
        foreach (var one in pair.Compared) Print(console, one);
        console.Say($"  {"sum",-24} {Points(pair.Points),7} of {Points(pair.Most)}; likely from {Points(rules.Likely)}, possible from {Points(rules.Possible)}");

        console.MarkupLine("\n[bold]Are they likely the same?[/]");
        if (why.Reasons.IsEmpty) console.Say(pair.IsSure ? "  Yes: a comparison settles it." : "  Yes, and well ahead of all others.");
        foreach (var reason in why.Reasons) foreach (var line in Says(reason, names)) console.Say($"  {line}");
        if (!why.Raise.IsEmpty)
            console.Say($"  They would be, with {Points(why.Needed)} points, if they were equal in {string.Join(" and ", why.Raise.Map(static one => $"{one.Name} (+{Points(one.Most - one.Points)})"))}.");
        else if (!why.Reasons.IsEmpty)
            console.Say("  No change of what is compared would make them so.");

        console.MarkupLine("\n[bold]Are they linked?[/]");
        if (why.Obstacles.IsEmpty) console.Say("  Yes.");
        foreach (var obstacle in why.Obstacles)
        {
            console.Say($"  No{obstacle.Way.Map(static way => $", not {way}").IfNone("")}: {obstacle.Because} ({obstacle.At})");
            console.Say($"    {obstacle.Remedy}");
        }
        if (!why.Obstacles.IsEmpty) console.Say($"  Or decide it yourself: {Accept(answer, why)}");
    }

    /// <summary>The command by which a person makes the two one.</summary>
    public static string Accept(WhyNotAnswer answer, WhyNot why) =>
        $"brygga match accept {answer.Flow.Name}/{answer.Names[why.Pair.One]} {answer.Flow.Name}/{answer.Names[why.Pair.Other]} --because \"...\"";

    private static void Print(IAnsiConsole console, ScoredComparison one)
    {
        var how = one.Outcome == ComparisonOutcome.Alike ? string.Create(CultureInfo.InvariantCulture, $"alike {one.Similarity:P0}") : ReviewWords.Of(one.Outcome);
        console.Say($"  {one.Name,-24} {Points(one.Points),7} of {Points(one.Most),-5} {how}: {Shown(one.One)} in Severa, {Shown(one.Other)} in Fortnox ({one.At})");
        var raw = one.Raw.Filter(static read => read.Value.IsSet).Map(static read => $"{read.Field} = {Shown(read.Value)}").Strict();
        if (!raw.IsEmpty) console.Say($"  {"",-24} read {string.Join(", ", raw)}");
    }

    private static Seq<string> Says(WhyNotReason reason, RecordNames names) => reason switch
    {
        WhyNotReason.NeverCompared never => "They were never compared: they have no candidate key in common.".Cons(never.Keys.Map(Key)),
        WhyNotReason.RuledOut ruled => Seq1($"They differ in {ruled.By.Name}, and that rules them out ({ruled.By.At})."),
        WhyNotReason.TooFewPoints few => Seq1($"They have too few points: {Points(few.Missing)} are missing."),
        WhyNotReason.Tied tied => Seq1($"{Called(tied.Of, names)} is as much like {Called(tied.With, names)}, with {Points(tied.Points)} points."),
        WhyNotReason.Taken taken => Seq1($"{Called(taken.Of, names)} goes with {Called(taken.By, names)}, with {Points(taken.Points)} points."),
        _ => throw new UnreachableException(reason.GetType().Name),
    };

    private static string Key(ComparedKey key) =>
        $"  {key.Name}: {Values(key.Severa)} in Severa, {Values(key.Fortnox)} in Fortnox{(key.IsTooCommon ? ", the same, and too many others have it" : "")} ({key.At})";

    private static string Values(Seq<Value> values) => values.IsEmpty ? "nothing" : string.Join(", ", values.Map(Shown));

    private static string Called(RecordRef record, RecordNames names) => $"{record.Side.Title()} {record.Entity.Name} {names[record]}";

    private static string Shown(Value value) => value.IsNothing ? "nothing" : value.Kind == ValueKind.Text ? $"'{value}'" : value.ToString();

    private static string Points(decimal points) => CompareText.Points(points);
}
