using System.Diagnostics;
using System.Text.Json.Nodes;
using Brygga.Rules.Shapes;

namespace Brygga.Rules.JsonSchemas;

/// <summary>Draws shapes as JSON Schema; maps and scalars become definitions, each drawn once.</summary>
/// <param name="isOverlay">Of a file that is laid over another: nothing need be there, and <c>off</c> takes away what is below.</param>
internal sealed class SchemaWriter(KnownNames known, bool isOverlay)
{
    private const string Off = "off";

    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    /// <summary>What was drawn, by name; to be asked for once, at the end.</summary>
    public JsonObject TakeDefinitions() => new(_definitions.Select(static d => KeyValuePair.Create<string, JsonNode?>(d.Key, d.Value)));

    public JsonObject Draw(Shape shape) => shape switch
    {
        Shape.Scalar scalar => Scalar(scalar.Kind),
        Shape.Words words => Json.Enum(words.All),
        Shape.Form form => new() { ["type"] = "string", ["pattern"] = $"^({form.Pattern})$", ["examples"] = Json.Texts(form.Examples) },
        Shape.Entity entity => Entity(entity),
        Shape.List list => new() { ["type"] = "array", ["items"] = Draw(list.Item) },
        Shape.Either either => Json.AnyOf([.. either.Shapes.Bind(Flat).Map(Draw)]),
        Shape.Names names => Names(names),
        Shape.Later later => Draw(later.Map()),
        MapShape map => Defined(map.Name.Replace(' ', '-'), () => Map(map)),
        Shape.SettingValues => Defined("settings", () => SettingSchemas.Of(known.Settings, () => Scalar(ScalarKind.Text))),
        Shape.Free => [],
        _ => throw new UnreachableException(shape.GetType().Name),
    };

    /// <summary>A map drawn where it stands.</summary>
    public JsonObject Map(MapShape map)
    {
        var properties = new JsonObject();
        foreach (var key in map.Keys) properties[key.Name] = Described(Value(key), key.Doc);
        if (isOverlay && map.IsRule) AddPlaces(properties);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var required = map.Keys.Filter(k => k.IsRequired && (k.IsOfEveryFile || !isOverlay)).Mapped(static k => k.Name);
        if (!required.IsEmpty) schema["required"] = Json.Texts(required);
        schema["additionalProperties"] = map.Others.Match(other => (JsonNode)Switchable(other), static () => false);
        if (!isOverlay) KeyRules.Add(schema, map);
        return schema;
    }

    private JsonObject Value(MapKey key) => key.IsOfEveryFile ? Draw(key.Value) : Switchable(key.Value);

    private JsonObject Switchable(Shape shape) => !isOverlay || ScalarSchemas.TakesAnyWord(shape)
        ? Draw(shape)
        : Json.AnyOf(Draw(shape), Defined(Off, static () => new() { ["description"] = "Takes away what is below.", ["const"] = Off }));

    private void AddPlaces(JsonObject properties)
    {
        properties["before"] = Described(Scalar(ScalarKind.Text), "The rule before which it stands.");
        properties["after"] = Described(Scalar(ScalarKind.Text), "The rule after which it stands.");
    }

    private JsonObject Names(Shape.Names names)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = Switchable(names.Value) };
        if (!isOverlay && names.Exactly.Case is int count) (schema["minProperties"], schema["maxProperties"]) = (count, count);
        return schema;
    }

    private JsonObject Scalar(ScalarKind kind)
    {
        var (name, schema) = ScalarSchemas.Of(kind);
        return Defined(name, schema);
    }

    private JsonObject Entity(Shape.Entity entity)
    {
        var name = $"{string.Join('-', entity.Sides.Map(static s => s.Word()))}-{(entity.IsQualified ? "qualified-" : "")}entity";
        var names = known.Entities.Filter(e => entity.Sides.Contains(e.Side)).Map(e => entity.IsQualified ? e.ToString() : e.Name).Distinct(StringComparer.Ordinal).ToSeq().Strict();
        return Defined(name, () => Json.AnyOf(Json.Enum(names), Scalar(ScalarKind.Text)));
    }

    private JsonObject Defined(string name, Func<JsonObject> schema)
    {
        if (_definitions.TryAdd(name, [])) _definitions[name] = schema();
        return new() { ["$ref"] = $"#/definitions/{name}" };
    }

    private static Seq<Shape> Flat(Shape shape) => shape is Shape.Either either ? either.Shapes.Bind(Flat) : Seq1(shape);

    private static JsonObject Described(JsonObject schema, string doc)
    {
        schema.Insert(0, "description", doc);
        return schema;
    }
}
