using System.Globalization;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>systems/severa.yaml and systems/fortnox.yaml: the field catalogue of a system.</summary>
internal static class SystemReader
{
    private const string Impossible = "impossible";

    private static readonly (string, ValueKind)[] ClearedKinds =
        [("text", ValueKind.Text), ("number", ValueKind.Number), ("date", ValueKind.Date), ("instant", ValueKind.Instant), ("ref", ValueKind.Reference)];

    private static readonly (string, UpdateStyle)[] Updates = [("patch", UpdateStyle.Patch), ("put", UpdateStyle.Put)];

    public static MapShape Keys { get; } = MapShape.Of(
        "system",
        RuleFileHeads.Key,
        MapKey.Must("system", Shape.Word((Side.Severa.Word(), Side.Severa), (Side.Fortnox.Word(), Side.Fortnox)), "Which system it is."),
        MapKey.May("company", Shape.Text, "The entity whose one record tells which company this is."),
        MapKey.Must("update", Shape.Word(Updates), "How a change is sent: patch or put."),
        MapKey.Must("empty", EmptyKeys, "What clears a field, by kind: null, a word, or impossible."),
        MapKey.May("unknown", Shape.Text, "The word that stands in place of a value that may not be read."),
        MapKey.Must("settle", Shape.OfForm("[0-9]+s", "240s"), "How long absence proves nothing after a create that was not answered."),
        MapKey.May("time_zone", Shape.Text, "The zone of times without one."),
        MapKey.May("types", Shape.NamesOf(TypeReader.Keys), "Types of fields, beside the built-in ones."),
        MapKey.Must("entities", Shape.NamesOf(EntityReader.Keys), "The kinds of records, under the names that rules use."));

    private static MapShape EmptyKeys => MapShape.Of("clearing", [.. ClearedKinds.Select(static k => MapKey.May(k.Item1, Shape.TextOrNull, $"What clears a {k.Item1}."))]);

    public static Validation<SystemCatalogue> Read(Side side, YamlNode.Mapping file)
    {
        var names = CatalogueNames.Of(side, file);
        return (file.Only(Keys),
             file.Required("system", node => node.AsWord((side.Word(), side))),
             Facts(side, file),
             file.Optional("company", node => names.Find(side, node).Map(static e => e.Name)),
             TypeReader.Read(side, names, file).Bind(types => Entities(file, types)))
            .Apply(static (_, _, facts, company, entities) => facts with
            {
                Company = company,
                Entities = toHashMap(entities.Map(static e => (e.Ref.Name, e))),
            });
    }

    private static Validation<SystemCatalogue> Facts(Side side, YamlNode.Mapping file) =>
        (file.Required("update", static node => node.AsWord(Updates)),
         file.Required("empty", static node => node.AsMapping().Bind(static map => map.Each(Empty))),
         file.Optional("unknown", YamlShapes.AsText),
         file.Required("settle", Duration),
         file.Optional("time_zone", "Etc/UTC", YamlShapes.AsText))
        .Apply((update, empty, unknown, settle, zone) =>
            new SystemCatalogue(side, update, toHashMap(empty.Bind(static e => e.ToSeq())), unknown, settle, zone, HashMap<string, EntityType>()));

    /// <summary>First the fields of all, then the rest of each, then the formulas, which may look at any of them.</summary>
    private static Validation<Seq<EntityType>> Entities(YamlNode.Mapping file, SystemTypes types) =>
        file.Required("entities", node => node.AsMapping().Bind(map =>
    {
        var heads = map.Pairs.Mapped(pair => EntityReader.Head(pair, types));
        var fields = toHashMap(heads.Found().Map(static h => (h.Ref.Name, h.Fields)));
        var entities = heads.Mapped(head => head.Bind(h => EntityReader.Read(h, types, fields).Map(entity => (Head: h, Entity: entity))));
        var lexicon = new Lexicon(DeclaredSettings.None, toHashMap(entities.Found().Map(static e => (e.Entity.Ref, e.Entity))));
        return entities.Each(e => e.Bind(x => CatalogueFormulas.Add(x.Head, x.Entity, lexicon)));
    }));

    /// <summary>What clears a field of a kind: null, or a literal of that kind; impossible is as good as left out.</summary>
    private static Validation<Option<(ValueKind, EmptyWord)>> Empty(YamlPair pair) =>
        (pair.Key.AsWord(ClearedKinds), pair.Value.AsScalar())
        .Apply(static (kind, word) => (kind, word))
        .Bind(static p => p.word.Text switch
        {
            Impossible => Option<(ValueKind, EmptyWord)>.None,
            "null" => Some((p.kind, (EmptyWord)new EmptyWord.Null())),
            _ => Literals.Read(p.kind == ValueKind.Reference ? ValueKind.Text : p.kind, Seq<string>(), p.word.Text)
                .Map(value => Some((p.kind, (EmptyWord)new EmptyWord.Literal(value))))
                .OrMistake(() => Mistakes.NotOfForm(p.word.At, p.word.Text, $"null, {Impossible}, or a {p.kind.Word()}")),
        });

    private static Validation<TimeSpan> Duration(YamlNode node) => node.AsScalar().Bind(static s =>
        s.Text.EndsWith('s') && int.TryParse(s.Text.AsSpan(0, s.Text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Valid<TimeSpan>(TimeSpan.FromSeconds(seconds))
            : Mistakes.NotOfForm(s.At, s.Text, "a number of seconds (120s)"));
}
