using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Severa;

/// <summary>Reads a field's value from JSON. Numbers and flags may come as text, because the document types a patch's value as text.</summary>
internal static class SeveraValues
{
    /// <summary>The problem, or null and the value.</summary>
    public static string? Read(SeveraField field, JsonNode? json, SeveraRegisters registers, out object? value)
    {
        value = null;
        if (json is null) return field.Required || field.Kind is SeveraKind.Flag ? $"{field.Name} must have a value." : null;
        return field.Kind switch
        {
            SeveraKind.Text => ReadText(field, json, out value),
            SeveraKind.Int32 => ReadWhole(field, json, int.MinValue, int.MaxValue, out value),
            SeveraKind.Int64 => ReadWhole(field, json, field.Least, long.MaxValue, out value),
            SeveraKind.Number => ReadNumber(field, json, out value),
            SeveraKind.Flag => ReadFlag(field, json, out value),
            _ => ReadReference(field, json, registers, out value),
        };
    }

    /// <summary>A reference by its bare guid, as a patch of <c>/field/guid</c> has it.</summary>
    public static string? ReadGuid(SeveraField field, JsonNode? json, SeveraRegisters registers, out object? value)
    {
        value = null;
        if (json is null) return null;
        if (SeveraJson.Text(json) is not { } guid) return $"{field.Name} must be a guid.";
        if (field.Target(registers, guid) is not { } target) return $"{field.Name} with guid '{guid}' was not found.";
        value = target.Key;
        return null;
    }

    private static string? ReadText(SeveraField field, JsonNode json, out object? value)
    {
        value = SeveraJson.Text(json);
        if (value is not string text) return $"{field.Name} must be text.";
        if (field.Required && text.Length == 0) return $"{field.Name} must have a value.";
        return text.Length > field.Longest ? $"{field.Name} may be at most {field.Longest} characters." : null;
    }

    private static string? ReadWhole(SeveraField field, JsonNode json, long least, long most, out object? value)
    {
        value = null;
        if (!long.TryParse(Literal(json), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return $"{field.Name} must be an integer.";
        if (number < least || number > most) return $"{field.Name} is out of range.";
        value = number;
        return null;
    }

    private static string? ReadNumber(SeveraField field, JsonNode json, out object? value)
    {
        value = null;
        if (!decimal.TryParse(Literal(json), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return $"{field.Name} must be a number.";
        value = number;
        return null;
    }

    private static string? ReadFlag(SeveraField field, JsonNode json, out object? value)
    {
        value = null;
        if (!bool.TryParse(Literal(json), out var flag)) return $"{field.Name} must be true or false.";
        value = flag;
        return null;
    }

    private static string? ReadReference(SeveraField field, JsonNode json, SeveraRegisters registers, out object? value)
    {
        value = null;
        if (json is not JsonObject reference) return $"{field.Name} must be an object with a guid.";
        return ReadGuid(field, reference["guid"], registers, out value);
    }

    private static string? Literal(JsonNode json) => json.GetValueKind() switch
    {
        JsonValueKind.String => SeveraJson.Text(json),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.ToJsonString(),
        _ => null,
    };
}
