using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Tool.Examining;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>Doctor's report.</summary>
internal static class ChecksText
{
    public static void Print(IAnsiConsole console, Seq<Check> checks)
    {
        foreach (var check in checks)
        {
            var lines = check.What.Split('\n');
            console.MarkupLineInterpolated($"{Word(check.Verdict),-7} {check.Of}: {lines[0]}{Suffix(check)}");
            foreach (var line in lines.Skip(1).Append(check.Remedy).Where(static line => line.Length > 0)) console.MarkupLineInterpolated($"        [grey]{line}[/]");
        }
        console.WriteLine();
        console.WriteLine($"{Count(CheckVerdict.Ok)} ok, {Count(CheckVerdict.Problem)} problems, {Count(CheckVerdict.Confirm)} for a person to confirm.");

        int Count(CheckVerdict verdict) => checks.Count(check => check.Verdict == verdict);
    }

    public static string Json(Seq<Check> checks) => new JsonObject
    {
        ["format"] = 1,
        ["checks"] = new JsonArray([.. checks.Map(static check => (JsonNode)new JsonObject
        {
            ["verdict"] = Word(check.Verdict),
            ["of"] = check.Of,
            ["what"] = check.What,
            ["remedy"] = check.Remedy,
            ["code"] = check.Code,
            ["at"] = check.At.Case is Origin at ? at.ToString() : null,
            ["docs"] = new JsonArray([.. check.Docs.Map(static docs => (JsonNode)docs)]),
        })]),
    }.ToJsonString();

    private static string Suffix(Check check) => string.Concat(
        check.Code.Length > 0 ? $" [{check.Code}]" : "",
        check.Docs.IsEmpty ? "" : $" [{string.Join(", ", check.Docs)}]");

    private static string Word(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Ok => "ok",
        CheckVerdict.Problem => "problem",
        CheckVerdict.Confirm => "confirm",
        _ => verdict.ToString(),
    };
}
