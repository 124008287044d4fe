using System.Globalization;
using System.Text.Json;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Http;

/// <summary>
/// Reads a system's JSON into values by the types of the catalogue. Tolerant, because the systems are not strict: numbers come as
/// texts and texts as numbers, truths as texts (Fortnox FACTS 3). What can't be read is unknown, never nothing.
/// </summary>
/// <param name="unknownWord">The literal that stands for "no right to read this".</param>
/// <param name="zone">The zone of times without one.</param>
/// <param name="reference">The member by which an embedded record stands for a reference to it.</param>
public sealed class JsonValues(Option<string> unknownWord, TimeZoneInfo zone, string reference)
{
    /// <summary>A record's row; a field that its JSON lacks is unknown.</summary>
    public Row Row(Schema schema, JsonElement record)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var values = new Value[schema.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Field(record, schema[i].Name, schema[i].Type);
        return Engine.Data.Row.Of(schema, values);
    }

    /// <summary>One field of a record, normalised.</summary>
    public Value Field(JsonElement record, string name, FieldType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return record.Member(name).Match(json => type.Normalise(Read(json, type.Kind)), static () => Value.Unknown);
    }

    /// <summary>A JSON value as a value of a kind, not normalised.</summary>
    public Value Read(JsonElement json, ValueKind kind)
    {
        if (json.ValueKind is JsonValueKind.Null) return Value.Nothing;
        if (json.ValueKind is JsonValueKind.Undefined || IsUnknown(json)) return Value.Unknown;
        if (json.ValueKind is JsonValueKind.String && IsEmpty(json.GetString()!, kind)) return Value.Nothing;
        return kind switch
        {
            ValueKind.Text => Text(json),
            ValueKind.Number => Number(json),
            ValueKind.Boolean => Truth(json),
            ValueKind.Date => Date(json),
            ValueKind.Instant => Instant(json),
            ValueKind.List when json.ValueKind is not JsonValueKind.Array => Value.Unknown,
            ValueKind.Record when json.ValueKind is not JsonValueKind.Object => Value.Unknown,
            _ => AsItIs(json),
        };
    }

    private static bool IsEmpty(string text, ValueKind kind) => kind is ValueKind.Text ? text.Length == 0 : string.IsNullOrWhiteSpace(text);

    private bool IsUnknown(JsonElement json) =>
        json.ValueKind is JsonValueKind.String && unknownWord.Exists(word => string.Equals(json.GetString(), word, StringComparison.Ordinal));

    private Value Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Value.Of(json.GetString()),
        JsonValueKind.Number => Value.Of(json.GetRawText()),
        JsonValueKind.True => Value.Of("true"),
        JsonValueKind.False => Value.Of("false"),
        _ => json.Member(reference).Match(id => Read(id, ValueKind.Text), static () => Value.Unknown),
    };

    /// <summary>From the text of the JSON, so that no digit is lost; minus zero is zero.</summary>
    private static Value Number(JsonElement json) =>
        json.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(Raw(json), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(number == 0 ? 0 : number)
            : Value.Unknown;

    private static Value Truth(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.String when bool.TryParse(json.GetString(), out var truth) => Value.Of(truth),
        _ => Value.Unknown,
    };

    /// <summary>A day; of a day with a time the day as it is written.</summary>
    private static Value Date(JsonElement json) =>
        json.ValueKind is JsonValueKind.String
        && json.GetString()!.Trim() is { Length: >= 10 } text
        && (text.Length == 10 || text[10] is 'T' or ' ')
        && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Value.Of(date)
            : Value.Unknown;

    private Value Instant(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.String) return Value.Unknown;
        var text = json.GetString()!;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local)) return Value.Unknown;
        if (local.Kind is DateTimeKind.Unspecified) return InZone(local);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? Value.Of(instant)
            : Value.Unknown;
    }

    /// <summary>The first and the last hours that a calendar has lie outside it in some zones.</summary>
    private Value InZone(DateTime local)
    {
        var ticks = local.Ticks - zone.GetUtcOffset(local).Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? Value.Of(new DateTimeOffset(ticks, TimeSpan.Zero)) : Value.Unknown;
    }

    /// <summary>What a catalogue does not type any further: members and items keep the kind that their JSON has.</summary>
    private Value AsItIs(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => Value.List(json.EnumerateArray().Select(Inner)),
        JsonValueKind.Object => Value.Record(json.EnumerateObject().Select(member => new Member(member.Name, Inner(member.Value)))),
        JsonValueKind.Number => Number(json),
        JsonValueKind.True or JsonValueKind.False => Truth(json),
        _ => Value.Of(json.GetString()),
    };

    private Value Inner(JsonElement json) => Read(json, ValueKind.Unknown);

    private static string Raw(JsonElement json) => json.ValueKind is JsonValueKind.String ? json.GetString()! : json.GetRawText();
}
