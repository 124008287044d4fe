using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Control;

/// <summary>What Severa makes of patches, as JSON and in words: <c>{number, status, lockedStatus, settings}</c>, each accepts, ignores or refuses.</summary>
internal static class PatchText
{
    private static readonly ImmutableArray<(string Word, PatchMode Mode)> Modes =
        [("accepts", PatchMode.Accepts), ("ignores", PatchMode.Ignores), ("refuses", PatchMode.Refuses)];

    /// <summary>The modes by their words, for messages.</summary>
    public static string Words => string.Join(", ", Modes.Select(static one => one.Word));

    public static PatchMode? Mode(string? word) => Modes.FirstOrDefault(one => one.Word == word) is { Word: not null } found ? found.Mode : null;

    /// <summary>What is wrong with it, or null and the modes; what is not named stays.</summary>
    public static string? Read(JsonObject? json, InvoicePatches before, out InvoicePatches patches)
    {
        patches = before;
        if (json is null) return "the body must be a JSON object";
        foreach (var (name, value) in json)
        {
            if (Mode(value?.ToString()) is not { } mode) return $"{name} must be one of {Words}";
            if (With(patches, name, mode) is not { } next) return $"unknown member '{name}'; known are number, status, lockedStatus, settings";
            patches = next;
        }

        return null;
    }

    public static JsonObject Write(InvoicePatches patches) => new()
    {
        ["number"] = Word(patches.Number),
        ["status"] = Word(patches.Status),
        ["lockedStatus"] = Word(patches.LockedStatus),
        ["settings"] = Word(patches.Settings),
    };

    private static InvoicePatches? With(InvoicePatches patches, string name, PatchMode mode) => name switch
    {
        "number" => patches with { Number = mode },
        "status" => patches with { Status = mode },
        "lockedStatus" => patches with { LockedStatus = mode },
        "settings" => patches with { Settings = mode },
        _ => null,
    };

    private static string Word(PatchMode mode) => Modes.First(one => one.Mode == mode).Word;
}
