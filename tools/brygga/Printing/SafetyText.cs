using System.Text.Json.Nodes;
using Brygga.Engine.Guarding;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>Why a plan is not applied before a person accepts that, for people and for programs.</summary>
internal static class SafetyText
{
    public static void Print(IAnsiConsole console, Seq<SafetyVerdict> verdicts, Acceptance accepted)
    {
        foreach (var verdict in verdicts)
        {
            console.MarkupLineInterpolated($"[red]{(accepted.Covers(verdict) ? "accepted" : "stopped")}[/] {Title(verdict)}: {verdict.What.Message}");
            console.MarkupLineInterpolated($"  [grey]{verdict.Code}[/] {verdict.What.Remedy}");
        }
    }

    /// <summary>All of it on one line.</summary>
    public static string Line(Seq<SafetyVerdict> verdicts) => string.Join("; ", verdicts.Map(static verdict => $"stopped by {verdict.Code}: {Title(verdict)}: {verdict.What.Message}"));

    public static JsonArray Json(Seq<SafetyVerdict> verdicts) => new(verdicts.Map(static verdict => (JsonNode)new JsonObject
    {
        ["code"] = verdict.Code,
        ["flow"] = verdict.Flow.Case as string,
        ["about"] = verdict.About,
        ["message"] = verdict.What.Message,
        ["remedy"] = verdict.What.Remedy,
    }).ToArray());

    private static string Title(SafetyVerdict verdict) => verdict.Flow.Match(flow => $"{flow}, {verdict.About}", () => verdict.About);
}
