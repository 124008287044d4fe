using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The two values of a comparison or of a key in <c>score:</c>. Either may be a list, of which the elements count.</summary>
/// <param name="Kind">What the values are, or their elements.</param>
internal sealed record ComparedPair(Seq<EntityRef> For, ValueKind Kind, Draft<LinkPair> Values)
{
    public static MapKey[] Keys { get; } = [.. LinkReader.PairKeys, FlowScopes.ForKey];

    public static Validation<ComparedPair> Read(FlowScopes flow, YamlNode.Scalar name, YamlNode.Mapping map) =>
        flow.For(map).Bind(only => LinkReader.Sides(flow, map, only).Bind(sides =>
            (Comparable(sides.Severa), Comparable(sides.Fortnox))
            .Apply(static (severa, fortnox) => (severa, fortnox))
            .Bind(kinds => kinds.severa == kinds.fortnox
                ? Valid<ComparedPair>(new(only, kinds.severa, LinkReader.Both(name.Text, sides.Severa, sides.Fortnox)))
                : Mistakes.MixedKinds(sides.Fortnox.At, sides.Severa.Type.Word, sides.Fortnox.Type.Word))));

    /// <summary>Whether it is about two records of these kinds.</summary>
    public bool IsAbout(FlowScopes flow, EntityType severa, EntityType fortnox) =>
        flow.Entities(Side.Severa, For).Contains(severa) && flow.Entities(Side.Fortnox, For).Contains(fortnox);

    private static Validation<ValueKind> Comparable(CheckedExpr e)
    {
        var kind = (e.Type.Item | e.Type).Map(static type => type.Kind).IfNone(ValueKind.Nothing);
        return kind is ValueKind.Text or ValueKind.Number or ValueKind.Boolean or ValueKind.Date or ValueKind.Instant
            ? Valid<ValueKind>(kind)
            : Mistakes.CantBeCompared(e.At, e.Type.Word);
    }
}
