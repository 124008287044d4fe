using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Brygga.Rules.Testing;
using LanguageExt;

namespace Brygga.Tool.Printing;

/// <summary>What came of the rule tests, cell by cell, and which rules they try out.</summary>
internal static class TestText
{
    public static string Print(TestReport report)
    {
        var text = new StringBuilder();
        foreach (var file in report.Outcomes.GroupBy(static o => o.File, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{file.Key}\n");
            foreach (var outcome in file) Print(text, outcome);
        }
        if (!report.Skipped.IsEmpty) text.Append("\nShipped tests of what this workspace has made otherwise\n");
        foreach (var test in report.Skipped) text.Append(CultureInfo.InvariantCulture, $"  skip  {test.Name}  ({test.At})\n          skipped: {test.Because} ({test.By})\n");
        foreach (var flow in report.Coverage.GroupBy(static c => c.Flow, StringComparer.Ordinal)) Print(text, flow.Key, [.. flow]);
        var decided = report.Coverage.Count(static c => c.Decided > 0);
        text.Append(CultureInfo.InvariantCulture, $"\n{report.Outcomes.Count - report.Failures} passed, {report.Failures} failed{(report.Skipped.IsEmpty ? "" : $", {report.Skipped.Count} skipped")}; {decided} of {report.Coverage.Count} rules make a difference in some test.");
        return text.ToString();
    }

    private static void Print(StringBuilder text, TestOutcome outcome)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {(outcome.Passed ? "ok  " : "FAIL")}  {outcome.Name}{(outcome.Passed ? "" : $"  ({outcome.At})")}\n");
        Table(text, "          ", [.. outcome.Differences.Map(static d => new[] { d.Record, d.Field, $"expected {d.Expected}", $"got {d.Got}" })]);
        foreach (var warning in outcome.Warnings) text.Append(CultureInfo.InvariantCulture, $"          warning {warning.Code} at {warning.At}: {warning.Message}\n");
    }

    private static void Print(StringBuilder text, string flow, RuleCoverage[] rules)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nRules of {flow}, and the tests that reach them\n");
        Table(text, "  ", [["rule", "evaluated", "made a difference"], .. rules.Select(static r => new[]
        {
            r.Rule, r.Reached.ToString(CultureInfo.InvariantCulture), r.Decided.ToString(CultureInfo.InvariantCulture) + (r.Decided == 0 ? "  <- no test" : ""),
        })]);
    }

    private static void Table(StringBuilder text, string indent, string[][] rows)
    {
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => cell.PadRight(column == row.Length - 1 ? 0 : rows.Max(r => r[column].Length)));
            text.Append(indent).AppendJoin("  ", cells).Append('\n');
        }
    }

    public static JsonObject Json(TestReport report) => new()
    {
        ["format"] = Diagnostics.Format,
        ["passed"] = report.Outcomes.Count - report.Failures,
        ["failed"] = report.Failures,
        ["tests"] = new JsonArray(report.Outcomes.Map(static o => (JsonNode)new JsonObject
        {
            ["file"] = o.File,
            ["line"] = o.At.Line,
            ["name"] = o.Name,
            ["passed"] = o.Passed,
            ["differences"] = new JsonArray(o.Differences.Map(static d => (JsonNode)new JsonObject
            {
                ["record"] = d.Record,
                ["field"] = d.Field,
                ["expected"] = d.Expected,
                ["got"] = d.Got,
            }).ToArray()),
            ["warnings"] = Diagnostics.Json(o.Warnings),
        }).ToArray()),
        ["skipped"] = new JsonArray(report.Skipped.Map(static s => (JsonNode)new JsonObject
        {
            ["file"] = s.File,
            ["line"] = s.At.Line,
            ["name"] = s.Name,
            ["because"] = $"skipped: {s.Because} ({s.By})",
            ["at"] = s.By.ToString(),
        }).ToArray()),
        ["coverage"] = new JsonArray(report.Coverage.Map(static c => (JsonNode)new JsonObject
        {
            ["flow"] = c.Flow,
            ["rule"] = c.Rule,
            ["at"] = c.At.ToString(),
            ["evaluated"] = c.Reached,
            ["decided"] = c.Decided,
        }).ToArray()),
    };
}
