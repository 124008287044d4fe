using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>A record of a generated world as JSON, and back into a row.</summary>
internal static class WorldJson
{
    public static string Of(EntityType entity, ImmutableDictionary<string, Value> record) => new JsonObject(entity.Fields.Keys
        .Order(StringComparer.Ordinal)
        .Select(name => KeyValuePair.Create(name, Node(record.GetValueOrDefault(name, Value.Nothing))))).ToJsonString();

    /// <summary>A field that the JSON lacks is unknown.</summary>
    public static Row Row(Schema schema, string json)
    {
        var record = JsonNode.Parse(json)!.AsObject();
        return Engine.Data.Row.Of(schema, schema.Fields
            .Select(field => record.TryGetPropertyValue(field.Name, out var node) ? field.Type.Normalise(Read(node)) : Value.Unknown)
            .ToArray());
    }

    private static JsonNode? Node(Value value) => value.Kind switch
    {
        ValueKind.Nothing => null,
        ValueKind.Text => value.Text,
        ValueKind.Boolean => value.IsTrue,
        ValueKind.Number => value.Number,
        _ => throw new UnreachableException(value.Kind.ToString()),
    };

    private static Value Read(JsonNode? node) => node?.GetValueKind() switch
    {
        null => Value.Nothing,
        JsonValueKind.String => Value.Of(node.GetValue<string>()),
        JsonValueKind.True or JsonValueKind.False => Value.Of(node.GetValue<bool>()),
        JsonValueKind.Number => Value.Of(node.GetValue<decimal>()),
        var kind => throw new UnreachableException(kind.ToString()),
    };
}
