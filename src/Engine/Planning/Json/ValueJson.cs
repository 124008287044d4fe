using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;

namespace Brygga.Engine.Planning.Json;

/// <summary>
/// Values in a plan file: text, truth and nothing as JSON has them; numbers, dates, instants, references and records tagged, since JSON
/// would blur them; unknown as <c>{"u":true}</c>.
/// </summary>
internal static class ValueJson
{
    public static JsonNode? Write(Value value) => value.Kind switch
    {
        ValueKind.Unknown => new JsonObject { ["u"] = true },
        ValueKind.Nothing => null,
        ValueKind.Text => JsonValue.Create(value.Text),
        ValueKind.Boolean => JsonValue.Create(value.IsTrue),
        ValueKind.Number => new JsonObject { ["n"] = value.Number.ToString(CultureInfo.InvariantCulture) },
        ValueKind.Date => new JsonObject { ["d"] = value.Date.ToString("O", CultureInfo.InvariantCulture) },
        ValueKind.Instant => new JsonObject { ["i"] = value.Instant.ToString("O", CultureInfo.InvariantCulture) },
        ValueKind.List => new JsonArray(value.Items.ToArray().Select(Write).ToArray()),
        ValueKind.Reference => new JsonObject { ["ref"] = value.Referenced.Record.ToString() },
        ValueKind.Record => new JsonObject { ["r"] = new JsonObject(value.Members.ToArray().Select(static m => KeyValuePair.Create(m.Name, Write(m.Value)))) },
        _ => throw new UnreachableException(value.Kind.ToString()),
    };

    public static Value Read(JsonNode? node) => node switch
    {
        null => Value.Nothing,
        JsonArray items => Value.List(items.Select(Read)),
        JsonObject tagged => ReadTagged(tagged.Single()),
        JsonValue scalar when scalar.TryGetValue<bool>(out var truth) => Value.Of(truth),
        _ => Value.Of(node.GetValue<string>()),
    };

    private static Value ReadTagged(KeyValuePair<string, JsonNode?> tagged) => tagged.Key switch
    {
        "u" => Value.Unknown,
        "n" => Value.Of(decimal.Parse(Text(tagged), NumberStyles.Float, CultureInfo.InvariantCulture)),
        "d" => Value.Of(DateOnly.ParseExact(Text(tagged), "O", CultureInfo.InvariantCulture)),
        "i" => Value.Of(DateTimeOffset.ParseExact(Text(tagged), "O", CultureInfo.InvariantCulture)),
        "ref" => Value.Reference(RecordRef.Parse(Text(tagged)), Row.None),
        "r" => Value.Record(tagged.Value!.AsObject().Select(static m => new Member(m.Key, Read(m.Value)))),
        _ => throw new FormatException($"no value is tagged '{tagged.Key}'"),
    };

    private static string Text(KeyValuePair<string, JsonNode?> tagged) => tagged.Value!.GetValue<string>();
}
