using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Http;

/// <summary>Writes values as a system's JSON, by the types of the catalogue.</summary>
/// <param name="embedded">The member in which a reference is sent as a record of its own; none = the id alone.</param>
internal sealed class JsonFields(HashMap<ValueKind, EmptyWord> empty, Func<DateTimeOffset, string> moment, Option<string> embedded)
{
    private const string AsText = "text";
    private const string AsNumber = "number";

    /// <summary>Bodies are no HTML: letters stay letters.</summary>
    public static JsonWriterOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fields among these that the system has no way to clear.</summary>
    public Seq<Field> NotClearable(Seq<FieldWrite> fields) => fields
        .Filter(write => write.Value.IsNothing && write.Field.None.IsNone && !empty.ContainsKey(write.Field.Type.Kind))
        .Map(static write => write.Field).Strict();

    public static ReadOnlyMemory<byte> Document(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain)) write(json);
        return buffer.WrittenMemory;
    }

    /// <summary>An object of fields by their names.</summary>
    public void Object(Utf8JsonWriter json, Seq<FieldWrite> fields)
    {
        json.WriteStartObject();
        foreach (var write in fields)
        {
            json.WritePropertyName(write.Field.Name);
            Field(json, write);
        }
        json.WriteEndObject();
    }

    /// <summary>A field's value; nothing becomes the field's own word for empty, or the system's.</summary>
    public void Field(Utf8JsonWriter json, FieldWrite write)
    {
        var (field, value) = (write.Field, write.Value);
        if (!value.IsNothing) Value(json, value, field.Type, field.Wire);
        else if (field.None.Case is Value none) Plainly(json, none, field.Wire);
        else if (empty.Find(field.Type.Kind).Case is EmptyWord.Literal literal) Plainly(json, literal.Value, Option<string>.None);
        else json.WriteNullValue();
    }

    private void Value(Utf8JsonWriter json, Value value, FieldType type, Option<string> wire)
    {
        switch (value.Kind)
        {
            case ValueKind.List: Items(json, value.Items, type); break;
            case ValueKind.Record: Members(json, value.Members, type); break;
            case ValueKind.Reference: Reference(json, value.Referenced.Record.Id, wire); break;
            case ValueKind.Text when type.Kind is ValueKind.Reference: Reference(json, value.Text, wire); break;
            default: Plainly(json, value, wire); break;
        }
    }

    /// <summary>A value that has no parts.</summary>
    public void Plainly(Utf8JsonWriter json, Value value, Option<string> wire)
    {
        switch (value.Kind)
        {
            case ValueKind.Nothing: json.WriteNullValue(); break;
            case ValueKind.Number or ValueKind.Boolean when Is(wire, AsText): json.WriteStringValue(value.ToString()); break;
            case ValueKind.Number: json.WriteNumberValue(value.Number); break;
            case ValueKind.Boolean: json.WriteBooleanValue(value.IsTrue); break;
            case ValueKind.Text when Is(wire, AsNumber) && IsNumber(value.Text): json.WriteRawValue(value.Text); break;
            case ValueKind.Text: json.WriteStringValue(value.Text); break;
            case ValueKind.Date: json.WriteStringValue(value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case ValueKind.Instant: json.WriteStringValue(moment(value.Instant)); break;
            default: throw new UnreachableException($"a {value.Kind} value is never written");
        }
    }

    private void Items(Utf8JsonWriter json, ReadOnlySpan<Value> items, FieldType type)
    {
        json.WriteStartArray();
        foreach (var item in items)
            Value(json, item, type.Item.IfNone(type), Option<string>.None);
        json.WriteEndArray();
    }

    /// <summary>
    /// The members that the value has: what it lacks or what was not read stays as it is, and what the system fills in by itself is
    /// not sent.
    /// </summary>
    private void Members(Utf8JsonWriter json, ReadOnlySpan<Member> members, FieldType type)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            if (type.Members.Find(name).Case is not Field field || field.Write is WriteMode.Never || value.IsUnknown) continue;
            json.WritePropertyName(name);
            Field(json, new(field, value));
        }
        json.WriteEndObject();
    }

    private void Reference(Utf8JsonWriter json, string id, Option<string> wire)
    {
        if (wire.IsSome || embedded.Case is not string member)
        {
            Plainly(json, Engine.Data.Value.Of(id), wire);
            return;
        }
        json.WriteStartObject();
        json.WriteString(member, id);
        json.WriteEndObject();
    }

    private static bool IsNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && string.Equals(number.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);

    private static bool Is(Option<string> wire, string word) => wire.Exists(w => string.Equals(w, word, StringComparison.Ordinal));
}
