using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Rules.JsonSchemas;
using Json.Schema;

namespace Brygga.Rules.Tests.JsonSchemas;

/// <summary>The schemas of the shipped rules, ready to be asked.</summary>
internal static class Schema
{
    public static Seq<SchemaFile> All { get; } = RuleSchemas.All(Known(Seq<RuleFile>()));

    private static readonly Dictionary<string, JsonSchema> Read = All.ToDictionary(static s => s.Name, static s => JsonSchema.FromText(s.Text), StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, JsonSchema> Parts = new(StringComparer.Ordinal);

    public static KnownNames Known(Seq<RuleFile> overlay) => KnownNames.Of(Shipped.Files, overlay).Match(static known => known, static mistakes => throw new Xunit.Sdk.XunitException(mistakes.Head.Message));

    public static bool Accepts(string name, JsonNode? json) => Read[name].Evaluate(Element(json)).IsValid;

    /// <summary>Whether a definition of the schema takes a value.</summary>
    public static bool AcceptsPart(string name, string definition, JsonNode json) => Parts.GetOrAdd($"{name} {definition}", _ =>
    {
        var definitions = JsonNode.Parse(All.Find(s => s.Name == name).Map(static s => s.Text).IfNone(""))!["definitions"]!.DeepClone();
        return JsonSchema.FromText(new JsonObject { ["$schema"] = SchemaFile.Dialect, ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/definitions/{definition}" }), ["definitions"] = definitions }.ToJsonString());
    }).Evaluate(Element(json)).IsValid;

    /// <summary>What the schema has against a file; nothing when it is right.</summary>
    public static string Complaints(string name, JsonNode? json) => Complaints(Read[name].Evaluate(Element(json), new() { OutputFormat = OutputFormat.List }));

    public static string Complaints(EvaluationResults results) => results.IsValid ? "" : string.Join('\n', (results.Details ?? [])
        .Where(static d => d.Errors is not null)
        .SelectMany(static d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Key} {e.Value}")));

    public static JsonElement Element(JsonNode? json) => JsonSerializer.SerializeToElement(json);
}
