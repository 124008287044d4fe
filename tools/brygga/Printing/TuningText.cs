using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Brygga.Engine.Scoring;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>What settled pairs say of thresholds and points.</summary>
internal static class TuningText
{
    private const int Format = 1;

    public static void Print(IAnsiConsole console, Seq<Tuning> found, Seq<Finding> blocked)
    {
        FindingsText.Print(console, blocked, Seq<Finding>.Empty, int.MaxValue);
        foreach (var tuning in found)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{tuning.Flow}[/]: {tuning.Accepted.Count} pairs are linked or accepted, {tuning.Rejected.Count} rejected; likely from {tuning.Rules.Likely}");
            Thresholds(console, tuning);
            tuning.Accepted.Filter(static pair => !pair.IsCompared).Iter(pair =>
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  no candidate key finds {pair.Pair.One} and {pair.Pair.Other}, which are one"));
            tuning.Proposal.Match(
                proposal => Proposed(console, tuning, proposal),
                () => console.WriteLine("  Nothing is proposed while no pair is linked or accepted: brygga match accept, brygga adopt"));
            console.WriteLine();
        }
    }

    public static JsonObject Json(Seq<Tuning> found, Seq<Finding> blocked) => new()
    {
        ["format"] = Format,
        ["blocked"] = new JsonArray(blocked.Select(static finding => (JsonNode?)PlanJson.Node(finding)).ToArray()),
        ["registers"] = new JsonArray(found.Select(static tuning => (JsonNode?)Of(tuning)).ToArray()),
    };

    /// <summary>Thresholds between which nothing changes are one line.</summary>
    private static void Thresholds(IAnsiConsole console, Tuning tuning)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.None).AddColumns("  likely from", "found", "lost", "wrong");
        foreach (var column in table.Columns) column.RightAligned();
        var last = default((int, int, int)?);
        foreach (var one in tuning.Thresholds.Rev())
        {
            var counts = (one.Found, one.Lost, one.Wrong);
            if (counts == last && one.Likely != tuning.Rules.Likely) continue;
            last = counts;
            table.AddRow(Number(one.Likely) + (one.Likely == tuning.Rules.Likely ? " (now)" : ""), Number(one.Found), Number(one.Lost), Number(one.Wrong));
        }
        console.Write(table);
    }

    private static void Proposed(IAnsiConsole console, Tuning tuning, Proposal proposal)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [grey]Points worked out from {proposal.Pairs} pairs, for mappings/{tuning.Flow}.yaml; nothing is changed by itself:[/]");
        foreach (var line in Yaml(tuning, proposal)) console.WriteLine(line);
    }

    /// <summary>An overlay of the rules.</summary>
    private static IEnumerable<string> Yaml(Tuning tuning, Proposal proposal) =>
    [
        "score:",
        "  compare:",
        .. proposal.Comparisons.Map(one => $"    {one.Of.Values.Name}: {{ {Points(one)} }}"),
        $"  likely: {Number(proposal.Likely)}",
        $"  possible: {Number(proposal.Possible)}",
        $"  gap: {Number(tuning.Rules.Gap)}",
    ];

    /// <summary>In the form that the comparison has now, so that the overlay fits over it.</summary>
    private static string Points(ProposedPoints one) => string.Join(", ", Given(one).Append($"differs: {Number(one.Differs)}"));

    private static IEnumerable<string> Given(ProposedPoints one)
    {
        if (one.Of.Points > 0 || one.Of.Levels.IsEmpty) yield return $"points: {Number(one.Equal)}";
        if (!one.Of.Levels.IsEmpty) yield return $"levels: {{ {string.Join(", ", one.Of.Levels.Map(level => $"{level.From.ToString(CultureInfo.InvariantCulture)}: {Number(level.From >= 1 ? one.Equal : one.Alike)}"))} }}";
    }

    private static JsonObject Of(Tuning tuning) => new()
    {
        ["flow"] = tuning.Flow,
        ["accepted"] = tuning.Accepted.Count,
        ["rejected"] = tuning.Rejected.Count,
        ["likely"] = tuning.Rules.Likely,
        ["thresholds"] = new JsonArray(tuning.Thresholds.Select(static one => (JsonNode?)new JsonObject { ["likely"] = one.Likely, ["found"] = one.Found, ["lost"] = one.Lost, ["wrong"] = one.Wrong }).ToArray()),
        ["proposal"] = tuning.Proposal.Map(Of).Case as JsonNode,
    };

    private static JsonObject Of(Proposal proposal) => new()
    {
        ["pairs"] = proposal.Pairs,
        ["likely"] = proposal.Likely,
        ["possible"] = proposal.Possible,
        ["compare"] = new JsonArray(proposal.Comparisons.Select(static one => (JsonNode?)new JsonObject
        {
            ["name"] = one.Of.Values.Name,
            ["at"] = one.Of.At.ToString(),
            ["equal"] = one.Equal,
            ["alike"] = one.Alike,
            ["differs"] = one.Differs,
        }).ToArray()),
    };

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
