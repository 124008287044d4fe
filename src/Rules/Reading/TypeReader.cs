using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The types of a system's fields: the built-in ones, and those under <c>types:</c>, which may replace them.</summary>
internal static class TypeReader
{
    private static readonly HashMap<string, FieldType> BuiltIn = toHashMap(
        new (string Name, ValueKind Kind)[]
        {
            ("text", ValueKind.Text), ("guid", ValueKind.Text), ("choice", ValueKind.Text), ("number", ValueKind.Number),
            ("integer", ValueKind.Number), ("boolean", ValueKind.Boolean), ("date", ValueKind.Date), ("instant", ValueKind.Instant),
        }.Select(static t => (t.Name, new FieldType(t.Name, t.Kind, None))));

    public static Validation<Diagnostic, HashMap<string, FieldType>> Read(YamlNode.Mapping file) => file
        .Optional("types", Seq<FieldType>(), static node => node.AsMapping().Bind(static map => map.Each(Type)))
        .Map(static own => own.Fold(BuiltIn, static (all, type) => all.AddOrUpdate(type.Name, type)));

    public static Validation<Diagnostic, FieldType> Find(HashMap<string, FieldType> types, YamlNode node) => node.AsScalar().Bind(s =>
        types.Find(s.Text).ToValidation(Mistakes.UnknownType(s.At, s.Text, toSeq(types.Keys))));

    private static Validation<Diagnostic, FieldType> Type(YamlPair pair) => pair.Value.AsMappingOf("is", "normal").Bind(map =>
        map.Required("is", static node => Find(BuiltIn, node)).Bind(builtIn => map.Optional("normal", node => Normal(builtIn, node))
            .Map(normal => new FieldType(pair.Key.Text, builtIn.Kind, normal))));

    private static Validation<Diagnostic, Formula> Normal(FieldType type, YamlNode node) =>
        Expressions.Read(node, new NameScope(None, Seq<DeclaredEntity>(), ExprType.Of(type.Kind), DeclaredSettings.None)).Bind(e =>
            e.Type.Kind == type.Kind
                ? Success<Diagnostic, Formula>(e.Typed.ToFormula(e.Text, Schemas.None))
                : Mistakes.WrongKind(e.At, type.Name, type.Kind.Word(), e.Type.Word, "A normal: yields the kind that it takes."));
}
