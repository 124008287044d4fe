using System.Globalization;

namespace Brygga.Bench;

/// <summary>Verdicts as a table that can stand in a Markdown page.</summary>
internal static class Table
{
    public static void Head(string what)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}"));
        Console.WriteLine($"| {what} | by hand, ns | Brygga, ns | ratio | from - to | by hand, bytes | Brygga, bytes | rounds |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
    }

    public static void Row(string what, Verdict v) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {v.Baseline:0} | {v.Candidate:0} | {v.Ratio:0.00} | {v.Low:0.00} - {v.High:0.00} | {v.BaselineBytes} | {v.CandidateBytes} | {v.Rounds} |"));

    public static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
