using Brygga.Rules.Diagnostics;
using Brygga.Rules.Reading;
using Brygga.Rules.Yaml;

namespace Brygga.Rules;

/// <summary>Rule files to a <see cref="RuleBook"/>: read, check, compile.</summary>
public static class RuleBooks
{
    private const string SettingsFile = "settings.yaml";

    private static readonly Seq<Side> Both = Seq(Side.Severa, Side.Fortnox);

    /// <summary>The rule book, or every mistake in the files and the settings, in the order of the files.</summary>
    public static Validation<Diagnostic, RuleBook> Compile(Seq<RuleFile> files, Seq<SettingValue> settings)
    {
        var sources = Read(files);
        var world = ReadWorld(sources);
        var inForce = world.Bind(w => SettingsReader.Override(w.Settings, settings).Map(s => w with { Settings = s }));
        var flows = ReadFlows(sources, inForce.IsSuccess ? inForce : world);
        return (inForce, flows, Known(files)).Apply((w, f, _) => Book(files, w, f)).Match(
            static book => Success<Diagnostic, RuleBook>(book),
            static mistakes => InOrder(mistakes));
    }

    private static HashMap<string, Validation<Diagnostic, YamlNode.Mapping>> Read(Seq<RuleFile> files) =>
        toHashMap(files.Map(static f => (f.Name, YamlReader.Read(f).Bind(YamlShapes.AsMapping))));

    private static Validation<Diagnostic, World> ReadWorld(HashMap<string, Validation<Diagnostic, YamlNode.Mapping>> sources) =>
        (File(sources, SettingsFile).Bind(SettingsReader.Read),
         File(sources, SystemFile(Side.Severa)).Bind(static f => SystemReader.Read(Side.Severa, f)),
         File(sources, SystemFile(Side.Fortnox)).Bind(static f => SystemReader.Read(Side.Fortnox, f)))
        .Apply(static (settings, severa, fortnox) => new World(settings, severa, fortnox));

    private static Validation<Diagnostic, Seq<Flow>> ReadFlows(
        HashMap<string, Validation<Diagnostic, YamlNode.Mapping>> sources, Validation<Diagnostic, World> world) =>
        toSeq(sources.Keys.Filter(IsFlow).Order(StringComparer.Ordinal))
            .Map(name => (sources[name], world).Apply(static (file, w) => (file, w)).Bind(static p => FlowReader.Read(p.file, p.w)))
            .Strict()
            .Sequence()
            .Bind(NamesOnce);

    private static Validation<Diagnostic, YamlNode.Mapping> File(HashMap<string, Validation<Diagnostic, YamlNode.Mapping>> sources, string name) =>
        sources.Find(name).IfNone(() => Mistakes.MissingFile(name));

    private static Validation<Diagnostic, Seq<Flow>> NamesOnce(Seq<Flow> flows)
    {
        var mistakes = toSeq(flows.GroupBy(static f => f.Name, StringComparer.Ordinal)
            .SelectMany(static g => g.Skip(1).Select(f => Mistakes.FlowTwice(f.At, f.Name, g.First().At)))).Strict();
        return mistakes.IsEmpty ? flows : mistakes;
    }

    /// <summary>A file that nothing reads is a mistake: its rules would be missed in silence.</summary>
    private static Validation<Diagnostic, Unit> Known(Seq<RuleFile> files)
    {
        var mistakes = files
            .Filter(static f => !IsFlow(f.Name) && f.Name is not SettingsFile && !IsSystem(f.Name))
            .Map(static f => Mistakes.UnknownFile(new(f.Name, 1, 1, 1), f.Name))
            .Strict();
        return mistakes.IsEmpty ? unit : mistakes;
    }

    private static bool IsFlow(string name) => name.EndsWith(".yaml", StringComparison.Ordinal) && !name.Contains('/') && name is not SettingsFile;

    private static bool IsSystem(string name) => Both.Exists(side => string.Equals(SystemFile(side), name, StringComparison.Ordinal));

    private static string SystemFile(Side side) => $"systems/{side.Word()}.yaml";

    private static RuleBook Book(Seq<RuleFile> files, World world, Seq<Flow> flows)
    {
        var settings = world.Settings.InForce;
        return new(HashOf(files, settings), world.Severa.Catalogue, world.Fortnox.Catalogue, settings, flows);
    }

    /// <summary>Over every text and every setting in force: a plan made under other rules is refused.</summary>
    private static Hash HashOf(Seq<RuleFile> files, Settings settings) => Hash.OfParts(
        files.OrderBy(static f => f.Name, StringComparer.Ordinal)
            .SelectMany(static f => new[] { f.Name, f.Text.ReplaceLineEndings("\n") })
            .Concat(settings.Values.AsEnumerable()
                .OrderBy(static s => s.Key, StringComparer.Ordinal)
                .SelectMany(static s => new[] { s.Key, s.Value.Kind.ToString(), s.Value.ToString() })));

    private static Seq<Diagnostic> InOrder(Seq<Diagnostic> mistakes) => toSeq(mistakes.Distinct()
        .OrderBy(static d => d.At.File, StringComparer.Ordinal)
        .ThenBy(static d => d.At.Line)
        .ThenBy(static d => d.At.Column)
        .ThenBy(static d => d.Code, StringComparer.Ordinal)).Strict();
}
