using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Rules;
using Brygga.Rules.Diagnostics;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>Diagnostics for people, with the line and a caret, and for programs.</summary>
internal static class Diagnostics
{
    /// <summary>Version of the JSON that the rules verbs print.</summary>
    public const int Format = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Seq<Diagnostic> diagnostics, Seq<RuleFile> files) => string.Join('\n', diagnostics.Map(d =>
        DiagnosticText.Render(d, files.Find(f => f.Name == d.At.File).Map(static f => f.Text).IfNone(""))));

    public static JsonArray Json(Seq<Diagnostic> diagnostics) => new(diagnostics.Map(static d => (JsonNode)new JsonObject
    {
        ["code"] = d.Code,
        ["severity"] = d.Severity == Severity.Error ? "error" : "warning",
        ["file"] = d.At.File,
        ["line"] = d.At.Line,
        ["column"] = d.At.Column,
        ["length"] = d.At.Length,
        ["message"] = d.Message,
        ["expected"] = new JsonArray(d.Expected.Map(static e => (JsonNode)JsonValue.Create(e)).ToArray()),
        ["suggestion"] = d.Suggestion.Case as string,
        ["remedy"] = d.Remedy,
    }).ToArray());

    /// <summary>Lines as they are, whatever the width of the console: carets and JSON don't survive being wrapped.</summary>
    public static void Say(this IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(text);

    public static void Say(this IAnsiConsole console, JsonObject json) => console.Say(Text(json));

    public static string Text(JsonObject json) => json.ToJsonString(Indented);
}
