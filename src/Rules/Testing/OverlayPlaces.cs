using Brygga.Rules.Layers;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Testing;

/// <summary>Where a workspace speaks of a rule, a key or a setting: what it switches off stands in no merged file any more.</summary>
internal sealed class OverlayPlaces
{
    private const string SettingsFile = "settings.yaml";

    private readonly Seq<(string Under, YamlNode.Mapping Map)> _overlay;
    private readonly LayeredFiles _inForce;
    private readonly Seq<SettingValue> _settings;

    public OverlayPlaces(Seq<RuleFile> shipped, Seq<RuleFile> overlay, Seq<SettingValue> settings)
    {
        var over = overlay.Filter(static f => !RuleTests.IsTest(f.Name)).Mapped(OverlayNames.Shown);
        _overlay = over.Bound(static f => Read(f).Map(map => (OverlayNames.Under(f), map)).ToSeq());
        _inForce = LayeredFiles.Read(shipped.Filtered(static f => !RuleTests.IsTest(f.Name)), over);
        _settings = settings;
    }

    /// <summary>The deepest key on the way to a rule that the overlay has; the file of the flow itself is looked at first, then any other.</summary>
    public Option<Origin> Of(string file, Seq<string> path) =>
        (_overlay.Filter(o => o.Under == file) + _overlay.Filter(o => o.Under != file)).Choose(o => Deepest(o.Map, path)).HeadOrNone();

    /// <summary>Who says what a key of a flow is: the workspace's setting that it names, the overlay's default of that, or the key itself.</summary>
    public (bool IsSetting, Origin At) OfKey(string file, string key, Origin otherwise)
    {
        if (_inForce.Find(file).Bind(static f => f.ToOption()).Bind(f => f.Find(key)).Case is not YamlNode.Scalar said)
            return (false, Of(file, Seq1(key)).IfNone(otherwise));
        return _settings.Find(s => said.Text.Contains($"settings.{s.Name}", StringComparison.Ordinal)).Map(static s => (true, s.At))
            .IfNone(() => (false, Defaults().Find(d => said.Text.Contains(d.Name, StringComparison.Ordinal)).Map(static d => d.At).IfNone(said.At)));
    }

    /// <summary>The settings that the overlay speaks of, as expressions name them.</summary>
    private Seq<(string Name, Origin At)> Defaults() =>
        from file in _overlay.Filter(static o => o.Under == SettingsFile)
        from settings in file.Map.Find("settings").ToSeq()
        from section in Pairs(settings)
        from setting in Pairs(section.Value)
        select ($"settings.{section.Key.Text}.{setting.Key.Text}", setting.Key.At);

    private static Option<Origin> Deepest(YamlNode.Mapping map, Seq<string> path) =>
        path.HeadOrNone().Bind(key => map.Pairs.Find(p => p.Key.Text == key)).Map(pair =>
            pair.Value is YamlNode.Mapping inner ? Deepest(inner, path.Tail).IfNone(pair.Key.At) : pair.Key.At);

    private static Seq<YamlPair> Pairs(YamlNode node) => node is YamlNode.Mapping map ? map.Pairs : Seq<YamlPair>();

    private static Option<YamlNode.Mapping> Read(RuleFile file) => YamlReader.Read(file).Bind(YamlShapes.AsMapping).ToOption();
}
