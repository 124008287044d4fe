using Brygga.Rules.Layers;
using Brygga.Rules.Reading;
using Brygga.Rules.Testing;
using Brygga.Rules.Yaml;

namespace Brygga.Rules;

/// <summary>
/// Rule files laid over each other and read as far as settings have no say in it: once, and then compiled under as many sets of settings
/// as rule tests have.
/// </summary>
internal sealed class ReadRules
{
    public const string SettingsFile = "settings.yaml";

    private readonly Validation<World> _shipped;

    private ReadRules(Seq<RuleFile> under, Seq<RuleFile> over)
    {
        (Under, Over, Layers) = (under, over, LayeredFiles.Read(under, over));
        Settings = File(SettingsFile);
        _shipped = WorldReader.Read(Settings, File(SystemFile(Side.Severa)), File(SystemFile(Side.Fortnox)));
    }

    public Seq<RuleFile> Under { get; }

    public Seq<RuleFile> Over { get; }

    public LayeredFiles Layers { get; }

    public Validation<YamlNode.Mapping> Settings { get; }

    /// <summary>Rule tests stand beside the rules and are none.</summary>
    public static ReadRules Of(Seq<RuleFile> shipped, Seq<RuleFile> overlay) => new(OfRules(shipped), OfRules(overlay).Mapped(OverlayNames.Shown));

    public ReadWorld World(Seq<SettingValue> settings) => WorldReader.Under(_shipped, settings);

    public static string SystemFile(Side side) => $"systems/{side.Word()}.yaml";

    private static Seq<RuleFile> OfRules(Seq<RuleFile> files) => files.Filtered(static f => !RuleTests.IsTest(f.Name));

    private Validation<YamlNode.Mapping> File(string name) => Layers.Find(name).IfNone(() => Diagnostics.Mistakes.MissingFile(name));
}
