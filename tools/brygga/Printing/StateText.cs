using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Copying;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>What there is to say of a state.</summary>
/// <param name="Place">What keeps it, and where; never a secret.</param>
/// <param name="Rows">Of each table; empty where migrations are waiting.</param>
internal sealed record StateStatus(string Place, string Connection, MigrationStatus Migrations, Seq<(StateTable Table, long Rows)> Rows, Seq<string> Notes);

/// <summary>A state's status, for people and for programs.</summary>
internal static class StateText
{
    private const int Format = 1;

    public static void Print(IAnsiConsole console, StateStatus status)
    {
        console.Say($"State       {status.Place}");
        console.Say($"Connection  {status.Connection}");
        foreach (var (script, at) in status.Migrations.Ran) console.Say($"Ran         {script}  {LogText.Instant(at)}");
        foreach (var script in status.Migrations.Waiting) console.Say($"Waiting     {script}  (the next run, or brygga state migrate)");
        foreach (var (table, rows) in status.Rows) console.Say(string.Create(CultureInfo.InvariantCulture, $"Rows        {table.Name,-13} {rows,9}"));
        foreach (var note in status.Notes) console.Say($"Note        {note}");
    }

    public static JsonObject Json(StateStatus status)
    {
        var rows = new JsonObject();
        foreach (var (table, count) in status.Rows) rows[table.Name] = count;
        return new()
        {
            ["format"] = Format,
            ["place"] = status.Place,
            ["connection"] = status.Connection,
            ["migrations"] = new JsonArray(status.Migrations.Ran.Map(static ran => (JsonNode)new JsonObject
            {
                ["script"] = ran.Script,
                ["at"] = ran.At.ToString("O", CultureInfo.InvariantCulture),
            }).ToArray()),
            ["waiting"] = new JsonArray(status.Migrations.Waiting.Map(static script => (JsonNode)JsonValue.Create(script)).ToArray()),
            ["rows"] = rows,
            ["notes"] = new JsonArray(status.Notes.Map(static note => (JsonNode)JsonValue.Create(note)).ToArray()),
        };
    }

    /// <summary>What was exported or imported.</summary>
    public static JsonObject Json(StateSummary summary)
    {
        var rows = new JsonObject();
        foreach (var (table, count) in summary.Counts) rows[table] = count;
        return new() { ["format"] = Format, ["rows"] = rows, ["sha256"] = summary.Hash };
    }

    /// <summary>What a migration has done.</summary>
    public static JsonObject Json(string place, Seq<string> ran) => new()
    {
        ["format"] = Format,
        ["place"] = place,
        ["ran"] = new JsonArray(ran.Map(static script => (JsonNode)JsonValue.Create(script)).ToArray()),
    };
}
