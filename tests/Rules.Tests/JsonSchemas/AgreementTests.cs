using System.Text.Json.Nodes;
using Brygga.Rules.Shapes;

namespace Brygga.Rules.Tests.JsonSchemas;

/// <summary>Sound files, changed in one place: the schema raises no false alarm, and misses no missing or unknown key.</summary>
public sealed class AgreementTests
{
    private const string MissingKey = "BRY0008";
    private const string Nonsense = "zzz";

    private static readonly Func<JsonNode>[] Strangers = [static () => 24, static () => true, static () => Nonsense, static () => new JsonObject(), static () => new JsonArray()];

    [Fact]
    public void The_samples_have_every_map_that_a_file_can_have()
    {
        var drawn = Schema.All.Bind(static s => ((JsonObject)JsonNode.Parse(s.Text)!["definitions"]!).Where(static d => d.Value!["properties"] is not null).Select(static d => d.Key));
        var seen = Place.All.Map(static p => p.Shape.Name.Replace(' ', '-')).ToHashSet(StringComparer.Ordinal);
        Assert.Equal("", string.Join(", ", drawn.Distinct(StringComparer.Ordinal).Where(d => d is not "settings" && !seen.Contains(d))));
    }

    [Fact]
    public void A_sample_is_as_sound_as_JSON() => None(toSeq(Place.All.DistinctBy(static p => p.Sample)), static place =>
    {
        var json = place.With(static _ => { });
        var mistakes = place.Parse(json);
        return mistakes.IsEmpty && place.SchemaAccepts(json) ? Seq<string>() : Seq1(string.Join(", ", mistakes.Map(static m => $"{m.Code} {m.Message}")));
    });

    [Fact]
    public void An_unknown_key_is_refused_by_both() => None(Place.All.Filter(static p => p.Shape.Others.IsNone), static place =>
    {
        var json = place.With(static map => map[Nonsense] = 1);
        return Seq((place.SchemaAccepts(json), "the schema takes an unknown key"), (place.Parse(json).IsEmpty, "the parser takes an unknown key")).Filter(static d => d.Item1).Map(static d => d.Item2);
    });

    [Fact]
    public void A_key_that_is_missing_is_missed_by_both() => None(Place.All, static place => place.Asked.Bind(key =>
    {
        var json = place.With(map => map.Remove(key));
        var accepts = place.SchemaAccepts(json);
        var codes = place.Parse(json).Map(static d => d.Code).Strict();
        return !accepts && codes.IsEmpty ? Seq1($"only the schema misses {key}")
            : accepts && codes.Contains(MissingKey) && !place.Sample.IsOverlay ? Seq1($"only the parser misses {key}")
            : Seq<string>();
    }));

    [Fact]
    public void A_word_that_is_none_is_refused_by_both() => None(Place.All, static place => place.Asked.Bind(key => Shape(place, key).Case is Shapes.Shape.Words
        ? Said(place, key, Nonsense).Map(static s => s.Schema || s.Parser ? $"taken by {(s.Schema ? "the schema" : "the parser")}" : "").Filter(static s => s.Length > 0).Map(s => $"{key}: {s}").ToSeq()
        : Seq<string>()));

    [Fact]
    public void What_the_schema_refuses_the_parser_refuses() => None(Place.All, static place => place.Asked.Bind(key => toSeq(Strangers).Bind(stranger =>
    {
        var json = place.With(map => map[key] = stranger());
        return !place.SchemaAccepts(json) && place.Parse(json).IsEmpty ? Seq1($"only the schema refuses {stranger().ToJsonString()} at {key}") : Seq<string>();
    })));

    [Fact]
    public void Anything_of_an_overlay_can_be_switched_off() => None(Place.All.Filter(static p => p.Sample.IsOverlay), static place => place.Asked
        .Filter(static key => key is not "rules" and not "before" and not "after")
        .Filter(key => !place.SchemaAccepts(place.With(map => map[key] = "off")))
        .Map(static key => $"the schema refuses off at {key}"));

    private static Option<Shape> Shape(Place place, string key) => place.Shape.Keys.Find(k => k.Name == key).Map(static k => k.Value);

    private static Option<(bool Schema, bool Parser)> Said(Place place, string key, string word)
    {
        var json = place.With(map => map[key] = word);
        return (place.SchemaAccepts(json), place.Parse(json).IsEmpty);
    }

    private static void None(Seq<Place> places, Func<Place, Seq<string>> disagreements)
    {
        Assert.True(places.Count > 20, $"{places.Count} places");
        var found = places.AsParallel().AsOrdered().SelectMany(place => disagreements(place).Map(d => $"{place}: {d}").ToArray()).ToArray();
        Assert.True(found.Length == 0, $"{found.Length}\n{string.Join('\n', found.Take(40))}");
    }
}
