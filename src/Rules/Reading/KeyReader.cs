using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>By what a record is known: keys, envelope, the mark of a create, and how a lost create is found again.</summary>
internal static class KeyReader
{
    private static readonly string[] Recovering = ["key", "marker", "same"];

    private static readonly (string, Uniqueness)[] Uniquenesses =
        [("no", Uniqueness.No), ("asked", Uniqueness.Asked), ("enforced", Uniqueness.Enforced)];

    public static MapShape KeyKeys { get; } = MapShape.Of(
        "natural key",
        MapKey.Must("unique", Shape.Word(Uniquenesses), "Whether the system sees to it that no two records have the same: no, asked, enforced."),
        MapKey.May("find", Shape.Text, "The parameter by which a record with this key is found."),
        MapKey.May("reserved", Shape.Boolean, "The key of a record that is gone stays used."));

    public static MapShape MarkerKeys { get; } = MapShape.Of(
        "marker",
        MapKey.Must("field", Shape.Text, "The field that carries the mark of a create."),
        MapKey.Must("max", Shape.WholeNumber, "How long the mark may be."),
        MapKey.Must("find", Shape.Text, "The parameter by which a marked record is found."));

    public static MapShape RecoverKeys { get; } = MapShape.Of(
        "recovery",
        MapKey.May("key", Shape.Text, "The key by which a record is found whose creation was not answered."),
        MapKey.May("marker", Shape.Boolean, "It is found by the entity's marker."),
        MapKey.May("within", Shape.Text, "The field that narrows the search."),
        MapKey.May("same", Shape.ListOf(Shape.Text), "The fields that must be the same."),
        MapKey.May("counted", Shape.Boolean, "Equal, unlinked records are counted before the create."))
        .With(KeyChoice.Some(Recovering));

    public static Shape EnvelopeShape { get; } = Shape.OneOrList(Shape.Text);

    public static Validation<NaturalKey> Key(EntityFields fields, YamlPair pair) =>
        pair.Value.AsMappingOf(KeyKeys).Bind(map =>
            (fields.Name(pair.Key),
             map.Required("unique", static node => node.AsWord(Uniquenesses)),
             map.Optional("find", YamlShapes.AsText),
             map.Optional("reserved", false, YamlShapes.AsBoolean))
            .Apply(static (field, unique, find, reserved) => new NaturalKey(field, unique, find) { Reserved = reserved }));

    /// <summary>The wrapper of one record, then that of a list; one name where there is no list.</summary>
    public static Validation<Envelope> Envelope(YamlNode node) => node is YamlNode.Scalar
        ? node.AsText().Map(static one => new Envelope(one, one))
        : SettingsReader.Words(node).Bind(words => words.Count == 2
            ? Valid<Envelope>(new(words[0], words[1]))
            : Mistakes.WrongShape(node.At, "two names: [Customer, Customers]"));

    public static Validation<Marker> Marker(EntityFields fields, YamlNode node) => node.AsMappingOf(MarkerKeys).Bind(map =>
        (map.Required("field", fields.Name), map.Required("max", YamlShapes.AsWholeNumber), map.Required("find", YamlShapes.AsText))
        .Apply(static (field, max, find) => new Marker(field, max, find)));

    /// <summary>By a key, by the marker, by the same fields, or by more than one of them.</summary>
    public static Validation<(Option<string> Key, Option<RecoverBySame> Same)> Recover(EntityHead head, YamlNode node) =>
        node.AsMappingOf(RecoverKeys).Bind(map =>
            (Somehow(map),
             map.Optional("key", head.Fields.Name),
             map.Optional("marker", false, marker => IsMarked(head, marker)),
             Same(head.Fields, map))
            .Apply(static (_, key, _, same) => (key, same)));

    private static Validation<Unit> Somehow(YamlNode.Mapping map) => toSeq(Recovering).Exists(key => map.Find(key).IsSome)
        ? unit
        : Mistakes.OneOfKeys(map.At, toSeq(Recovering).Strict());

    private static Validation<bool> IsMarked(EntityHead head, YamlNode node) => node.AsBoolean().Bind(marked =>
        marked && head.Map.Find("marker").IsNone ? Mistakes.MissingKey(node.At, "marker") : Valid<bool>(marked));

    private static Validation<Option<RecoverBySame>> Same(EntityFields fields, YamlNode.Mapping map) =>
        (map.Optional("within", fields.Name), map.Optional("same", fields.Paths), map.Optional("counted", false, YamlShapes.AsBoolean))
        .Apply(static (within, same, counted) => same.Map(s => new RecoverBySame(within, s, counted)));
}
