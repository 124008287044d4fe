using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>
/// Severa's patch: a JSON array of operations of which only replace is supported (Severa FACTS 5). All are checked before any is
/// carried out.
/// </summary>
internal static class SeveraPatch
{
    /// <summary>Names that every answer carries although they are no fields of a table.</summary>
    private static readonly string[] Audit = ["guid", "createdDateTime", "createdBy", "lastUpdatedDateTime", "lastUpdatedBy"];

    /// <summary>The refusal, or null and the values to set.</summary>
    public static Answer? Read(
        Call call, ImmutableArray<SeveraField> fields, SeveraRegisters registers, out Dictionary<string, object?> values)
    {
        values = new(StringComparer.Ordinal);
        if (!SeveraJson.TryRead(call, out var json) || json is not JsonArray operations) return SeveraErrors.Unreadable();
        foreach (var one in operations)
        {
            if (one is not JsonObject operation) return SeveraErrors.Unreadable();
            if (ReadOne(operation, fields, registers, values) is { } refusal) return refusal;
        }

        return null;
    }

    private static Answer? ReadOne(
        JsonObject operation, ImmutableArray<SeveraField> fields, SeveraRegisters registers, Dictionary<string, object?> values)
    {
        var op = SeveraJson.Text(operation["op"]);
        if (!string.Equals(op, "replace", StringComparison.OrdinalIgnoreCase))
            return Refuse($"Operation '{op}' is not supported, only replace is.", "op");
        var path = SeveraJson.Text(operation["path"]) ?? "";
        var parts = path.Split('/');
        if (parts.Length is < 2 or > 3 || parts[0].Length > 0) return Unknown(path);
        if (Audit.Contains(parts[1])) return Locked(path);
        if (fields.FirstOrDefault(field => field.Input.Equals(parts[1], StringComparison.Ordinal)) is not { } target) return Unknown(path);
        if (target.ReadOnly || target.Kind is SeveraKind.Computed) return Locked(path);
        return Assign(target, parts.ElementAtOrDefault(2), operation["value"], path, registers, values);
    }

    private static Answer? Assign(
        SeveraField target, string? part, JsonNode? json, string path, SeveraRegisters registers, Dictionary<string, object?> values)
    {
        if (part is not null && target.Kind is not SeveraKind.Reference) return Unknown(path);
        if (part is null) return SeveraValues.Read(target, json, registers, values) is { } problem ? Refuse(problem, path) : null;
        if (target.Texts.Contains(part, StringComparer.Ordinal))
        {
            values[$"{target.Name}.{part}"] = SeveraJson.Text(json);
            return null;
        }

        if (part != target.Member) return Locked(path);
        if (SeveraValues.ReadGuid(target, json, registers, out var value) is { } unfit) return Refuse(unfit, path);
        values[target.Name] = value;
        return null;
    }

    private static Answer Unknown(string path) => Refuse($"The path '{path}' does not exist.", path);

    private static Answer Locked(string path) => Refuse($"The path '{path}' is read-only.", path);

    private static Answer Refuse(string message, string name) => SeveraErrors.Parameter(message, SeveraErrors.Body, name);
}
