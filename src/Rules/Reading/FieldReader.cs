using System.Globalization;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>One field of an entity, or of a record inside one.</summary>
internal static class FieldReader
{
    private static readonly (string, (WriteMode Mode, bool Unverified))[] WriteModes =
    [
        ("always", (WriteMode.Always, false)), ("create", (WriteMode.Create, false)), ("never", (WriteMode.Never, false)),
        ("unverified", (WriteMode.Always, true)),
    ];

    public static MapShape Keys { get; } = FieldShapes.WithShape(MapShape.Of(
        "field",
        [
            .. FieldShapes.Keys,
            FieldShapes.OfKey,
            MapKey.May("min", Shape.Number, "Of a text its least length, of a number its least value."),
            MapKey.May("max", Shape.Number, "Of a text its greatest length, of a number its greatest value."),
            MapKey.May("digits", Shape.Boolean, "A text that becomes a whole number and comes back unharmed."),
            MapKey.May("required", Shape.Boolean, "A new record carries it, and it is never empty afterwards."),
            MapKey.May("write", Shape.Word(WriteModes), "When it may be sent: always, only with a new record, never, or nobody knows."),
            MapKey.May("given", Shape.Boolean, "The system fills it in when it is left out."),
            MapKey.May("default", Shape.Text, "What a new record gets when it is left out."),
            MapKey.May("none", Shape.Text, "A value that stands for nothing."),
            MapKey.May("provided", Shape.Boolean, "The program fills it in: from the path, or as it makes the record."),
            MapKey.May("wire", Shape.Text, "How the API wants it, where that is not the system's own way."),
        ])).AsRule();

    public static Validation<Field> Read(YamlPair pair, SystemTypes types) => pair.Value.AsMappingOf(Keys).Bind(map =>
        (Free(pair.Key), FieldShapes.Read(types, map), Bounds(map), Rights(map))
        .Apply((_, type, bounds, rights) => new Field(pair.Key.Text, type, bounds.Max, rights.Required, rights.Write.Mode, rights.Given, None, pair.Key.At)
        {
            Min = bounds.Min,
            Unverified = rights.Write.Unverified,
            Provided = rights.Provided,
            Wire = bounds.Wire,
        })
        .Bind(field => Values(field, map)));

    private static Validation<(Option<int> Min, Option<int> Max, Option<string> Wire)> Bounds(YamlNode.Mapping map) =>
        (map.Optional("min", Bound), map.Optional("max", Bound), map.Optional("wire", YamlShapes.AsText))
        .Apply(static (min, max, wire) => (Min: min, Max: max, Wire: wire))
        .Bind(b => b.Min.Exists(least => b.Max.Exists(most => least.Value > most.Value))
            ? Mistakes.MinAboveMax(b.Min.Map(static m => m.At).IfNone(map.At))
            : Valid<(Option<int>, Option<int>, Option<string>)>((b.Min.Map(static m => m.Value), b.Max.Map(static m => m.Value), b.Wire)));

    /// <summary>The length of a text, or a number, which may be below zero.</summary>
    private static Validation<(int Value, Origin At)> Bound(YamlNode node) => node.AsScalar().Bind(static s =>
        int.TryParse(s.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Valid<(int, Origin)>((number, s.At))
            : Mistakes.NotOfForm(s.At, s.Text, "a whole number"));

    private static Validation<(bool Required, (WriteMode Mode, bool Unverified) Write, bool Given, bool Provided)> Rights(
        YamlNode.Mapping map) =>
        (map.Optional("required", false, YamlShapes.AsBoolean),
         map.Optional("write", (WriteMode.Always, false), static node => node.AsWord(WriteModes)),
         map.Optional("given", false, YamlShapes.AsBoolean),
         map.Optional("provided", false, YamlShapes.AsBoolean))
        .Apply(static (required, write, given, provided) => (required, write, given, provided));

    /// <summary>The values that are written out: the only ones, the one it begins with, the one that stands for nothing.</summary>
    private static Validation<Field> Values(Field field, YamlNode.Mapping map) =>
        (OneOf(field.Type, map),
         map.Optional("digits", field.Type.Digits, YamlShapes.AsBoolean))
        .Apply((words, digits) => field with { OneOf = words.IsEmpty ? field.Type.OneOf : words, Type = field.Type with { Digits = digits } })
        .Bind(f => (map.Optional("default", node => Value(f, node)), map.Optional("none", node => Value(f, node)))
            .Apply((value, none) => f with { Default = value, None = none }));

    /// <summary>The only values of a type, as <c>of:</c> lists them.</summary>
    public static Validation<Seq<Value>> OneOf(FieldType type, YamlNode.Mapping map) => map.Optional("of", Seq<Value>(), node =>
        node.AsSequence().Bind(list => list.Items.Each(item => item.AsScalar().Bind(s => Literals.Read(type.Kind, Seq<string>(), s.Text)
            .OrMistake(() => Mistakes.NotOfForm(s.At, s.Text, $"a {type.Kind.Word()}"))))));

    private static Validation<Value> Value(Field field, YamlNode node) => node.AsScalar().Bind(s =>
        Literals.Read(field, s.Text).OrMistake(() => Mistakes.NotOfForm(s.At, s.Text, string.Join(" or ", Literals.Wanted(field)))));

    private static Validation<Unit> Free(YamlNode.Scalar name) =>
        Language.Words.IsTaken(name.Text) ? Mistakes.ReservedName(name.At, name.Text) : unit;
}
