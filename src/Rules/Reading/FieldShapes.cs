using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>What a field holds: a value of a type, a reference, a list, or a record with fields of its own.</summary>
internal static class FieldShapes
{
    /// <summary>A field has exactly one of these.</summary>
    public static readonly string[] Makes = ["type", "ref", "list"];

    public static MapKey OfKey { get; } = MapKey.May("of", Shape.ListOf(Shape.Text), "The only values.");

    public static MapShape ItemKeys { get; } = WithShape(MapShape.Of("list item", [.. Keys, OfKey]));

    /// <summary>What a field and the items of a list have in common.</summary>
    public static MapKey[] Keys =>
    [
        MapKey.May("type", TypeReader.NameShape, "A built-in type, one of those under types, or record."),
        MapKey.May("ref", Shape.OneOrList(Shape.Text), "The entity, or the entities, that it refers to."),
        MapKey.May("list", new Shape.Later(static () => ItemKeys), "What each element of a list is."),
        MapKey.May("normal", Shape.Expression, "The one form of a value, over it."),
        MapKey.May("fields", Shape.NamesOf(new Shape.Later(static () => FieldReader.Keys)), "The fields of a record."),
        MapKey.May("whole", Shape.Boolean, "A record that is sent whole when one of its fields has changed."),
        MapKey.May("key", Shape.Text, "The field by which the records of a list are told apart."),
    ];

    public static MapShape WithShape(MapShape map) => map.With(KeyChoice.One(Makes)).Demanding(KeyDemand.Where("type", TypeReader.RecordWord, "fields"));

    public static Validation<FieldType> Read(SystemTypes types, YamlNode.Mapping map)
    {
        var shapes = toSeq(Makes).Filtered(key => map.Find(key).IsSome);
        if (shapes.Count != 1) return Mistakes.OneOfKeys(map.At, toSeq(Makes).Strict());
        return shapes.Head switch
        {
            "ref" => map.Required("ref", node => Reference(types, node)),
            "list" => map.Required("list", node => List(types, node)),
            _ => map.Required("type", node => TypeReader.IsRecord(node) ? Record(types, map) : types.Find(node).Bind(type => Own(type, map))),
        };
    }

    /// <summary>A record inside another.</summary>
    public static Validation<FieldType> Record(SystemTypes types, YamlNode.Mapping map) =>
        (map.Required("fields", node => node.AsMapping().Bind(fields => fields.Each(f => FieldReader.Read(f, types)))),
         map.Optional("whole", false, YamlShapes.AsBoolean),
         map.Optional("key", static node => node.AsScalar()))
        .Apply(static (fields, whole, key) => (Type: new FieldType("record", ValueKind.Record, None)
        {
            Members = toHashMap(fields.Map(static f => (f.Name, f))),
            Whole = whole,
            Key = key.Map(static k => k.Text),
        }, key))
        .Bind(r => r.key.Filter(k => !r.Type.Members.ContainsKey(k.Text)).Match(
            key => Mistakes.UnknownField(key.At, "the record", key.Text, toSeq(r.Type.Members.Keys)),
            () => Valid<FieldType>(r.Type)));

    /// <summary>A field may have a <c>normal:</c> of its own.</summary>
    private static Validation<FieldType> Own(FieldType type, YamlNode.Mapping map) =>
        map.Optional("normal", type.Normal, node => TypeReader.Normal(type, node).Map(Some)).Map(normal => type with { Normal = normal });

    private static Validation<FieldType> Reference(SystemTypes types, YamlNode node) =>
        (node is YamlNode.Sequence several
            ? several.Items.Each(item => types.Entities.Find(types.Side, item))
            : types.Entities.Find(types.Side, node).Map(static to => Seq1(to)))
        .Map(static to => new FieldType(string.Join('|', to), ValueKind.Reference, None) { RefersTo = to });

    private static Validation<FieldType> List(SystemTypes types, YamlNode node) => node.AsMappingOf(ItemKeys).Bind(map =>
        Read(types, map).Bind(item => FieldReader.OneOf(item, map).Map(words => new FieldType($"list of {item.Name}", ValueKind.List, None)
        {
            Item = item with { OneOf = words },
        })));
}
