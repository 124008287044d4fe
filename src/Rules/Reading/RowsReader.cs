using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>rows:</c>: the rows of a document's list, one rule after the other.</summary>
internal static class RowsReader
{
    private static readonly MapShape Keys = MapShape.Of(
        "rows rule",
        MapKey.May("each", Shape.Expression, "A list; each of its elements becomes a row. Left out, it is one row."),
        MapKey.May("when", Shape.Condition, "The rows are made only while this holds."),
        MapKey.Must("set", SetReader.Shape, "Field of the row: expression."))
        .AsRule();

    /// <summary>By the list of the target, then by name.</summary>
    public static Shape Shape { get; } = Shape.NamesOf(Shape.NamesOf(Keys));

    public static Validation<Seq<Draft<RowsRule>>> Read(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        file.Optional("rows", Seq<Draft<RowsRule>>(), node => node.AsMapping().Bind(lists => lists.Each(list => List(flow, from, list)))
            .Map(static all => all.Bound(static rules => rules)));

    private static Validation<Seq<Draft<RowsRule>>> List(FlowScopes flow, Side from, YamlPair list)
    {
        var target = flow.Head[from.Other()].Head;
        var lists = toSeq(target.Fields.Values).Filtered(static f => f.Type.Item.Exists(static i => i.Kind == ValueKind.Record));
        return lists.Find(f => f.Name == list.Key.Text).Match(
            field => list.Value.AsMapping().Bind(rules => rules.Each(rule => Rule(flow, from, Row(target, field), field, rule))),
            () => Mistakes.NotALists(list.Key.At, list.Key.Text, lists.Mapped(static f => f.Name)));
    }

    /// <summary>A row as an entity of its own, so that its fields are what paths lead to.</summary>
    private static EntityType Row(EntityType target, Field list) => target with
    {
        Ref = new(target.Ref.Side, $"{target.Ref.Name}.{list.Name}"),
        Fields = list.Type.Item.Map(static item => item.Members).IfNone(HashMap<string, Field>()),
        Relations = HashMap<string, Relation>(),
    };

    private static Validation<Draft<RowsRule>> Rule(FlowScopes flow, Side from, EntityType row, Field list, YamlPair pair) =>
        pair.Value.AsMappingOf(Keys).Bind(map =>
            (map.Optional("each", node => Elements(flow, from, node)), map.Optional("when", node => flow.Condition(node, flow.One(from)).Map(static e => e.Draft)))
            .Apply(static (each, when) => (each, when))
            .Bind(r => map.Required("set", node => SetReader.Read(Place(flow, from, row, r.each), node)).Map(set => Draft(pair.Key, list, r.each, r.when, set.Gather()))));

    private static SetPlace Place(FlowScopes flow, Side from, EntityType row, Option<CheckedExpr> each)
    {
        var values = each.Bind(static e => e.Type.Item).Match(flow.One(from).Each, () => flow.One(from));
        var lexicon = flow.Lexicon with { Entities = flow.Lexicon.Entities.AddOrUpdate(row.Ref, row) };
        return new(flow.Over(lexicon), NameScope.Of(lexicon, Seq1(row)), values, Creates: true);
    }

    private static Validation<CheckedExpr> Elements(FlowScopes flow, Side from, YamlNode node) =>
        flow.Expression(node, flow.One(from)).Bind(static e =>
            e.Type.Kind == ValueKind.List ? Valid<CheckedExpr>(e) : Mistakes.NotAList(e.At, e.Type.Word));

    private static Draft<RowsRule> Draft(
        YamlNode.Scalar name, Field list, Option<CheckedExpr> each, Option<Draft<Formula>> when, Draft<Seq<SetRule>> set)
    {
        var elements = each.Map(static e => e.Draft);
        return new(
            elements.Fields + when.Fields + set.Fields.Filtered(static f => !f.Entity.Name.Contains('.')),
            schemas => new(name.Text, list.Name, elements.In(schemas), when.In(schemas), set.Compile(schemas), name.At));
    }
}
