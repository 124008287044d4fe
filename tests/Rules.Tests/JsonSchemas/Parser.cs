using System.Collections.Concurrent;
using Brygga.Rules.Layers;
using Brygga.Rules.Reading;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Tests.JsonSchemas;

/// <summary>What the parser has against a file, without reading the catalogues anew for each of thousands of questions about flows.</summary>
internal static class Parser
{
    private static readonly ConcurrentDictionary<string, (Validation<World> World, Validation<YamlNode.Mapping> Settings)> Worlds = new(StringComparer.Ordinal);

    public static bool IsSettings(string name) => name.EndsWith("settings.yaml", StringComparison.Ordinal);

    public static bool IsSystem(string name) => name.Contains("systems/", StringComparison.Ordinal);

    public static Seq<Diagnostic> Mistakes(Seq<RuleFile> shipped, Seq<RuleFile> overlay, string asked) =>
        IsSettings(asked) || (IsSystem(asked) && overlay.Exists(f => f.Name == asked)) ? OfAll(shipped, overlay)
        : IsSystem(asked) ? OfSystem(shipped.Find(f => f.Name == asked).IfNone(() => throw new Xunit.Sdk.XunitException(asked)))
        : OfFlows(shipped, overlay);

    private static Seq<Diagnostic> OfAll(Seq<RuleFile> shipped, Seq<RuleFile> overlay) => Said(RuleBooks.Compile(shipped, overlay, Seq<SettingValue>()));

    private static Seq<Diagnostic> OfSystem(RuleFile file) => Said(LayeredFiles.Read(Seq1(file), Seq<RuleFile>()).Find(file.Name).IfNone(() => throw new Xunit.Sdk.XunitException(file.Name))
        .Bind(map => SystemReader.Read(file.Name.Contains("severa", StringComparison.Ordinal) ? Side.Severa : Side.Fortnox, map)));

    private static Seq<Diagnostic> OfFlows(Seq<RuleFile> shipped, Seq<RuleFile> overlay)
    {
        var (world, settings) = World(shipped.Filter(IsNoFlow).Strict(), overlay.Filter(IsNoFlow).Strict());
        var flows = LayeredFiles.Read(Flows(shipped), Flows(overlay).Map(RuleBooks.Shown).Strict());
        return Said(world.Bind(w => RuleBooks.Flows(flows, w, settings)));
    }

    private static (Validation<World> World, Validation<YamlNode.Mapping> Settings) World(Seq<RuleFile> shipped, Seq<RuleFile> overlay) =>
        Worlds.GetOrAdd(string.Concat((shipped + overlay).Map(static f => $"{f.Name}\n{f.Text}\n")), _ =>
        {
            var layers = LayeredFiles.Read(shipped, overlay.Map(RuleBooks.Shown).Strict());
            var settings = layers.Find("settings.yaml").IfNone(() => throw new Xunit.Sdk.XunitException("settings.yaml"));
            return (WorldReader.Read(settings, System(layers, "severa"), System(layers, "fortnox")), settings);
        });

    private static Validation<YamlNode.Mapping> System(LayeredFiles layers, string name) =>
        layers.Find($"systems/{name}.yaml").IfNone(() => throw new Xunit.Sdk.XunitException(name));

    private static Seq<RuleFile> Flows(Seq<RuleFile> files) => files.Filter(static f => !IsNoFlow(f) && !f.Name.Contains("tests/", StringComparison.Ordinal)).Strict();

    private static bool IsNoFlow(RuleFile file) => IsSettings(file.Name) || IsSystem(file.Name);

    private static Seq<Diagnostic> Said<T>(Validation<T> read) => read.Match(static _ => Seq<Diagnostic>(), static mistakes => mistakes);
}
