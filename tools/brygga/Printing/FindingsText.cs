using Brygga.Engine.Planning;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>What will not be done, and why. Skips are counted by rule; the rest is shown record by record with its remedy.</summary>
internal static class FindingsText
{
    public static void Print(IAnsiConsole console, Seq<Finding> findings, Seq<Finding> known, int most)
    {
        var news = findings.Filter(finding => !known.Contains(finding)).Strict();
        PrintSkips(console, news.Filter(static f => f.Kind == FindingKind.Skip));
        foreach (var group in news.Filter(static f => f.Kind != FindingKind.Skip).GroupBy(static f => f.Kind))
        {
            foreach (var finding in group.Take(most)) Print(console, finding);
            if (group.Count() > most) console.MarkupLine($"  [grey]and {group.Count() - most} more {Words.Of(group.Key)} (--all shows them)[/]");
        }
        if (news.Count < findings.Count) console.MarkupLine($"[grey]{findings.Count - news.Count} findings as before[/]");
        if (!findings.IsEmpty) console.WriteLine();
    }

    private static void PrintSkips(IAnsiConsole console, Seq<Finding> skips)
    {
        foreach (var group in skips.GroupBy(static f => (f.Rule, f.What.At)))
            console.MarkupLineInterpolated($"[grey]skipped {group.Count()}: {group.First().What.Message} ({group.Key.At})[/]");
    }

    private static void Print(IAnsiConsole console, Finding finding)
    {
        var records = string.Join(finding.Kind == FindingKind.Tie ? ", " : " = ", finding.Records.Take(2)) + (finding.Records.Count > 2 ? " ..." : "");
        console.MarkupLineInterpolated($"[yellow]{Words.Of(finding.Kind)}[/] {finding.Flow}/{finding.Rule}: {finding.What.Message}");
        console.MarkupLineInterpolated($"  [grey]{records}, {finding.What.Code} at {finding.What.At}[/]");
        console.MarkupLineInterpolated($"  {finding.What.Remedy}");
    }
}
