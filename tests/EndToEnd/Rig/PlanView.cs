using System.Text.Json.Nodes;

namespace Brygga.EndToEnd.Rig;

/// <summary>A plan's JSON as a program of somebody else would read it.</summary>
internal sealed class PlanView(JsonNode json)
{
    public IReadOnlyList<PlannedStep> Steps { get; } = [.. json["steps"]!.AsArray().Select(static step => new PlannedStep(step!))];

    public IReadOnlyList<Found> Findings { get; } = [.. json["findings"]!.AsArray().Select(static finding => new Found(finding!))];

    public IReadOnlyList<Verdict> Safety { get; } = [.. json["safety"]!.AsArray().Select(static verdict => new Verdict(verdict!))];

    public IEnumerable<Found> About(string record) => Findings.Where(finding => finding.Records.Contains(record, StringComparer.Ordinal));

    public bool Touches(string record) => Steps.Any(step => step.Source == record || step.Target == record);
}

internal sealed record PlannedStep(string Verb, string Source, string? Target)
{
    public PlannedStep(JsonNode json)
        : this(json["verb"]!.GetValue<string>(), json["source"]!.GetValue<string>(), json["target"]?.GetValue<string>())
    {
    }
}

internal sealed record Verdict(string Code, string? Flow, string About, string Message)
{
    public Verdict(JsonNode json)
        : this(json["diagnostic"]!["bry"]!.GetValue<string>(), json["flow"]?.GetValue<string>(), json["about"]!.GetValue<string>(), json["diagnostic"]!["message"]!.GetValue<string>())
    {
    }
}

internal sealed record Found(string Kind, string Code, string Rule, string Message, string Remedy, string[] Records)
{
    public Found(JsonNode json)
        : this(
            json["finding"]!.GetValue<string>(),
            json["diagnostic"]!["bry"]!.GetValue<string>(),
            json["rule"]!.GetValue<string>(),
            json["diagnostic"]!["message"]!.GetValue<string>(),
            json["diagnostic"]!["remedy"]!.GetValue<string>(),
            [.. json["records"]!.AsArray().Select(static record => record!.GetValue<string>())])
    {
    }
}

/// <summary>Records as plans and logs name them.</summary>
internal static class Names
{
    public static string Severa(string? guid) => $"severa.customer/{guid}";

    public static string Fortnox(string? number) => $"fortnox.customer/{number}";
}
