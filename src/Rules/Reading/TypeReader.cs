using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The types that the fields of a system may name, and the entities that they may refer to.</summary>
internal sealed record SystemTypes(Side Side, CatalogueNames Entities, HashMap<string, FieldType> Named)
{
    public Validation<Diagnostic, FieldType> Find(YamlNode node) => node.AsScalar().Bind(s =>
        Named.Find(s.Text).ToValidation(Mistakes.UnknownType(s.At, s.Text, toSeq(Named.Keys).Add("record"))));
}

/// <summary>The types of a system's fields: the built-in ones, and those under <c>types:</c>, which may replace them.</summary>
internal static class TypeReader
{
    private static readonly HashMap<string, FieldType> BuiltIn = toHashMap(
        new (string Name, ValueKind Kind)[]
        {
            ("text", ValueKind.Text), ("guid", ValueKind.Text), ("choice", ValueKind.Text), ("number", ValueKind.Number),
            ("integer", ValueKind.Number), ("boolean", ValueKind.Boolean), ("date", ValueKind.Date), ("instant", ValueKind.Instant),
        }.Select(static t => (t.Name, new FieldType(t.Name, t.Kind, None))));

    public static Validation<Diagnostic, SystemTypes> Read(Side side, CatalogueNames entities, YamlNode.Mapping file)
    {
        var builtIn = new SystemTypes(side, entities, BuiltIn);
        return file
            .Optional("types", Seq<FieldType>(), node => node.AsMapping().Bind(map => map.Each(pair => Type(builtIn, pair))))
            .Map(own => builtIn with { Named = own.Fold(BuiltIn, static (all, type) => all.AddOrUpdate(type.Name, type)) });
    }

    private static Validation<Diagnostic, FieldType> Type(SystemTypes builtIn, YamlPair pair) =>
        pair.Value.AsMappingOf("is", "normal", "digits", "whole", "fields", "of").Bind(map =>
            map.Required("is", node => IsRecord(node) ? FieldShapes.Record(builtIn, map) : builtIn.Find(node)).Bind(type =>
                (map.Optional("normal", type.Normal, node => Normal(type, node).Map(Some)),
                 map.Optional("digits", false, YamlShapes.AsBoolean),
                 FieldReader.OneOf(type, map))
                .Apply((normal, digits, words) => type with { Name = pair.Key.Text, Normal = normal, Digits = digits, OneOf = words })));

    public static bool IsRecord(YamlNode node) => node is YamlNode.Scalar { Text: "record" };

    public static Validation<Diagnostic, Formula> Normal(FieldType type, YamlNode node) =>
        Expressions.Read(node, NameScope.Normal(ExprType.Of(type.Kind))).Bind(e =>
            e.Type.Kind == type.Kind
                ? Success<Diagnostic, Formula>(e.Typed.ToFormula(e.Text, Schemas.None))
                : Mistakes.WrongKind(e.At, type.Name, type.Kind.Word(), e.Type.Word, "A normal: yields the kind that it takes."));
}
