using System.Text.Json.Nodes;
using Brygga.Rules.Layers;
using Brygga.Rules.Reading;
using Brygga.Rules.Shapes;
using Brygga.Rules.Testing;

namespace Brygga.Rules.JsonSchemas;

/// <summary>The schemas of all files that rules are written in. A file that is laid over another may leave out what that one says.</summary>
public static class RuleSchemas
{
    public static Seq<SchemaFile> All(KnownNames known) => Seq(
        SchemaFile.Made("flow", "Rules of a flow that stand alone: customers.yaml among the shipped rules.", new(known, isOverlay: false), WholeFlow),
        SchemaFile.Made("flow-overlay", "Rules of a flow in a workspace's mappings/, laid over the shipped ones; also a flow with like.", new(known, isOverlay: true), PartOfFlow),
        SchemaFile.Of("settings", "What can be set, with tables and functions for all flows: settings.yaml among the shipped rules.", SettingsReader.FileKeys, known),
        Overlay("settings-overlay", "settings.yaml in a workspace's mappings/.", SettingsReader.FileKeys, known),
        SchemaFile.Of("system", "The field catalogue of a system: systems/*.yaml among the shipped rules.", SystemReader.Keys, known),
        Overlay("system-overlay", "systems/*.yaml in a workspace's mappings/.", SystemReader.Keys, known),
        SchemaFile.Of("rule-tests", "Tests of rules: mappings/tests/*.yaml.", TestFileReader.Keys, known));

    private static SchemaFile Overlay(string name, string files, MapShape shape, KnownNames known) =>
        SchemaFile.Made(name, files, new(known, isOverlay: true), writer => writer.Map(shape));

    /// <summary>As the reader tells the two shapes of flow apart.</summary>
    private static JsonObject WholeFlow(SchemaWriter writer) => new()
    {
        ["if"] = new JsonObject
        {
            ["not"] = Json.Required(FlowHead.BetweenKey.Name),
            ["anyOf"] = Json.Array(Seq(FlowHead.FromKey, FlowHead.ToKey).Map(static k => Json.Required(k.Name))),
        },
        ["then"] = writer.Draw(FlowReader.OfDocuments),
        ["else"] = writer.Draw(FlowReader.OfRegisters),
    };

    /// <summary>By its sections; one whose sections both shapes have may be of either.</summary>
    private static JsonObject PartOfFlow(SchemaWriter writer)
    {
        var (registers, documents) = (Liking(FlowReader.OfRegisters), Liking(FlowReader.OfDocuments));
        return new()
        {
            ["if"] = AnyOwn(documents, registers),
            ["then"] = writer.Draw(documents),
            ["else"] = new JsonObject
            {
                ["if"] = AnyOwn(registers, documents),
                ["then"] = writer.Draw(registers),
                ["else"] = new JsonObject { ["anyOf"] = new JsonArray(writer.Draw(registers), writer.Draw(documents)) },
            },
        };
    }

    private static MapShape Liking(MapShape flow) => flow with { Keys = flow.Keys.Add(LayeredFiles.Like) };

    private static JsonObject AnyOwn(MapShape own, MapShape other) => new()
    {
        ["anyOf"] = Json.Array(own.Keys.Filter(k => !other.Has(k.Name)).Map(static k => Json.Required(k.Name))),
    };
}
