using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>link:</c>: ways to find the record that is already there, tried in order.</summary>
internal static class LinkReader
{
    public static Validation<Diagnostic, Seq<Draft<LinkWay>>> Read(FlowSides sides, YamlNode node) =>
        node.AsMapping().Bind(ways => ways.Each(way => Way(sides, way)));

    private static Validation<Diagnostic, Draft<LinkWay>> Way(FlowSides sides, YamlPair way) => way.Value.AsMapping().Bind(pairs => pairs.Pairs.IsEmpty
        ? Mistakes.NoPairs(way.Key.At, way.Key.Text)
        : pairs.Each(pair => Pair(sides, pair)).Map(all => all.Gather().Map(p => new LinkWay(way.Key.Text, p, way.Key.At))));

    private static Validation<Diagnostic, Draft<LinkPair>> Pair(FlowSides sides, YamlPair pair) => pair.Value.AsMappingOf("severa", "fortnox").Bind(map =>
        (Key(sides, map, Side.Severa), Key(sides, map, Side.Fortnox))
        .Apply(static (severa, fortnox) => (severa, fortnox))
        .Bind(p => p.severa.Type.Kind == p.fortnox.Type.Kind
            ? Success<Diagnostic, Draft<LinkPair>>(Both(pair.Key.Text, p.severa.Draft, p.fortnox.Draft))
            : Mistakes.MixedKinds(p.fortnox.At, p.severa.Type.Word, p.fortnox.Type.Word)));

    private static Validation<Diagnostic, CheckedExpr> Key(FlowSides sides, YamlNode.Mapping map, Side side) =>
        map.Required(side.Word(), node => Expressions.Read(node, sides.One(side)).Bind(static e =>
            e.Typed.Fields.IsEmpty ? Mistakes.KeyReadsNothing(e.At) : Success<Diagnostic, CheckedExpr>(e)));

    private static Draft<LinkPair> Both(string name, Draft<Formula> severa, Draft<Formula> fortnox) =>
        new(severa.Fields + fortnox.Fields, schemas => new(name, severa.Compile(schemas), fortnox.Compile(schemas)));
}
