using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>How the records of one entity belong to those of another.</summary>
internal static class RelationReader
{
    public static MapShape Keys { get; } = MapShape.Of(
        "relation",
        MapKey.May("many", Shape.Text, "The entity whose records name this one."),
        MapKey.May("one", Shape.Text, "The same, where there is only one such record."),
        MapKey.Must("by", Shape.Text, "The field of the other entity that names this one."),
        MapKey.May("order", Shape.ListOf(Shape.Text), "The fields that put them in order."))
        .With(KeyChoice.One("many", "one"));

    public static Shape PartOfShape { get; } = new Shape.Names(Shape.Text) { Exactly = 1 };

    public static MapShape RowsOfKeys { get; } =
        MapShape.Of("rows of", MapKey.Must("list", Shape.Text, "The list of the owner in which the rows stand.")) with { Others = Shape.Text };

    /// <summary>A name under which expressions reach the records that name this one; <c>order:</c> makes "the first" the same one every time.</summary>
    public static Validation<(string, Relation)> Read(
        EntityHead head, SystemTypes types, HashMap<string, EntityFields> others, YamlPair pair) =>
        pair.Value.AsMappingOf(Keys).Bind(map =>
            (Free(head.Fields, pair.Key), Target(types, map))
            .Apply(static (_, to) => to)
            .Bind(to => (By(head.Ref, to.Entity, others, map), Order(to.Entity, others, map))
                .Apply((by, order) => (pair.Key.Text, new Relation(to.Entity, to.Many, by, order)))));

    /// <summary>Created under its owner: which entity, and the field that names it.</summary>
    public static Validation<PartOf> PartOf(EntityFields fields, SystemTypes types, YamlNode node) =>
        node.AsMapping().Bind(map => map.Pairs.Count != 1
            ? Mistakes.WrongShape(map.At, "one field with the entity that it names: { customer: customer }")
            : Owner(fields, types, map.Pairs.Head).Map(static o => new PartOf(o.Owner, o.By)));

    public static Validation<RowsOf> RowsOf(EntityFields fields, SystemTypes types, YamlNode node) => node.AsMapping().Bind(map =>
        map.Pairs.Filtered(static p => !RowsOfKeys.Has(p.Key.Text)) is var owners && owners.Count != 1
            ? Mistakes.WrongShape(map.At, "one field with the entity that it names, and list:")
            : (Owner(fields, types, owners.Head), map.Required("list", YamlShapes.AsText)).Apply(static (owner, list) => new RowsOf(owner.Owner, owner.By, list)));

    private static Validation<(EntityRef Owner, string By)> Owner(EntityFields fields, SystemTypes types, YamlPair pair) =>
        (fields.Find(pair.Key), types.Entities.Find(types.Side, pair.Value))
        .Apply(static (field, owner) => (field, owner))
        .Bind(o => Refers(o.field, o.owner)
            ? Valid<(EntityRef, string)>((o.owner, o.field.Name))
            : Mistakes.NoReferenceTo(pair.Key.At, o.field.Name, o.owner.ToString()));

    private static Validation<(EntityRef Entity, bool Many)> Target(SystemTypes types, YamlNode.Mapping map) =>
        (map.Find("many").Case, map.Find("one").Case) switch
        {
            (YamlNode many, null) => types.Entities.Find(types.Side, many).Map(static to => (to, true)),
            (null, YamlNode one) => types.Entities.Find(types.Side, one).Map(static to => (to, false)),
            _ => Mistakes.OneOfKeys(map.At, Seq("many", "one")),
        };

    /// <summary>A field of the other entity that refers to this one; where the other has mistakes of its own, it is not looked at.</summary>
    private static Validation<string> By(EntityRef owner, EntityRef to, HashMap<string, EntityFields> others, YamlNode.Mapping map) =>
        map.Required("by", node =>
            others.Find(to.Name).Match(
                fields => fields.Find(node).Bind(field => Refers(field, owner)
                    ? Valid<string>(field.Name)
                    : Mistakes.NoReferenceTo(node.At, field.Name, owner.ToString())),
                () => node.AsText()));

    private static Validation<Seq<string>> Order(EntityRef to, HashMap<string, EntityFields> others, YamlNode.Mapping map) =>
        map.Optional("order", Seq<string>(), node => others.Find(to.Name).Match(fields => fields.Names(node), () => SettingsReader.Words(node)));

    private static Validation<Unit> Free(EntityFields fields, YamlNode.Scalar name) => Language.Words.IsTaken(name.Text)
        ? Mistakes.ReservedName(name.At, name.Text)
        : fields.All.ContainsKey(name.Text) ? Mistakes.NameIsField(name.At, name.Text, fields.Entity.ToString()) : unit;

    private static bool Refers(Field field, EntityRef owner) => field.Type.RefersTo.Exists(to => to == owner);
}
