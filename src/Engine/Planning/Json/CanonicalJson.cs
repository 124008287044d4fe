using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Brygga.Engine.Planning.Json;

/// <summary>JSON with sorted keys and no culture: equal values give equal bytes, so that they can be hashed.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Readable = Compact with { Indented = true, NewLine = "\n" };

    /// <summary>An object in UTF-8. Each member is asked for when it is its turn, so that a long one need not be in memory as nodes.</summary>
    public static ReadOnlySpan<byte> Write(IReadOnlyDictionary<string, Action<Utf8JsonWriter>> members, bool indented)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, indented ? Readable : Compact);
        json.WriteStartObject();
        foreach (var (key, write) in members.OrderBy(static m => m.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(key);
            write(json);
        }
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan;
    }

    /// <summary>A list, item by item.</summary>
    public static void Write(IEnumerable<JsonNode?> items, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var item in items) Write(item, json);
        json.WriteEndArray();
    }

    public static void Write(JsonNode? node, Utf8JsonWriter json)
    {
        switch (node)
        {
            case null: json.WriteNullValue(); break;
            case JsonValue value: value.WriteTo(json); break;
            case JsonArray items: Write(items.AsEnumerable(), json); break;
            case JsonObject members:
                json.WriteStartObject();
                foreach (var (key, member) in members.OrderBy(static m => m.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(key);
                    Write(member, json);
                }
                json.WriteEndObject();
                break;
            default: throw new UnreachableException(node.GetType().Name);
        }
    }
}
