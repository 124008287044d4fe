using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Control;

/// <summary>A fault as JSON: <c>{system, method, path, route, nth, times, kind, delay_ms, field}</c>.</summary>
internal static class FaultText
{
    private static readonly ImmutableArray<(string Word, FaultKind Kind)> Kinds =
    [
        ("429", FaultKind.TooManyRequests), ("500", FaultKind.InternalError), ("503", FaultKind.Unavailable), ("slow", FaultKind.Slow),
        ("reset_before", FaultKind.ResetBefore), ("reset_after", FaultKind.ResetAfter), ("token_revoked", FaultKind.TokenRevoked),
        ("truncated_page", FaultKind.TruncatedPage), ("empty_list", FaultKind.EmptyList), ("duplicate_answer", FaultKind.DuplicateAnswer), ("no_right", FaultKind.NoRight),
        ("no_licence", FaultKind.NoLicence), ("no_scope_licence", FaultKind.NoScopeLicence), ("no_scope", FaultKind.NoScope),
    ];

    private static readonly ImmutableArray<string> Names = ["system", "method", "path", "route", "nth", "times", "kind", "delay_ms", "field"];
    private static readonly ImmutableArray<string> Systems = ["severa", "fortnox", "fortnox-auth"];

    /// <summary>What is wrong with it, or null and the fault.</summary>
    public static string? Read(JsonObject? json, out SandboxFault fault)
    {
        fault = new() { Kind = FaultKind.InternalError };
        if (json is null) return "the body must be a JSON object";
        if (json.Select(static member => member.Key).FirstOrDefault(static name => !Names.Contains(name, StringComparer.Ordinal)) is { } unknown)
            return $"unknown member '{unknown}'; known are {string.Join(", ", Names)}";
        var word = Word(json, "kind");
        if (Kinds.FirstOrDefault(kind => string.Equals(kind.Word, word, StringComparison.Ordinal)) is not { Word: not null } found)
            return $"kind must be one of {string.Join(", ", Kinds.Select(static kind => kind.Word))}";
        var system = Word(json, "system");
        if (system is not null && !Systems.Contains(system, StringComparer.Ordinal)) return $"system must be one of {string.Join(", ", Systems)}";
        if (Whole(json, "nth", 1) is not { } nth || Whole(json, "times", 1) is not { } times || Whole(json, "delay_ms", 1000) is not { } delay)
            return "nth, times and delay_ms must be whole numbers from 1";
        fault = new()
        {
            Kind = found.Kind,
            System = system,
            Method = Word(json, "method"),
            Path = Word(json, "path"),
            Route = Word(json, "route"),
            Nth = nth,
            Times = times,
            Delay = TimeSpan.FromMilliseconds(delay),
            Field = Word(json, "field"),
        };
        return null;
    }

    public static JsonObject Write(SandboxFault fault) => new()
    {
        ["system"] = fault.System,
        ["method"] = fault.Method,
        ["path"] = fault.Path,
        ["route"] = fault.Route,
        ["nth"] = fault.Nth,
        ["times"] = fault.Times,
        ["kind"] = Kinds.First(kind => kind.Kind == fault.Kind).Word,
        ["delay_ms"] = (long)fault.Delay.TotalMilliseconds,
        ["field"] = fault.Field,
    };

    /// <summary>A kind may be written as the number 429 as well as the text.</summary>
    private static string? Word(JsonObject json, string name) => json[name] is JsonValue value ? value.ToString() : null;

    private static int? Whole(JsonObject json, string name, int otherwise)
    {
        if (json[name] is not { } node) return otherwise;
        return node is JsonValue value && value.TryGetValue<int>(out var number) && number >= 1 ? number : null;
    }
}
