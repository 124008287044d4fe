using System.Globalization;
using System.Text.Json;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

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
        for (var i = 0; i < values.Length; i++) values[i] = Field(record, schema[i]);
        return Engine.Data.Row.Of(schema, values);
    }

    /// <summary>One field of a record, normalised.</summary>
    public Value Field(JsonElement record, Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return record.Member(field.Name).Match(json => Read(json, field), static () => Value.Unknown);
    }

    /// <summary>
    /// A JSON value as a value of a type, normalised. The words of a choice bound what is written, not what is read: a word that the
    /// catalogue does not know yet is still what the system has.
    /// </summary>
    public Value Read(JsonElement json, FieldType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (json.ValueKind is JsonValueKind.Null) return Value.Nothing;
        if (json.ValueKind is JsonValueKind.Undefined || IsUnknown(json)) return Value.Unknown;
        if (json.ValueKind is JsonValueKind.String && IsEmpty(json.GetString()!, type.Kind)) return Value.Nothing;
        return type.Kind switch
        {
            ValueKind.Text => type.Normalise(Text(json)),
            ValueKind.Number => type.Normalise(Number(json)),
            ValueKind.Boolean => type.Normalise(Truth(json)),
            ValueKind.Date => type.Normalise(Date(json)),
            ValueKind.Instant => type.Normalise(Instant(json)),
            ValueKind.Reference => Reference(json, type.RefersTo),
            ValueKind.List => Items(json, type),
            ValueKind.Record => Members(json, type.Members),
            _ => Value.Unknown,
        };
    }

    /// <summary>Where a field has a literal that means "empty", that is nothing.</summary>
    private Value Read(JsonElement json, Field field)
    {
        var value = Read(json, field.Type);
        return field.None.Exists(none => none == (value.Kind is ValueKind.Reference ? Value.Of(value.Referenced.Record.Id) : value)) ? Value.Nothing : value;
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
        _ => Embedded(json),
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

    /// <summary>Of a reference in a record that a connector made: the entity that it names, where there are several.</summary>
    public const string EntityMember = "$entity";

    /// <summary>
    /// An id alone, or a record embedded in place of its id. No API tells which kind of record it means where there are several: the
    /// first that the catalogue names.
    /// </summary>
    private Value Reference(JsonElement json, Seq<EntityRef> to)
    {
        var id = json.ValueKind is JsonValueKind.String or JsonValueKind.Number ? Text(json) : Embedded(json);
        var named = to.Count > 1 ? json.Word(EntityMember).Bind(word => to.Find(entity => entity.Name == word)) : None;
        return id.IsSet && (named || to.HeadOrNone()).Case is EntityRef entity ? Value.Reference(new(entity, id.Text), Engine.Data.Row.None) : id.IsNothing ? id : Value.Unknown;
    }

    private Value Embedded(JsonElement json) => json.Member(reference).Match(
        id => id.ValueKind switch
        {
            JsonValueKind.Null => Value.Nothing,
            JsonValueKind.String or JsonValueKind.Number when !IsUnknown(id) => Text(id),
            _ => Value.Unknown,
        },
        static () => Value.Unknown);

    private Value Items(JsonElement json, FieldType type) => json.ValueKind is JsonValueKind.Array && type.Item.Case is FieldType item
        ? Value.List(json.EnumerateArray().Select(element => Read(element, item)))
        : Value.Unknown;

    /// <summary>
    /// All members that the catalogue names and no other; one that is absent is nothing. A record of which every member is nothing is
    /// nothing itself.
    /// </summary>
    private Value Members(JsonElement json, HashMap<string, Field> members)
    {
        if (json.ValueKind is not JsonValueKind.Object || members.IsEmpty) return Value.Unknown;
        var read = members.Values.Select(field => new Member(field.Name, json.Member(field.Name).Match(member => Read(member, field), static () => Value.Nothing))).ToArray();
        return read.All(static member => member.Value.IsNothing) ? Value.Nothing : Value.Record(read);
    }

    private static string Raw(JsonElement json) => json.ValueKind is JsonValueKind.String ? json.GetString()! : json.GetRawText();
}
