using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Engine.Planning.Json;
using Brygga.Engine.Scoring;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>What the candidate keys of scores find.</summary>
internal static class KeysText
{
    private const int Format = 1;

    public static void Print(IAnsiConsole console, Seq<TimedComparisons> found, int most)
    {
        FindingsText.Print(console, Blocked(found), Seq<Engine.Planning.Finding>.Empty, int.MaxValue);
        foreach (var (registers, took) in Registers(found))
        {
            console.MarkupLineInterpolated($"[bold]{registers.Flow}[/]: {Count(registers.Keys.Pairs)} pairs compared of {Count((long)registers.Severa.Count * registers.Fortnox.Count)} that there are; {Count(registers.Keys.Measured)} times two values that are not equal; {Seconds(took)} s here");
            var table = new Spectre.Console.Table().Border(TableBorder.None).AddColumns("  key", "values", "pairs", "too common", "pairs left out").RightAlign();
            foreach (var key in registers.Keys.Keys) table.AddRow(new Text($"  {key.Name}"), new Text(Count(key.Values)), new Text(Count(key.Pairs)), new Text(Count(key.TooCommon)), new Text(Count(key.PairsDropped)));
            console.Write(table);
            foreach (var key in registers.Keys.Keys) Largest(console, key);
            Unreached(console, registers, most);
            console.WriteLine();
        }
    }

    private static Seq<Engine.Planning.Finding> Blocked(Seq<TimedComparisons> found) => found.Bind(static one => one.Found.Blocked).Strict();

    private static Seq<(ComparedRegisters Registers, TimeSpan Took)> Registers(Seq<TimedComparisons> found) =>
        found.Bind(static one => one.Found.Reviews.Map(review => (review.Registers, one.Took))).Strict();

    private static Spectre.Console.Table RightAlign(this Spectre.Console.Table table)
    {
        foreach (var column in table.Columns.Skip(1)) column.RightAligned();
        return table;
    }

    /// <summary>A block of one pair is no cost.</summary>
    private static void Largest(IAnsiConsole console, KeyUse key)
    {
        var largest = key.Largest.Filter(static block => block.Pairs > 1).Strict();
        if (largest.IsEmpty) return;
        console.MarkupLineInterpolated($"  largest of {key.Name} [grey]({key.At}; too common from {Count(key.Most + 1)} records of a side)[/]");
        foreach (var block in largest) console.MarkupLineInterpolated($"    '{block.Value}': {Count(block.Severa)} in Severa, {Count(block.Fortnox)} in Fortnox, {Count(block.Pairs)} pairs{(block.IsTooCommon ? ", too common" : "")}");
    }

    private static void Unreached(IAnsiConsole console, ComparedRegisters registers, int most)
    {
        var called = (registers.Severa + registers.Fortnox).ToDictionary(static record => record.Record, ReviewWords.Called);
        var unreached = registers.Keys.Unreached;
        if (unreached.IsEmpty) return;
        console.MarkupLineInterpolated($"  {Count(unreached.Count)} {(unreached.Count == 1 ? "record that no key reaches: it is" : "records that no key reaches: they are")} compared with none");
        foreach (var record in unreached.Take(most)) console.MarkupLineInterpolated($"    {record.Side.Title()} {called[record]}");
        if (unreached.Count > most) console.MarkupLineInterpolated($"    [grey]and {Count(unreached.Count - most)} more (--all shows them)[/]");
    }

    public static JsonObject Json(Seq<TimedComparisons> found) => new()
    {
        ["format"] = Format,
        ["blocked"] = Array(Blocked(found), PlanJson.Node),
        ["registers"] = Array(Registers(found), static one => new JsonObject
        {
            ["flow"] = one.Registers.Flow,
            ["severa"] = one.Registers.Severa.Count,
            ["fortnox"] = one.Registers.Fortnox.Count,
            ["pairs"] = one.Registers.Keys.Pairs,
            ["measured"] = one.Registers.Keys.Measured,
            ["seconds"] = Math.Round(one.Took.TotalSeconds, 3),
            ["keys"] = Array(one.Registers.Keys.Keys, Of),
            ["unreached"] = Array(one.Registers.Keys.Unreached, static record => record.ToString()),
        }),
    };

    private static JsonNode Of(KeyUse key) => new JsonObject
    {
        ["name"] = key.Name,
        ["at"] = key.At.ToString(),
        ["most"] = key.Most,
        ["values"] = key.Values,
        ["pairs"] = key.Pairs,
        ["too_common"] = key.TooCommon,
        ["pairs_left_out"] = key.PairsDropped,
        ["largest"] = Array(key.Largest, static block => new JsonObject
        {
            ["value"] = PlanJson.Node(block.Value),
            ["severa"] = block.Severa,
            ["fortnox"] = block.Fortnox,
            ["pairs"] = block.Pairs,
            ["too_common"] = block.IsTooCommon,
        }),
    };

    private static JsonArray Array<T>(Seq<T> items, Func<T, JsonNode?> write) => new(items.Select(write).ToArray());

    private static string Seconds(TimeSpan took) => took.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
