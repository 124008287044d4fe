using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Rules.Shapes;

namespace Brygga.Rules.Tests.JsonSchemas;

/// <summary>A map with keys of its own in a sound file.</summary>
internal sealed record Place(Sample Sample, MapShape Shape, Seq<object> Path)
{
    private static readonly JsonSerializerOptions Relaxed = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of the thousands of maps those that have a key which none of their shape before them has.</summary>
    public static Seq<Place> All { get; } = Telling(Sample.All.Bind(static s => Walk(s, s.Shape, s.Json, Seq<object>())));

    /// <summary>The keys that are asked about here, and nowhere else.</summary>
    public Seq<string> Asked { get; init; }

    public Seq<string> Keys => toSeq(Map(Sample.Json).Select(static c => c.Key)).Strict();

    public override string ToString() => $"{Sample.Name} ({Sample.Schema}) at /{string.Join('/', Path)} ({Shape.Name})";

    /// <summary>The whole file with this map changed.</summary>
    public JsonObject With(Action<JsonObject> change)
    {
        var json = Sample.Json;
        change(Map(json));
        return json;
    }

    /// <summary>JSON is YAML, so the parser reads the very file that the schema is asked about.</summary>
    public Seq<Diagnostic> Parse(JsonObject changed) => Sample.Parse(changed.ToJsonString(Relaxed));

    /// <summary>A catalogue is large, and its maps stand each in one place of its schema: there the map alone is asked about.</summary>
    public bool SchemaAccepts(JsonObject changed) => Sample.Schema == "system" && !Path.IsEmpty
        ? JsonSchemas.Schema.AcceptsPart(Sample.Schema, Shape.Name.Replace(' ', '-'), Map(changed))
        : JsonSchemas.Schema.Accepts(Sample.Schema, changed);

    private static Seq<Place> Telling(IEnumerable<Place> places)
    {
        var seen = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        return toSeq(places.Select(place => place with { Asked = place.Keys.Filter(key => seen.Add($"{place.Sample.Schema} {place.Shape.Name} {key}")).Strict() }))
            .Filter(static place => !place.Asked.IsEmpty).Strict();
    }

    private JsonObject Map(JsonObject root) => (JsonObject)Path.Fold((JsonNode)root, static (node, step) => step is int at ? node[at]! : node[(string)step]!);

    private static IEnumerable<Place> Walk(Sample sample, Shape shape, JsonNode? node, Seq<object> path) => (shape, node) switch
    {
        (Shapes.Shape.Later later, _) => Walk(sample, later.Map(), node, path),
        (Shapes.Shape.Either either, _) => either.Shapes.Find(s => Fits(s, node)).Match(s => Walk(sample, s, node, path), static () => []),
        (Shapes.Shape.Names names, JsonObject map) => map.SelectMany(c => Walk(sample, names.Value, c.Value, path.Add(c.Key))),
        (Shapes.Shape.List list, JsonArray items) => items.SelectMany((item, i) => Walk(sample, list.Item, item, path.Add(i))),
        (MapShape keys, JsonObject map) => map
            .SelectMany(c => Value(keys, c.Key).Match(value => Walk(sample, value, c.Value, path.Add(c.Key)), static () => []))
            .Prepend(new Place(sample, keys, path)),
        _ => [],
    };

    private static Option<Shape> Value(MapShape map, string key) => map.Keys.Find(k => k.Name == key).Map(static k => k.Value) | map.Others;

    private static bool Fits(Shape shape, JsonNode? node) => (shape, node) switch
    {
        (Shapes.Shape.Later later, _) => Fits(later.Map(), node),
        (Shapes.Shape.Either either, _) => either.Shapes.Exists(s => Fits(s, node)),
        (MapShape keys, JsonObject map) => map.All(c => keys.Has(c.Key) || c.Key is "before" or "after" || keys.Others.IsSome),
        (Shapes.Shape.Names, JsonObject) or (Shapes.Shape.List, JsonArray) => true,
        _ => false,
    };
}
