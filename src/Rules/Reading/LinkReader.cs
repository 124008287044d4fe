using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>link:</c>: ways to find the record that is already there, tried in order.</summary>
internal static class LinkReader
{
    /// <summary>What is equal on both sides.</summary>
    public static readonly MapKey[] PairKeys =
    [
        MapKey.Must("severa", Shape.Expression, "The value on Severa's side."),
        MapKey.Must("fortnox", Shape.Expression, "The value on Fortnox's side."),
    ];

    private static readonly (string, Alone)[] Alones = [("ignore", Alone.Ignore), ("report", Alone.Report), ("refuse", Alone.Refuse)];

    private static readonly MapShape Keys = MapShape.Of(
        "link pair",
        [.. PairKeys, MapKey.May("alone", Shape.Word(Alones), "What it means that this pair is equal and another of its way is not: nothing, a finding, or that the record is refused.")]).AsRule();

    private static readonly MapShape WayKeys = MapShape.Of("link way") with { Others = Keys, IsRule = true };

    public static Shape Shape { get; } = Shape.NamesOf(WayKeys);

    public static Validation<Seq<Draft<LinkWay>>> Read(FlowScopes flow, YamlNode node) =>
        node.AsMapping().Bind(ways => ways.Each(way => Way(flow, way)));

    private static Validation<Draft<LinkWay>> Way(FlowScopes flow, YamlPair way) =>
        way.Value.AsMapping().Bind(pairs => pairs.Pairs.IsEmpty
            ? Mistakes.NoPairs(way.Key.At, way.Key.Text)
            : pairs.Each(pair => WithAlone(flow, pair, pairs.Pairs.Count)).Map(all => all.Gather().Map(p => new LinkWay(way.Key.Text, p, way.Key.At))));

    private static Validation<Draft<LinkPair>> WithAlone(FlowScopes flow, YamlPair pair, int pairs) =>
        pair.Value.AsMappingOf(Keys).Bind(map =>
            (Pair(flow, pair.Key, map), map.Optional("alone", Alone.Ignore, node => AloneOf(node, pairs)))
            .Apply(static (draft, alone) => draft.Map(p => p with { Alone = alone })));

    /// <summary>Half a match needs another half.</summary>
    private static Validation<Alone> AloneOf(YamlNode node, int pairs) => node.AsWord(Alones).Bind(alone =>
        pairs > 1 ? Valid<Alone>(alone) : Mistakes.NothingBesides(node.At));

    private static Validation<Draft<LinkPair>> Pair(FlowScopes flow, YamlNode.Scalar name, YamlNode.Mapping map) =>
        Sides(flow, map, Seq<EntityRef>()).Bind(sides => sides.Severa.Type.Kind == sides.Fortnox.Type.Kind
            ? Valid<Draft<LinkPair>>(Both(name.Text, sides.Severa, sides.Fortnox))
            : Mistakes.MixedKinds(sides.Fortnox.At, sides.Severa.Type.Word, sides.Fortnox.Type.Word));

    /// <summary>A value of each side that reads its record: also in <c>compare:</c> and <c>candidates:</c> of a score.</summary>
    public static Validation<(CheckedExpr Severa, CheckedExpr Fortnox)> Sides(FlowScopes flow, YamlNode.Mapping map, Seq<EntityRef> only) =>
        (Key(flow, map, Side.Severa, only), Key(flow, map, Side.Fortnox, only))
        .Apply(static (severa, fortnox) => (severa, fortnox));

    public static Draft<LinkPair> Both(string name, CheckedExpr severa, CheckedExpr fortnox)
    {
        var (left, right) = (severa.Draft, fortnox.Draft);
        return new(left.Fields + right.Fields, schemas => new(name, left.Compile(schemas), right.Compile(schemas))) { Reached = left.Reached + right.Reached };
    }

    private static Validation<CheckedExpr> Key(FlowScopes flow, YamlNode.Mapping map, Side side, Seq<EntityRef> only) =>
        map.Required(side.Word(), node => flow.Expression(node, flow.One(side, only)).Bind(static e =>
            e.Typed.FieldsAtHand.IsEmpty ? Mistakes.KeyReadsNothing(e.At) : Valid<CheckedExpr>(e)));
}
