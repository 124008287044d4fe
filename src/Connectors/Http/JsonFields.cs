using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Http;

/// <summary>Writes values as a system's JSON.</summary>
internal sealed class JsonFields(HashMap<ValueKind, EmptyWord> empty, Func<DateTimeOffset, string> moment)
{
    /// <summary>Bodies are no HTML: letters stay letters.</summary>
    public static JsonWriterOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fields among these that the system has no way to clear.</summary>
    public Seq<Field> NotClearable(Seq<FieldWrite> fields) =>
        fields.Filter(write => write.Value.IsNothing && !empty.ContainsKey(write.Field.Type.Kind)).Map(static write => write.Field).Strict();

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

    /// <summary>A field's value; nothing becomes the catalogue's word for empty.</summary>
    public void Field(Utf8JsonWriter json, FieldWrite write)
    {
        if (!write.Value.IsNothing) Value(json, write.Value);
        else if (empty.Find(write.Field.Type.Kind).IfNone(static () => new EmptyWord.Null()) is EmptyWord.Literal literal) Value(json, literal.Value);
        else json.WriteNullValue();
    }

    public void Value(Utf8JsonWriter json, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Nothing: json.WriteNullValue(); break;
            case ValueKind.Text: json.WriteStringValue(value.Text); break;
            case ValueKind.Number: json.WriteNumberValue(value.Number); break;
            case ValueKind.Boolean: json.WriteBooleanValue(value.IsTrue); break;
            case ValueKind.Date: json.WriteStringValue(value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case ValueKind.Instant: json.WriteStringValue(moment(value.Instant)); break;
            case ValueKind.List: Items(json, value.Items); break;
            case ValueKind.Record: Members(json, value.Members); break;
            default: throw new UnreachableException($"a {value.Kind} value is never written");
        }
    }

    private void Items(Utf8JsonWriter json, ReadOnlySpan<Value> items)
    {
        json.WriteStartArray();
        foreach (var item in items) Value(json, item);
        json.WriteEndArray();
    }

    private void Members(Utf8JsonWriter json, ReadOnlySpan<Member> members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            Value(json, value);
        }
        json.WriteEndObject();
    }
}
