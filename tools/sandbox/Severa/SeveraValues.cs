using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Severa;

/// <summary>Reads a field's value from JSON. Numbers and flags may come as text, because the document types a patch's value as text.</summary>
internal static class SeveraValues
{
    /// <summary>The problem, or null when the values have it.</summary>
    public static string? Read(SeveraField field, JsonNode? json, SeveraRegisters registers, Dictionary<string, object?> values)
    {
        object? value = null;
        var problem = json is null ? WithoutValue(field) : field.Kind switch
        {
            SeveraKind.Text => ReadText(field, json, out value),
            SeveraKind.Choice => ReadChoice(field, json, out value),
            SeveraKind.Date => ReadDate(field, json, out value),
            SeveraKind.Int32 => ReadWhole(field, json, int.MinValue, int.MaxValue, out value),
            SeveraKind.Int64 => ReadWhole(field, json, field.Least, long.MaxValue, out value),
            SeveraKind.Number => ReadNumber(field, json, out value),
            SeveraKind.Flag => ReadFlag(field, json, out value),
            SeveraKind.Money => ReadMoney(field, json, registers, out value),
            _ => ReadReference(field, json, registers, out value),
        };
        values[field.Name] = value;
        foreach (var text in field.Texts) values[$"{field.Name}.{text}"] = SeveraJson.Text((json as JsonObject)?[text]);
        return problem;
    }

    private static string? WithoutValue(SeveraField field) => field.Required || field.Kind is SeveraKind.Flag ? $"{field.Name} must have a value." : null;

    /// <summary>A reference by its bare guid, as a patch of <c>/field/guid</c> has it.</summary>
    public static string? ReadGuid(SeveraField field, JsonNode? json, SeveraRegisters registers, out object? value)
    {
        value = null;
        if (json is null) return WithoutValue(field);
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

    /// <summary>Words are taken without regard to case and kept as the document writes them (Severa FACTS 8.8).</summary>
    private static string? ReadChoice(SeveraField field, JsonNode json, out object? value)
    {
        var word = SeveraJson.Text(json);
        value = field.Words.FirstOrDefault(known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
        return value is null ? $"{field.Name} must be one of {string.Join(", ", field.Words)}." : null;
    }

    private static string? ReadDate(SeveraField field, JsonNode json, out object? value)
    {
        value = null;
        if (!DateOnly.TryParseExact(SeveraJson.Text(json), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return $"{field.Name} must be a date.";
        value = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return null;
    }

    /// <summary>A sum comes with its currency, always (Severa FACTS 5).</summary>
    private static string? ReadMoney(SeveraField field, JsonNode json, SeveraRegisters registers, out object? value)
    {
        value = null;
        if (json is not JsonObject money) return $"{field.Name} must be an object with an amount and a currencyCode.";
        if (SeveraJson.Text(money["currencyCode"]) is not { Length: > 0 } code) return $"{field.Name}.currencyCode must have a value.";
        if (!registers.Currencies.All.Any(one => one.Text("code") == code)) return $"{field.Name}.currencyCode '{code}' was not found.";
        if (money["amount"] is not { } sum) return WithoutValue(field);
        if (!decimal.TryParse(Literal(sum), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
            return $"{field.Name}.amount must be a number.";
        value = new SandboxMoney(amount, code);
        return null;
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
        return ReadGuid(field, reference[field.Member], registers, out value);
    }

    private static string? Literal(JsonNode json) => json.GetValueKind() switch
    {
        JsonValueKind.String => SeveraJson.Text(json),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.ToJsonString(),
        _ => null,
    };
}
