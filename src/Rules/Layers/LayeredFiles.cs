using Brygga.Rules.Diagnostics;
using Brygga.Rules.Reading;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Layers;

/// <summary>The shipped rule files with those of an overlay laid over them, and each flow on top of the one that it is like.</summary>
internal sealed class LayeredFiles
{
    private const string FlowKey = "flow";

    private const string LikeKey = "like";

    public static MapKey Like { get; } = MapKey.May(LikeKey, Shape.Text, "Another flow that this one is like, but for what stands here.");

    private readonly HashMap<string, Seq<Validation<YamlNode.Mapping>>> _layers;

    private LayeredFiles(HashMap<string, Seq<Validation<YamlNode.Mapping>>> layers) => _layers = layers;

    /// <summary>The names of the files, whichever layer has them.</summary>
    public Seq<string> Names => toSeq(_layers.Keys.Order(StringComparer.Ordinal)).Strict();

    /// <summary>The flows that the files name, also where nothing else of them can be read.</summary>
    public Seq<string> FlowNames => Names.Chosen(FlowOf);

    public static LayeredFiles Read(Seq<RuleFile> shipped, Seq<RuleFile> overlay) => new(
        (shipped.Map(static f => (f.Name, File: f)) + overlay.Map(static f => (Name: OverlayNames.Under(f), File: f)))
        .Fold(HashMap<string, Seq<Validation<YamlNode.Mapping>>>(), static (all, f) =>
            all.AddOrUpdate(f.Name, layers => layers.Add(Read(f.File)), () => Seq1(Read(f.File)))));

    /// <summary>The merged file; None where no layer has it.</summary>
    public Option<Validation<YamlNode.Mapping>> Find(string name) => Find(name, Seq<string>());

    /// <summary>The file that says it is this flow.</summary>
    public Option<string> FileOf(string flow) => Names.Find(file => FlowOf(file).Exists(name => name == flow));

    private static Validation<YamlNode.Mapping> Read(RuleFile file) =>
        YamlReader.Read(file).Bind(YamlShapes.AsMapping).Bind(map => RuleFileHeads.Check(map).Map(_ => map));

    private Option<Validation<YamlNode.Mapping>> Find(string name, Seq<string> open) =>
        _layers.Find(name).Map(layers => layers.Sequence().Bind(maps => OfOneFlow(maps).Bind(_ => Merged(maps, open.Add(name)))));

    private Validation<YamlNode.Mapping> Merged(Seq<YamlNode.Mapping> maps, Seq<string> open) =>
        Liked(maps, open).Bind(liked => (liked.ToSeq() + maps).Tail.Fold(
            Valid<YamlNode.Mapping>((liked.ToSeq() + maps).Head),
            static (under, over) => under.Bind(u => Merger.Merge(u, over))))
        .Map(static merged => Without(merged, LikeKey));

    /// <summary>An overlay is found by its file's name; that it says another flow is a slip.</summary>
    private static Validation<Unit> OfOneFlow(Seq<YamlNode.Mapping> maps)
    {
        var names = maps.Chosen(static m => Name(m, FlowKey));
        return names.Find(n => n.Text != names.Head.Text).Match(
            other => Mistakes.OverlayOfOtherFlow(other.At, other.Text, names.Head.Text),
            static () => Valid<Unit>(unit));
    }

    /// <summary>What a flow's <c>like:</c> lays below it, itself merged; the top layer's word counts.</summary>
    private Validation<Option<YamlNode.Mapping>> Liked(Seq<YamlNode.Mapping> maps, Seq<string> open)
    {
        if (maps.Rev().Choose(static m => Name(m, LikeKey)).HeadOrNone().Case is not YamlNode.Scalar like) return Option<YamlNode.Mapping>.None;
        if (FileOf(like.Text).Case is not string file)
            return Mistakes.NoFlowToBeLike(like.At, like.Text, FlowNames);
        return open.Exists(o => o == file)
            ? Mistakes.LikeItself(like.At, like.Text)
            : Find(file, open).Match(
                static below => below.Map(static b => Some(Without(Without(b, FlowKey), RuleFileHeads.Version))),
                static () => Option<YamlNode.Mapping>.None);
    }

    private Option<string> FlowOf(string file) => _layers[file]
        .Choose(static layer => layer.Match(static map => Name(map, FlowKey).Map(static n => n.Text), static _ => None))
        .HeadOrNone();

    private static Option<YamlNode.Scalar> Name(YamlNode.Mapping map, string key) =>
        map.Find(key).Bind(static node => node is YamlNode.Scalar name ? Some(name) : None);

    private static YamlNode.Mapping Without(YamlNode.Mapping map, string key) =>
        map with { Pairs = map.Pairs.Filtered(p => p.Key.Text != key) };
}
