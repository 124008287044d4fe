using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Connectors.State;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>What waits to be mended, for people and for programs.</summary>
internal static class IssuesText
{
    private const int Format = 1;

    /// <summary>A line for the issue, and one for where to mend it and how.</summary>
    public static void Print(IAnsiConsole console, Seq<Issue> issues, DateTimeOffset now)
    {
        foreach (var (line, kind, fields) in issues)
        {
            var code = line.Code.Length == 0 ? "" : $" [{line.Code}]";
            console.Say($"{Age(now - line.At),6}  {line.Level,-7}  {kind}  {line.Flow}  {line.Item}  {LogText.OneLine(line.Message)}{code}");
            console.Say($"{"",6}  {(fields.IsEmpty ? "" : $"mend {string.Join(", ", fields)}. ")}{LogText.OneLine(line.Remedy)}");
        }
    }

    public static JsonObject Json(Seq<Issue> issues, DateTimeOffset now) => new()
    {
        ["format"] = Format,
        ["issues"] = new JsonArray(issues.Map(issue => (JsonNode)new JsonObject
        {
            ["since"] = issue.Line.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            ["ageSeconds"] = (long)(now - issue.Line.At).TotalSeconds,
            ["kind"] = issue.Kind,
            ["level"] = issue.Line.Level,
            ["flow"] = issue.Line.Flow,
            ["item"] = issue.Line.Item,
            ["message"] = issue.Line.Message,
            ["code"] = issue.Line.Code,
            ["fields"] = new JsonArray(issue.Fields.Map(static field => (JsonNode)field).ToArray()),
            ["remedy"] = issue.Line.Remedy,
        }).ToArray()),
    };

    /// <summary>The greatest unit that fits.</summary>
    private static string Age(TimeSpan age) => string.Create(CultureInfo.InvariantCulture, $"{age switch
    {
        { TotalDays: >= 2 } => $"{(int)age.TotalDays} d",
        { TotalHours: >= 2 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalMinutes} min",
    }}");
}
