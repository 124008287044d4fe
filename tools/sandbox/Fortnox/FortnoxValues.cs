using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Reads a field's value from JSON by its kind. Numbers come as texts and texts as numbers (Fortnox FACTS 3).</summary>
internal static class FortnoxValues
{
    /// <summary>The refusal, or null and the value.</summary>
    public static Answer? Read(FortnoxField field, JsonNode json, out object? value)
    {
        value = null;
        if (Literal(json) is not { } text) return FortnoxErrors.Value(field.Name);
        return field.Kind switch
        {
            FortnoxKind.Flag => ReadFlag(field, text, out value),
            FortnoxKind.Number or FortnoxKind.Money => ReadNumber(field, text, out value),
            FortnoxKind.Account => ReadAccount(field, text, out value),
            FortnoxKind.Choice => ReadChoice(field, text, out value),
            FortnoxKind.Date => ReadDate(field, text, out value),
            _ => ReadText(field, text, out value),
        };
    }

    /// <summary>A scalar as the text it would have; null for an object or a list.</summary>
    public static string? Literal(JsonNode json) => json.GetValueKind() switch
    {
        JsonValueKind.String => json.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.ToJsonString(),
        _ => null,
    };

    private static Answer? ReadText(FortnoxField field, string text, out object? value)
    {
        value = text;
        if (!FortnoxCharacters.Allowed(text)) return FortnoxErrors.Characters(field.Name);
        if (text.Length > field.Longest) return FortnoxErrors.Length(field.Name, $"max {field.Longest}");
        if (text.Length < field.Shortest) return FortnoxErrors.Length(field.Name, $"min {field.Shortest}");
        if (field.Kind is FortnoxKind.Email && !FortnoxCharacters.LooksLikeEmail(text)) return FortnoxErrors.Value(field.Name);
        if (field.Kind is not FortnoxKind.Country) return null;
        value = text.ToUpperInvariant();
        return Countries.ByCode.ContainsKey((string)value) ? null : FortnoxErrors.Value(field.Name);
    }

    private static Answer? ReadFlag(FortnoxField field, string text, out object? value)
    {
        value = null;
        if (!bool.TryParse(text, out var flag)) return FortnoxErrors.NotBoolean(field.Name);
        value = flag;
        return null;
    }

    private static Answer? ReadNumber(FortnoxField field, string text, out object? value)
    {
        value = null;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return FortnoxErrors.NotNumeric(field.Name);
        value = number;
        if (number < field.Least || number > field.Most) return FortnoxErrors.Value(field.Name);
        var asked = number.ToString("0.##", CultureInfo.InvariantCulture);
        return field.Words.IsEmpty || field.Words.Contains(asked, StringComparer.Ordinal) ? null : FortnoxErrors.Value(field.Name);
    }

    private static Answer? ReadAccount(FortnoxField field, string text, out object? value)
    {
        value = null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return FortnoxErrors.NotNumeric(field.Name);
        if (number != 0 && (number < field.Least || number > field.Most)) return FortnoxErrors.Value(field.Name);
        value = number == 0 ? null : number;
        return null;
    }

    private static Answer? ReadDate(FortnoxField field, string text, out object? value)
    {
        value = text;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : FortnoxErrors.Value(field.Name);
    }

    private static Answer? ReadChoice(FortnoxField field, string text, out object? value)
    {
        value = text;
        return field.Words.Contains(text, StringComparer.Ordinal) ? null : FortnoxErrors.Value(field.Name);
    }
}
