using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Testing;

/// <summary>The records of both systems (<c>severa:</c>, <c>fortnox:</c>), what was linked and decided before, and what was not listed completely.</summary>
internal static class GivenReader
{
    private static readonly Shape Fields = Shape.NamesOf(Shape.Anything);

    private static readonly MapShape BeforeKeys = MapShape.BySide("before", Fields, Fields);

    private static readonly MapShape LinkKeys = MapShape.Of(
        "given link",
        MapKey.Must("with", Shape.Text, "The id of the other record."),
        MapKey.May("before", BeforeKeys, "What was different when the two last agreed."));

    public static MapShape EveryKeys { get; } = MapShape.BySide("every record", Shape.NamesOf(Fields), Shape.NamesOf(Fields));

    public static MapKey[] Keys { get; } =
    [
        MapKey.May("severa", Shape.NamesOf(Shape.NamesOf(Fields)), "Severa's records: entity, id, fields."),
        MapKey.May("fortnox", Shape.NamesOf(Shape.NamesOf(Fields)), "Fortnox's records: entity, id, fields."),
        MapKey.May("linked", Shape.NamesOf(Shape.Text.Or(LinkKeys)), "What was linked before: Severa's id: Fortnox's id."),
        MapKey.May("linked_by", Shape.NamesOf(Shape.NamesOf(Shape.Text)), "What other flows had linked: flow: { Severa's id: Fortnox's id }."),
        DecidedReader.Key,
        MapKey.May("existed", Shape.OneOrList(Shape.Text), "Records that were there when the integration was switched on."),
        MapKey.May("passed", Shape.NamesOf(Shape.OneOrList(Shape.Text)), "Records that a rule with remember: has let through: rule: records."),
        MapKey.May("incomplete", Shape.ListOf(new Shape.Entity(Seq(Side.Severa, Side.Fortnox), IsQualified: true)), "Entities whose listing broke off."),
    ];

    public static MapShape Map { get; } = MapShape.Of("given", Keys);

    public static Validation<Given> Read(TestScope scope, YamlNode.Mapping test) =>
        (Records(scope, test, Side.Severa), Records(scope, test, Side.Fortnox), test.Optional("incomplete", Seq<EntityRef>(), node => Entities(scope, node)))
        .Apply((severa, fortnox, incomplete) => scope.Shared.With((severa + fortnox).Strict(), incomplete))
        .Bind(given => test.Optional("linked", Seq<GivenLink>(), node => node.AsMapping().Bind(links => links.Each(link => Link(scope, given, link))))
            .Map(links => given with { Links = (given.Links + links).Strict() }))
        .Bind(given => test.Optional("linked_by", Seq<GivenLink>(), node => OfOthers(scope, given, node)).Map(links => given with { Links = (given.Links + links).Strict() }))
        .Bind(given => DecidedReader.Read(scope, given, test).Map(decided => given with { Decided = (given.Decided + decided).Strict() }))
        .Bind(given => (test.Optional("existed", Seq<RecordRef>(), node => Names(given, node)), test.Optional("passed", Seq<(string Rule, RecordRef Record)>(), node => Passed(scope, given, node)))
            .Apply((existed, passed) => given with { Existed = (given.Existed + existed).Strict(), Passed = (given.Passed + passed).Strict() }));

    private static Validation<Seq<RecordRef>> Names(Given given, YamlNode node) =>
        (node is YamlNode.Sequence list ? list.Items : Seq1(node)).Each(item => RecordNames.Find(given.Known, item));

    /// <summary><c>prospect: [ada]</c></summary>
    private static Validation<Seq<(string Rule, RecordRef Record)>> Passed(TestScope scope, Given given, YamlNode node) =>
        node.AsMapping().Bind(rules => rules.Each(rule => TestScope.Rules(scope.Flow, rule.Key)
            .Bind(_ => Names(given, rule.Value))
            .Map(records => records.Map(record => (Rule: rule.Key.Text, Record: record))))).Map(static all => all.Bound(static p => p));

    /// <summary>What every record of an entity has: <c>severa: { customer: { isActive: true } }</c>.</summary>
    public static Validation<HashMap<EntityRef, HashMap<string, Value>>> Every(TestScope scope, YamlNode node) =>
        node.AsMappingOf(EveryKeys).Bind(map => (Every(scope, map, Side.Severa), Every(scope, map, Side.Fortnox))
            .Apply(static (severa, fortnox) => toHashMap(severa + fortnox)));

    private static Validation<Seq<(EntityRef, HashMap<string, Value>)>> Every(TestScope scope, YamlNode.Mapping map, Side side) =>
        map.Optional(side.Word(), Seq<(EntityRef, HashMap<string, Value>)>(), node => node.AsMapping().Bind(entities => entities.Each(pair =>
            scope.Entity(side, pair.Key).Bind(entity => FieldsOf(entity, pair.Value).Map(fields => (entity.Ref, fields))))));

    private static Validation<Seq<GivenRecord>> Records(TestScope scope, YamlNode.Mapping test, Side side) =>
        test.Optional(side.Word(), Seq<GivenRecord>(), node => node.AsMapping()
            .Bind(entities => entities.Each(pair => scope.Entity(side, pair.Key).Bind(entity => Records(scope, entity, pair.Value))))
            .Map(static all => all.Bound(static r => r)));

    private static Validation<Seq<GivenRecord>> Records(TestScope scope, EntityType entity, YamlNode node) =>
        node.AsMapping().Bind(records => records.Each(record => FieldsOf(entity, record.Value).Map(fields => new GivenRecord(
            new(entity.Ref, record.Key.Text), scope.Fields(new(entity.Ref, record.Key.Text)).AddOrUpdateRange(fields), record.Key.At))));

    private static Validation<HashMap<string, Value>> FieldsOf(EntityType entity, YamlNode node) => node.AsMapping()
        .Bind(map => map.Each(pair => Field(entity, pair.Key).Bind(field => TestValues.Read(field, pair.Value).Map(value => (field.Name, value)))))
        .Map(static fields => toHashMap(fields));

    public static Validation<Field> Field(EntityType entity, YamlNode.Scalar name) => entity.Fields.Find(name.Text)
        .OrMistake(() => Mistakes.UnknownField(name.At, entity.Ref.ToString(), name.Text, toSeq(entity.Fields.Keys)));

    /// <summary><c>ada: 1001</c>, or <c>ada: { with: 1001, before: { severa: {..}, fortnox: {..} } }</c>: what was different when the two last agreed.</summary>
    private static Validation<GivenLink> Link(TestScope scope, Given given, YamlPair pair)
    {
        var severa = RecordNames.OfLink(given.Records, scope.Kinds(Side.Severa), pair.Key.Text);
        if (pair.Value is YamlNode.Scalar alone) return alone.AsText().Map(id => Link(scope, given, severa, id));
        return pair.Value.AsMappingOf(LinkKeys).Bind(map => map.Required("with", YamlShapes.AsText).Map(id => Link(scope, given, severa, id))
            .Bind(link => map.Optional("before", link, node => node.AsMappingOf(BeforeKeys).Bind(before =>
                (Before(scope, before, link.Severa), Before(scope, before, link.Fortnox))
                .Apply((s, f) => link with { SeveraBefore = s, FortnoxBefore = f })))));
    }

    /// <summary><c>customers: { ada: 1001 }</c></summary>
    private static Validation<Seq<GivenLink>> OfOthers(TestScope scope, Given given, YamlNode node) => node.AsMapping()
        .Bind(flows => flows.Each(flow => TestedFlow.Find(scope.Book, flow.Key.Text)
            .OrMistake(() => Mistakes.NoFlowToTest(flow.Key.At, flow.Key.Text, (scope.Book.Flows.Map(static f => f.Name) + scope.Book.Documents.Map(static f => f.Name)).Strict()))
            .Bind(found => flow.Value.AsMapping().Bind(links => links.Each(link => Link(scope with { Flow = found }, given, link))))))
        .Map(static all => all.Bound(static links => links));

    private static GivenLink Link(TestScope scope, Given given, RecordRef severa, string id) =>
        new(scope.Flow.Name, severa, RecordNames.OfLink(given.Records, scope.Kinds(Side.Fortnox), id), HashMap<string, Value>(), HashMap<string, Value>());

    /// <summary>The record's own fields, and what the rules reach from it: <c>billing.city</c>.</summary>
    private static Validation<HashMap<string, Value>> Before(TestScope scope, YamlNode.Mapping before, RecordRef record) =>
        before.Optional(record.Side.Word(), HashMap<string, Value>(), node => FieldsOf(scope.WithReached(scope.Book.Entity(record.Entity)), node));

    private static Validation<Seq<EntityRef>> Entities(TestScope scope, YamlNode node) => node.AsSequence().Bind(list => list.Items
        .Each(item => item.AsScalar().Bind(name => Entity(scope, name))));

    private static Validation<EntityRef> Entity(TestScope scope, YamlNode.Scalar name)
    {
        var known = Seq(Side.Severa, Side.Fortnox).Bind(side => toSeq(scope.Book[side].Entities.Values)).Mapped(static e => e.Ref);
        return known.Find(e => e.ToString() == name.Text).OrMistake(
            () => Mistakes.UnknownWord(name.At, name.Text, known.Mapped(static e => e.ToString())));
    }
}
