using System.Globalization;
using System.Text.Json.Nodes;

namespace Brygga.Rules.JsonSchemas;

/// <summary>Pieces of JSON Schema.</summary>
internal static class Json
{
    public static JsonObject Required(params string[] keys) => new() { ["required"] = Texts(toSeq(keys)) };

    public static JsonObject AnyOf(params JsonObject[] schemas) => new() { ["anyOf"] = new JsonArray(schemas) };

    public static JsonArray Array(Seq<JsonObject> schemas) => new([.. schemas]);

    public static JsonArray Texts(Seq<string> texts) => new([.. texts.Map(static t => (JsonNode)t)]);

    /// <summary>As an editor reads words: 1 and true are no texts unless they stand in quotes, and may.</summary>
    public static JsonObject Enum(Seq<string> words) => new() { ["enum"] = new JsonArray([.. words.Bind(Values)]) };

    private static Seq<JsonNode> Values(string word) => word switch
    {
        "true" => Seq<JsonNode>(true, word),
        "false" => Seq<JsonNode>(false, word),
        _ when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => Seq<JsonNode>(number, word),
        _ => Seq1<JsonNode>(word),
    };
}
