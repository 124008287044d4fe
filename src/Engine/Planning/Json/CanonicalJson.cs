using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Brygga.Engine.Planning.Json;

/// <summary>JSON with sorted keys and no culture: equal values give equal bytes, so that they can be hashed.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Readable = Compact with { Indented = true, NewLine = "\n" };

    public static string Write(JsonNode node, bool indented)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, indented ? Readable : Compact)) Write(node, json);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(JsonNode? node, Utf8JsonWriter json)
    {
        switch (node)
        {
            case null: json.WriteNullValue(); break;
            case JsonValue value: value.WriteTo(json); break;
            case JsonArray items:
                json.WriteStartArray();
                foreach (var item in items) Write(item, json);
                json.WriteEndArray();
                break;
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
