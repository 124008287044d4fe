using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Layers;
using Brygga.Rules.Reading;
using Brygga.Rules.Yaml;

namespace Brygga.Rules;

/// <summary>Rule files to a <see cref="RuleBook"/>: lay the overlay over them, read, check, compile.</summary>
public static class RuleBooks
{
    private static readonly Seq<Side> Both = Seq(Side.Severa, Side.Fortnox);

    /// <summary>The rule book, or every mistake in the files and the settings, in the order of the files.</summary>
    public static Validation<RuleBook> Compile(Seq<RuleFile> files, Seq<SettingValue> settings) =>
        Compile(files, Seq<RuleFile>(), settings);

    /// <summary>The shipped rules, changed by those of an overlay: a file of the same name in whatever folder changes them rule by rule.</summary>
    public static Validation<RuleBook> Compile(Seq<RuleFile> shipped, Seq<RuleFile> overlay, Seq<SettingValue> settings) =>
        Compile(ReadRules.Of(shipped, overlay), settings);

    internal static Validation<RuleBook> Compile(ReadRules rules, Seq<SettingValue> settings)
    {
        var world = rules.World(settings);
        var flows = world.Checked.Bind(w => Flows(rules.Layers, w, rules.Settings));
        return (world.InForce, flows, Known(rules.Under, rules.Over)).Apply((w, f, _) => Book((rules.Under + rules.Over).Strict(), w, f)).Match(
            static book => Valid<RuleBook>(book),
            static mistakes => InOrder(mistakes));
    }

    /// <summary>The name that the file of an overlay has in diagnostics and origins, so that it is never taken for the shipped one.</summary>
    public static RuleFile Shown(RuleFile overlay) => OverlayNames.Shown(overlay);

    /// <summary>The names of all rule files, shipped or the overlay's, that <see cref="Show"/> can print.</summary>
    public static Seq<string> Names(Seq<RuleFile> shipped, Seq<RuleFile> overlay) => LayeredFiles.Read(shipped, overlay).Names;

    /// <summary>A flow (or <c>settings</c>, <c>systems/severa</c>) as it is in force, as YAML; with the place where each line was written.</summary>
    public static Validation<string> Show(Seq<RuleFile> shipped, Seq<RuleFile> overlay, string name, bool origins)
    {
        var layers = LayeredFiles.Read(shipped, overlay.Mapped(OverlayNames.Shown));
        return (layers.Find($"{name}.yaml") | layers.FileOf(name).Bind(layers.Find)).Match(
            file => file.Map(f => MergedText.Print(f, origins)),
            () => Mistakes.NothingToShow(name, layers.Names.Mapped(static n => n[..^".yaml".Length])));
    }

    internal static Validation<Seq<FlowDraft>> Flows(LayeredFiles layers, World world, Validation<YamlNode.Mapping> settings)
    {
        var heads = Heads(layers, world);
        var lexicon = WithFlows(world.Lexicon, heads);
        var unread = layers.FlowNames.Filtered(name => !lexicon.Flows.ContainsKey(name));
        return settings.Bind(s => heads.Each(head => head.Bind(h => FlowReader.Read(h, lexicon, s).Map(draft => (h, draft)))))
            .Bind(static flows => NamesOnce(flows.Mapped(static f => f.h.Name)).Map(_ => flows.Mapped(static f => f.draft)))
            .Match(Valid<Seq<FlowDraft>>, mistakes => mistakes.Filtered(m => !unread.Exists(flow => Mistakes.IsMissedFlow(m, flow))));
    }

    /// <summary>What an expression can speak of that stands in no rule file.</summary>
    internal static Validation<Lexicon> Lexicon(Seq<RuleFile> shipped, Seq<RuleFile> overlay, Seq<SettingValue> settings)
    {
        var rules = ReadRules.Of(shipped, overlay);
        return rules.World(settings).InForce.Map(world => WithFlows(world.Lexicon, Heads(rules.Layers, world)));
    }

    private static Seq<Validation<FlowHead>> Heads(LayeredFiles layers, World world) =>
        layers.Names.Filter(IsFlow).Choose(layers.Find).Mapped(file => file.Bind(f => FlowHead.Read(f, world)));

    private static Lexicon WithFlows(Lexicon lexicon, Seq<Validation<FlowHead>> heads) =>
        lexicon with { Flows = toHashMap(heads.Found().Map(static head => (head.Name.Text, head.Ends))) };

    private static Validation<Unit> NamesOnce(Seq<YamlNode.Scalar> names)
    {
        var mistakes = toSeq(names.GroupBy(static n => n.Text, StringComparer.Ordinal)
            .SelectMany(static g => g.Skip(1).Select(n => Mistakes.FlowTwice(n.At, n.Text, g.First().At)))).Strict();
        return mistakes.IsEmpty ? unit : mistakes;
    }

    /// <summary>A file that nothing reads is a mistake: its rules would be missed in silence.</summary>
    private static Validation<Unit> Known(Seq<RuleFile> shipped, Seq<RuleFile> overlay)
    {
        var mistakes = (shipped.Map(static f => (f.Name, Read: f.Name)) + overlay.Map(static f => (f.Name, Read: OverlayNames.Under(f))))
            .Filter(static f => !IsFlow(f.Read) && f.Read is not ReadRules.SettingsFile && !IsSystem(f.Read))
            .Mapped(static f => Mistakes.UnknownFile(new(f.Name, 1, 1, 1), f.Name));
        return mistakes.IsEmpty ? unit : mistakes;
    }

    private static bool IsFlow(string name) => name.EndsWith(".yaml", StringComparison.Ordinal) && !name.Contains('/') && name is not ReadRules.SettingsFile;

    private static bool IsSystem(string name) => Both.Exists(side => string.Equals(ReadRules.SystemFile(side), name, StringComparison.Ordinal));

    private static RuleBook Book(Seq<RuleFile> files, World world, Seq<FlowDraft> flows)
    {
        var settings = world.Lexicon.Settings.InForce;
        var schemas = Registers.Schemas(world.Lexicon, flows.Bind(static f => f.Fields));
        return new(HashOf(files, settings), world.Severa, world.Fortnox, settings, flows.Bound(f => f.Registers.Map(r => r.Compile(schemas)).ToSeq()))
        {
            Schemas = schemas.All,
            Documents = flows.Bound(f => f.Documents.Map(d => d.Compile(schemas)).ToSeq()),
            Declared = world.Lexicon.Settings.Declarations,
            Warnings = InOrder(flows.Bound(static f => f.Warnings)),
        };
    }

    /// <summary>Over every text and every setting in force: a plan made under other rules is refused.</summary>
    private static Hash HashOf(Seq<RuleFile> files, Settings settings) => Hash.OfParts(
        files.OrderBy(static f => f.Name, StringComparer.Ordinal)
            .SelectMany(static f => new[] { f.Name, f.Text.ReplaceLineEndings("\n") })
            .Concat(settings.Values.Keys
                .Order(StringComparer.Ordinal)
                .SelectMany(name => new[] { name, settings.Values[name].Kind.ToString(), settings.Values[name].ToString() })));

    private static Seq<Diagnostic> InOrder(Seq<Diagnostic> mistakes) => toSeq(mistakes.Distinct()
        .OrderBy(static d => d.At.File, StringComparer.Ordinal)
        .ThenBy(static d => d.At.Line)
        .ThenBy(static d => d.At.Column)
        .ThenBy(static d => d.Code, StringComparer.Ordinal)).Strict();
}
