using System.Diagnostics;
using System.Text.Json.Nodes;
using Brygga.Rules.Shapes;

namespace Brygga.Rules.JsonSchemas;

/// <summary>Which keys of a whole map go together.</summary>
internal static class KeyRules
{
    public static void Add(JsonObject schema, MapShape map)
    {
        var beside = map.Keys.Filtered(static k => k.Beside.IsSome);
        if (!beside.IsEmpty)
            schema["dependencies"] = new JsonObject(beside.Map(static k => KeyValuePair.Create<string, JsonNode?>(k.Name, Json.Texts(k.Beside.ToSeq()))));
        var rules = (map.Choices.Map(Choice) + map.Demands.Map(Demand)).Strict();
        if (!rules.IsEmpty) schema["allOf"] = Json.Array(rules);
    }

    private static JsonObject Choice(KeyChoice choice) => choice.Kind switch
    {
        ChoiceKind.One => new() { ["oneOf"] = EachOf(choice) },
        ChoiceKind.Some => new() { ["anyOf"] = EachOf(choice) },
        ChoiceKind.AtMostOne => new() { ["not"] = new JsonObject { ["anyOf"] = Json.Array(Pairs(choice.Keys)) } },
        _ => throw new UnreachableException(choice.Kind.ToString()),
    };

    private static JsonArray EachOf(KeyChoice choice) => Json.Array(choice.Keys.Map(static key => Json.Required(key)));

    private static Seq<JsonObject> Pairs(Seq<string> keys) =>
        toSeq(from i in Enumerable.Range(0, keys.Count) from other in keys.Skip(i + 1) select Json.Required(keys[i], other)).Strict();

    private static JsonObject Demand(KeyDemand demand) => new()
    {
        ["if"] = demand.Path.Rev().Fold(Json.Enum(Seq1(demand.Word)), static (value, key) => new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [key] = value },
            ["required"] = new JsonArray(key),
        }),
        ["then"] = Json.Required(demand.Key),
    };
}
