using System.Text.Json.Nodes;
using Json.Schema;

namespace Brygga.Rules.Tests.JsonSchemas;

/// <summary>The schemas are schemas, and refuse no sound file.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Schemas => new(Schema.All.Map(static s => s.Name));

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_schema_is_valid_draft_07(string name)
    {
        var schema = JsonNode.Parse(Schema.All.Find(s => s.Name == name).Map(static s => s.Text).IfNone(""));
        Assert.Equal("", Schema.Complaints(MetaSchemas.Draft7.Evaluate(Schema.Element(schema), new() { OutputFormat = OutputFormat.List })));
    }

    [Fact]
    public void Every_sound_file_is_accepted()
    {
        Assert.True(Sample.All.Count > 100, $"{Sample.All.Count} samples");
        Assert.Equal(Schema.All.Map(static s => s.Name).Order(StringComparer.Ordinal), Sample.All.Map(static s => s.Schema).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal("", string.Join('\n', Sample.All.Map(static s => (s.Name, Said: Schema.Complaints(s.Schema, s.Json))).Filter(static s => s.Said.Length > 0).Map(static s => $"{s.Name}\n{s.Said}")));
    }

    [Fact]
    public void Every_key_has_a_sentence()
    {
        var docs = Schema.All.Bind(static s => Descriptions(JsonNode.Parse(s.Text)!)).ToSeq().Strict();
        Assert.True(docs.Count > 300, $"{docs.Count}");
        Assert.All(docs, static d => Assert.Matches("^[A-Z'].*[^ ]$", d));
    }

    private static IEnumerable<string> Descriptions(JsonNode node) => node switch
    {
        JsonObject map => (map["properties"] is JsonObject keys ? keys.Select(static k => (string?)k.Value!["description"] ?? "") : [])
            .Concat(map.SelectMany(static c => c.Value is null || c.Key is "if" ? [] : Descriptions(c.Value))),
        JsonArray list => list.SelectMany(static i => i is null ? [] : Descriptions(i)),
        _ => [],
    };
}
