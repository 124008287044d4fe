using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Engine.Scoring;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>Compared registers for a terminal: numbers first, then what needs a person, the most pressing first.</summary>
internal static class CompareText
{
    private const int Most = 10;
    private const int Longest = 60;

    /// <param name="only">Show these, whether or not they need a person.</param>
    public static void Print(IAnsiConsole console, Comparisons found, Option<ReviewKind> only, bool all)
    {
        FindingsText.Print(console, found.Blocked, Seq<Engine.Planning.Finding>.Empty, int.MaxValue);
        foreach (var review in found.Reviews)
        {
            Numbers(console, review);
            var items = review.Items.Filter(item => only.Match(kind => item.Kind == kind, () => item.NeedsPerson)).Strict();
            foreach (var group in items.GroupBy(static item => item.Kind)) Print(console, group.ToArray(), all ? int.MaxValue : Most);
            if (only.IsNone) Duplicates(console, review, all ? int.MaxValue : Most);
        }
        console.MarkupLine(found.Open == 0 ? "Nothing needs a person." : $"[bold]{found.Open} {(found.Open == 1 ? "item needs" : "items need")} a person.[/]");
    }

    /// <summary>How the records of both sides stand, in numbers.</summary>
    public static void Numbers(IAnsiConsole console, RegisterReview review)
    {
        var rules = review.Registers.Rules;
        console.MarkupLineInterpolated($"[bold]{review.Registers.Flow}[/] [grey]likely from {Points(rules.Likely)} points, possible from {Points(rules.Possible)}[/]");
        var (severa, fortnox) = (review.Numbers(Side.Severa), review.Numbers(Side.Fortnox));
        var table = new Spectre.Console.Table().Border(TableBorder.None).AddColumn("").AddColumn(new TableColumn(Side.Severa.Title()).RightAligned()).AddColumn(new TableColumn(Side.Fortnox.Title()).RightAligned());
        Row(table, "records", severa.Records, fortnox.Records);
        Row(table, "linked by an earlier run", severa.Remembered, fortnox.Remembered);
        Row(table, "linked by a person's decision", severa.Decided, fortnox.Decided);
        foreach (var (way, count) in severa.Found) Row(table, $"linked {way}", count, fortnox.Found.Find(other => other.Way == way).Map(static other => other.Count).IfNone(0));
        foreach (var kind in Enum.GetValues<ReviewKind>().Where(static kind => kind != ReviewKind.Linked)) Row(table, ReviewWords.Meaning(kind), severa[kind], fortnox[kind]);
        Row(table, "likely there twice", severa.Duplicates, fortnox.Duplicates);
        console.Write(table);
        review.Registers.Unproved.IfSome(why => console.MarkupLineInterpolated($"[yellow]Not everything was listed, and what is missing may be there: {why}[/]"));
        console.WriteLine();
    }

    private static void Row(Spectre.Console.Table table, string what, int severa, int fortnox)
    {
        if (severa + fortnox > 0) table.AddRow(new Text("  " + what), new Text(Count(severa)), new Text(Count(fortnox)));
    }

    /// <summary>Records that stand alone for one reason are listed under it; of pairs each has a reason of its own.</summary>
    private static void Print(IAnsiConsole console, ReviewItem[] items, int most)
    {
        var alike = items[0].Kind is ReviewKind.Alone or ReviewKind.NoPart
            ? items.GroupBy(static item => (Does: string.Join('\n', ReviewWords.Does(item)), Remedies: string.Join('\n', ReviewWords.Remedies(item)))).Select(static group => group.ToArray())
            : items.Take(most).Select(static item => new[] { item });
        foreach (var group in alike)
        {
            foreach (var item in group.Take(most)) Head(console, item);
            More(console, group.Length - most, ReviewWords.Of(items[0].Kind));
            foreach (var does in ReviewWords.Does(group[0])) console.MarkupLineInterpolated($"  [grey]{does}[/]");
            foreach (var remedy in ReviewWords.Remedies(group[0])) console.MarkupLineInterpolated($"  {remedy}");
        }
        if (items[0].Kind is not (ReviewKind.Alone or ReviewKind.NoPart)) More(console, items.Length - most, ReviewWords.Of(items[0].Kind));
        console.WriteLine();
    }

    private static void Head(IAnsiConsole console, ReviewItem item)
    {
        var partner = item.Partner.Match(other => $" {(item.Kind is ReviewKind.Linked or ReviewKind.Doubtful ? "=" : "~")} {Called(other)}", static () => "");
        var points = item.Pair.Match(static pair => $", {Points(pair.Points)} of {Points(pair.Most)} points", static () => "");
        console.MarkupLineInterpolated($"[yellow]{ReviewWords.Of(item.Kind)}[/] {Called(item.Record)}{partner}{points}");
        foreach (var other in item.Kind == ReviewKind.Tie ? item.Record.Candidates.Tail : Seq<ScoredPair>.Empty)
            console.MarkupLineInterpolated($"  [grey]or {other[item.Record.Record.Side.Other()].Id}, {Points(other.Points)} points[/]");
    }

    private static void More(IAnsiConsole console, int more, string kind)
    {
        if (more > 0) console.MarkupLineInterpolated($"[grey]and {Count(more)} more {kind} (--all shows them)[/]");
    }

    private static void Duplicates(IAnsiConsole console, RegisterReview review, int most)
    {
        var (pairs, called) = (review.Registers.Duplicates, (review.Registers.Severa + review.Registers.Fortnox).ToDictionary(static record => record.Record, ReviewWords.Called));
        foreach (var pair in pairs.Take(most)) console.MarkupLineInterpolated($"[yellow]twice[/] in {pair.One.Side.Title()}: {Short(called[pair.One])} and {Short(called[pair.Other])}, {Points(pair.Points)} of {Points(pair.Most)} points");
        More(console, pairs.Count - most, "twice");
        if (!pairs.IsEmpty) console.WriteLine();
    }

    private static string Called(ComparedRecord record) => $"{record.Record.Side.Title()} {Short(ReviewWords.Called(record))}";

    private static string Short(string name) => name.Length <= Longest ? name : string.Concat(name.AsSpan(0, Longest), "…");

    public static string Points(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
