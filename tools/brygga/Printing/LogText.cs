using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Connectors.State;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>Lines of the transfer log, for people and for programs.</summary>
internal static class LogText
{
    private const int Format = 1;

    /// <summary>A line for the entry, and one for what to do about it.</summary>
    public static void Print(IAnsiConsole console, Seq<LogEntry> entries)
    {
        foreach (var entry in entries)
        {
            var code = entry.Code.Length == 0 ? "" : $" [{entry.Code}]";
            console.Say($"{Instant(entry.At)}  {entry.Level,-7}  {entry.Flow}  {entry.Item}  {OneLine(entry.Message)}{code}");
            if (entry.Remedy.Length > 0) console.Say($"{"",20}  {"",-7}  {OneLine(entry.Remedy)}");
        }
    }

    public static JsonObject Json(Seq<LogEntry> entries) => new()
    {
        ["format"] = Format,
        ["entries"] = new JsonArray(entries.Map(static e => (JsonNode)new JsonObject
        {
            ["at"] = e.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            ["level"] = e.Level,
            ["flow"] = e.Flow,
            ["item"] = e.Item,
            ["message"] = e.Message,
            ["code"] = e.Code,
            ["remedy"] = e.Remedy,
        }).ToArray()),
    };

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What a system answered may have several lines.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
