using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Brygga.Rules.Tests.JsonSchemas;

/// <summary>A YAML file as an editor's language server hands it to a schema: plain scalars by the core schema of YAML 1.2.</summary>
internal static class EditorJson
{
    public static JsonNode? Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Node(stream.Documents[0].RootNode);
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(static c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Node(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value!),
        YamlScalarNode quoted => quoted.Value,
        _ => throw new Xunit.Sdk.XunitException(node.GetType().Name),
    };

    /// <summary>A number keeps its digits, so that what is made of it reads as it was written.</summary>
    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when IsNumber(text) => JsonNode.Parse(text),
        _ => text,
    };

    private static bool IsNumber(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonValue && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
