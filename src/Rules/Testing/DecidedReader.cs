using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Testing;

/// <summary>What people have decided before the test: <c>ada: { accept: 1001 }</c>, <c>eva: { reject: [1002, 1003] }</c>, <c>1004: new</c>.</summary>
internal static class DecidedReader
{
    private static readonly (string, Judgement)[] OfOne = [("new", Judgement.CreateNew), ("defer", Judgement.Defer)];

    private static readonly (string Key, Judgement Judgement)[] OfTwo = [("accept", Judgement.Accept), ("reject", Judgement.Reject), ("defer", Judgement.Defer)];

    private static readonly MapShape Keys = MapShape.Of(
        "decision",
        MapKey.May("accept", Shape.OneOrList(Shape.Text), "The Fortnox record that it is."),
        MapKey.May("reject", Shape.OneOrList(Shape.Text), "Fortnox records that it never is."),
        MapKey.May("defer", Shape.OneOrList(Shape.Text), "Fortnox records of which it is undecided whether it is they."));

    public static MapKey Key { get; } = MapKey.May("decided", Shape.NamesOf(Shape.Word(OfOne).Or(Keys)), "What people have decided: Severa's id: { accept: Fortnox's id }; or a record's id: new.");

    public static Validation<Seq<(Subject Of, Judgement Judgement)>> Read(TestScope scope, Given given, YamlNode.Mapping test) => test.Optional(
        "decided",
        Seq<(Subject Of, Judgement Judgement)>(),
        node => node.AsMapping().Bind(decisions => decisions.Each(pair => Read(scope, given, pair))).Map(static all => all.Bound(static one => one)));

    private static Validation<Seq<(Subject Of, Judgement Judgement)>> Read(TestScope scope, Given given, YamlPair pair)
    {
        if (pair.Value is YamlNode.Scalar word)
            return (RecordNames.Find(given.Known, pair.Key), word.AsWord(OfOne)).Apply((record, judgement) => Seq1((Subject.One(scope.Flow.Name, record), judgement)));
        var severa = RecordNames.OfLink(given.Records, scope.Kinds(Side.Severa), pair.Key.Text);
        return pair.Value.AsMappingOf(Keys).Bind(map => toSeq(OfTwo)
            .Each(kind => map.Optional(kind.Key, Seq<string>(), Names).Map(names => names.Mapped(id => (Of: Pair(scope, given, severa, id), kind.Judgement))))
            .Map(static all => all.Bound(static one => one)));
    }

    private static Subject Pair(TestScope scope, Given given, RecordRef severa, string id) =>
        new(scope.Flow.Name, severa, RecordNames.OfLink(given.Records, scope.Kinds(Side.Fortnox), id));

    private static Validation<Seq<string>> Names(YamlNode node) => (node is YamlNode.Sequence list ? list.Items : Seq1(node)).Each(YamlShapes.AsText);
}
