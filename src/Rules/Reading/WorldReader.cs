using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>Settings, catalogues, tables and functions: what all flows can speak of.</summary>
/// <param name="InForce">With the settings' values from outside.</param>
/// <param name="Checked">What flows are checked against: also where a value from outside is wrong.</param>
internal sealed record ReadWorld(Validation<World> InForce, Validation<World> Checked);

internal static class WorldReader
{
    /// <summary>With the settings' defaults.</summary>
    public static Validation<World> Read(
        Validation<YamlNode.Mapping> settingsFile, Validation<YamlNode.Mapping> severaFile,
        Validation<YamlNode.Mapping> fortnoxFile)
    {
        var names = CatalogueNames.Of(severaFile.ToOption(), fortnoxFile.ToOption());
        return (
                settingsFile.Bind(f => SettingsReader.Read(f, names)),
                severaFile.Bind(static f => SystemReader.Read(Side.Severa, f)),
                fortnoxFile.Bind(static f => SystemReader.Read(Side.Fortnox, f)),
                settingsFile)
            .Apply(static (settings, severa, fortnox, file) => (settings, severa, fortnox, file))
            .Bind(static w => With(w.severa, w.fortnox, w.settings, w.file));
    }

    public static ReadWorld Under(Validation<World> shipped, Seq<SettingValue> values)
    {
        var inForce = shipped.Bind(w => SettingsReader.Override(w.Lexicon.Settings, values)
            .Map(settings => w with { Lexicon = w.Lexicon with { Settings = settings } }));
        return new(inForce, inForce.IsSuccess ? inForce : shipped);
    }

    private static Validation<World> With(
        SystemCatalogue severa, SystemCatalogue fortnox, DeclaredSettings settings, YamlNode.Mapping file)
    {
        var entities = toHashMap(Seq(severa, fortnox).Bind(static s => toSeq(s.Entities.Values)).Map(static e => (e.Ref, e)));
        return LexiconReader.Read(new Lexicon(settings, entities), file).Map(lexicon => new World(severa, fortnox, lexicon));
    }
}
