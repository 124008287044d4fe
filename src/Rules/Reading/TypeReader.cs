using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The types that the fields of a system may name, and the entities that they may refer to.</summary>
internal sealed record SystemTypes(Side Side, CatalogueNames Entities, HashMap<string, FieldType> Named)
{
    public Validation<FieldType> Find(YamlNode node) => node.AsScalar().Bind(s =>
        Named.Find(s.Text).OrMistake(() => Mistakes.UnknownType(s.At, s.Text, toSeq(Named.Keys).Add("record"))));
}

/// <summary>The types of a system's fields: the built-in ones, and those under <c>types:</c>, which may replace them.</summary>
internal static class TypeReader
{
    /// <summary>A type with fields of its own, which stand beside the word.</summary>
    public const string RecordWord = "record";

    private static readonly (string Name, ValueKind Kind)[] Kinds =
    [
        ("text", ValueKind.Text), ("guid", ValueKind.Text), ("choice", ValueKind.Text), ("number", ValueKind.Number),
        ("integer", ValueKind.Number), ("boolean", ValueKind.Boolean), ("date", ValueKind.Date), ("instant", ValueKind.Instant),
    ];

    private static readonly HashMap<string, FieldType> BuiltIn = toHashMap(Kinds.Select(static t => (t.Name, new FieldType(t.Name, t.Kind, None))));

    /// <summary>A built-in type, or one that the catalogue declares itself.</summary>
    public static Shape NameShape { get; } = Shape.Word([.. Kinds, (RecordWord, ValueKind.Record)]).Or(Shape.Text);

    public static MapShape Keys { get; } = MapShape.Of(
        "type",
        MapKey.Must("is", NameShape, "The built-in type that it is made of, or record."),
        MapKey.May("normal", Shape.Expression, "The one form of a value, over it: used for comparing, remembering and writing."),
        MapKey.May("digits", Shape.Boolean, "A text that becomes a whole number and comes back unharmed."),
        MapKey.May("whole", Shape.Boolean, "A record that is sent whole when one of its fields has changed."),
        MapKey.May("fields", Shape.NamesOf(new Shape.Later(static () => FieldReader.Keys)), "The fields of a record."),
        MapKey.May("of", Shape.ListOf(Shape.Text), "The only values."))
        .Demanding(KeyDemand.Where("is", RecordWord, "fields")).AsRule();

    public static Validation<SystemTypes> Read(Side side, CatalogueNames entities, YamlNode.Mapping file)
    {
        var builtIn = new SystemTypes(side, entities, BuiltIn);
        return file
            .Optional("types", Seq<FieldType>(), node => node.AsMapping().Bind(map => map.Each(pair => Type(builtIn, pair))))
            .Map(own => builtIn with { Named = own.Fold(BuiltIn, static (all, type) => all.AddOrUpdate(type.Name, type)) });
    }

    private static Validation<FieldType> Type(SystemTypes builtIn, YamlPair pair) =>
        pair.Value.AsMappingOf(Keys).Bind(map =>
            map.Required("is", node => IsRecord(node) ? FieldShapes.Record(builtIn, map) : builtIn.Find(node)).Bind(type =>
                (map.Optional("normal", type.Normal, node => Normal(type, node).Map(Some)),
                 map.Optional("digits", false, YamlShapes.AsBoolean),
                 FieldReader.OneOf(type, map))
                .Apply((normal, digits, words) => type with { Name = pair.Key.Text, Normal = normal, Digits = digits, OneOf = words })));

    public static bool IsRecord(YamlNode node) => node is YamlNode.Scalar { Text: RecordWord };

    public static Validation<Formula> Normal(FieldType type, YamlNode node) =>
        Expressions.Read(node, NameScope.Normal(ExprType.Of(type.Kind))).Bind(e =>
            e.Type.Kind == type.Kind
                ? Valid<Formula>(e.Typed.ToFormula(e.Text, Schemas.None))
                : Mistakes.WrongKind(e.At, type.Name, type.Kind.Word(), e.Type.Word, "A normal: yields the kind that it takes."));
}
