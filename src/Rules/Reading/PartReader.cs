using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>parts:</c>: records of their own on one side that are groups of fields on the other.</summary>
internal static class PartReader
{
    private static readonly MapShape Keys = MapShape.Of(
        "part",
        MapKey.May("severa", Shape.Path, "The relation on Severa's side among whose records the part is."),
        MapKey.May("fortnox", Shape.Path, "The relation on Fortnox's side among whose records the part is."),
        MapKey.Must("where", Shape.NamesOf(Shape.Text), "Field: value; by these it is found, and they are set on one that is created."),
        MapKey.May("exists", Shape.Condition, "Whether the other side has one."))
        .With(KeyChoice.One("severa", "fortnox")).AsRule();

    public static Shape Shape { get; } = Shape.NamesOf(Keys);

    /// <summary>The parts, and the flow's scopes with their names.</summary>
    public static Validation<(FlowScopes Flow, Seq<Draft<Part>> Parts)> Read(FlowScopes flow, YamlNode.Mapping file) =>
        file.EachOf("parts", pair => Part(flow, pair))
            .Bind(parts => LocalNames.Add(flow, parts.Mapped(static p => p.Name))
                .Bind(named => parts.Each(p => Draft(named, p)).Map(drafts => (named, drafts))));

    private static Validation<PartDraft> Part(FlowScopes flow, YamlPair pair) =>
        pair.Value.AsMappingOf(Keys).Bind(map =>
            Leading(flow, pair.Key, map).Bind(found =>
                map.Required("where", node => node.AsMapping().Bind(where => where.Each(w => Where(flow, found.Relation, w))))
                    .Bind(where => Found(flow, found.Side, found.Name, where)
                        .Map(typed => new PartDraft(new(found.Side, pair.Key, typed), found.Name.Text, found.Relation.To, where, map)))));

    private static Validation<(Side Side, YamlNode.Scalar Name, Relation Relation)> Leading(
        FlowScopes flow, YamlNode.Scalar part, YamlNode.Mapping map)
    {
        var sides = Seq(Side.Severa, Side.Fortnox).Filtered(s => map.Find(s.Word()).IsSome);
        if (sides.Count != 1) return Mistakes.OneOfKeys(part.At, Seq("severa", "fortnox"));
        var entity = flow.Head[sides.Head].Head;
        return map.Required(sides.Head.Word(), static node => node.AsScalar()).Bind(name => entity.Relations.Find(name.Text).Filter(static r => r.Many).Match(
            relation => Valid<(Side, YamlNode.Scalar, Relation)>((sides.Head, name, relation)),
            () => Mistakes.UnknownRelation(name.At, entity.Ref.ToString(), name.Text, toSeq(entity.Relations.Keys).Strict())));
    }

    private static Validation<(string Field, Value Value)> Where(FlowScopes flow, Relation relation, YamlPair pair) =>
        new EntityFields(relation.To, flow.Lexicon.Entities.Find(relation.To).Map(static e => e.Fields).IfNone(HashMap<string, Field>())).Find(pair.Key).Bind(field =>
            pair.Value.AsScalar().Bind(s => Literals.Read(field, s.Text).Map(value => (field.Name, value))
                .OrMistake(() => Mistakes.NotOfForm(s.At, s.Text, string.Join(" or ", Literals.Wanted(field))))));

    /// <summary>The same expression that a person would write: <c>addresses | first(it.isBillingAddress = true)</c>.</summary>
    private static Validation<Typed> Found(FlowScopes flow, Side side, YamlNode.Scalar relation, Seq<(string Field, Value Value)> where)
    {
        var conditions = where.Map(static w => $"it.{w.Field} = {Literal(w.Value)}");
        var text = new ExprText($"{relation.Text} | first({string.Join(" and ", conditions)})", _ => relation.At);
        return ExprReader.Read(text).Bind(expr => Checker.Check(text, flow.One(side), expr));
    }

    private static string Literal(Value value) => value.Kind switch
    {
        ValueKind.Boolean => value.IsTrue ? "true" : "false",
        ValueKind.Text => $"'{value.Text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => value.ToString(),
    };

    /// <summary><c>exists:</c> looks at the other side's record.</summary>
    private static Validation<Draft<Part>> Draft(FlowScopes flow, PartDraft part) =>
        (part.Map.Optional("exists", node => flow.Condition(node, flow.One(part.Name.Side.Other())).Map(static e => e.Draft)), Pin(flow, part))
            .Apply((exists, pin) => new Draft<Part>(
                exists.Fields + part.Where.Map(w => new FieldName(part.Entity, w.Field)) + pin.Fields,
                schemas => new(
                    part.Name.Name.Text, part.Name.Side, part.Relation, part.Entity, part.Where,
                    part.Name.Means.ToFormula(new(part.Name.Name.Text, _ => part.Name.Name.At), schemas), exists.In(schemas), TypedText.Of(pin), part.Name.Name.At))
            {
                Reached = Seq1(pin),
            });

    /// <summary>Which record the part is, as a rule would reach it: <c>billing.guid</c>. Kept with the owner, it outlives what comes before it.</summary>
    private static Validation<Typed> Pin(FlowScopes flow, PartDraft part)
    {
        var text = new ExprText($"{part.Name.Name.Text}.{flow.Lexicon.Entities[part.Entity].Id}", _ => part.Name.Name.At);
        return ExprReader.Read(text).Bind(expr => Checker.Check(text, flow.One(part.Name.Side), expr));
    }

    private sealed record PartDraft(LocalName Name, string Relation, EntityRef Entity, Seq<(string Field, Value Value)> Where, YamlNode.Mapping Map);
}
