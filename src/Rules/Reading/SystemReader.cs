using System.Globalization;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>systems/severa.yaml and systems/fortnox.yaml: the field catalogue of a system.</summary>
internal static class SystemReader
{
    private static readonly (string, ValueKind)[] ClearedKinds =
        [("text", ValueKind.Text), ("number", ValueKind.Number), ("date", ValueKind.Date), ("instant", ValueKind.Instant)];

    public static Validation<Diagnostic, DeclaredSystem> Read(Side side, YamlNode.Mapping file) =>
        (RuleFileHeads.Check(file),
         file.Only(RuleFileHeads.Version, "system", "update", "empty", "unknown", "settle", "time_zone", "types", "entities"),
         file.Required("system", node => node.AsWord((side.Word(), side))),
         Facts(side, file),
         TypeReader.Read(file).Bind(types => Entities(side, file, types)))
        .Apply(static (_, _, _, facts, entities) =>
            new DeclaredSystem(facts with { Entities = entities.Map(static e => e.Entity) }, entities));

    private static Validation<Diagnostic, SystemCatalogue> Facts(Side side, YamlNode.Mapping file) =>
        (file.Required("update", static node => node.AsWord(("patch", UpdateStyle.Patch), ("put", UpdateStyle.Put))),
         file.Required("empty", static node => node.AsMapping().Bind(static map => map.Each(Empty))),
         file.Optional("unknown", YamlShapes.AsText),
         file.Required("settle", Duration),
         file.Optional("time_zone", "Etc/UTC", YamlShapes.AsText))
        .Apply((update, empty, unknown, settle, zone) =>
            new SystemCatalogue(side, update, toHashMap(empty), unknown, settle, zone, HashMap<string, EntityType>()));

    private static Validation<Diagnostic, HashMap<string, DeclaredEntity>> Entities(Side side, YamlNode.Mapping file, HashMap<string, FieldType> types) =>
        file.Required("entities", node => node.AsMapping().Bind(map => map.Each(pair =>
            EntityReader.Read(new(side, pair.Key.Text), pair, types).Map(e => (pair.Key.Text, e)))))
        .Map(static all => toHashMap(all));

    /// <summary>What clears a field of a kind: null, or a literal of that kind.</summary>
    private static Validation<Diagnostic, (ValueKind, EmptyWord)> Empty(YamlPair pair) =>
        (pair.Key.AsWord(ClearedKinds), pair.Value.AsScalar())
        .Apply(static (kind, word) => (kind, word))
        .Bind(static p => string.Equals(p.word.Text, "null", StringComparison.Ordinal)
            ? Success<Diagnostic, (ValueKind, EmptyWord)>((p.kind, new EmptyWord.Null()))
            : Literals.Read(p.kind, Seq<string>(), p.word.Text)
                .Map(value => (p.kind, (EmptyWord)new EmptyWord.Literal(value)))
                .ToValidation(Mistakes.NotOfForm(p.word.At, p.word.Text, $"null or a {p.kind}")));

    private static Validation<Diagnostic, TimeSpan> Duration(YamlNode node) => node.AsScalar().Bind(static s =>
        s.Text.EndsWith('s') && int.TryParse(s.Text.AsSpan(0, s.Text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Success<Diagnostic, TimeSpan>(TimeSpan.FromSeconds(seconds))
            : Mistakes.NotOfForm(s.At, s.Text, "a number of seconds (120s)"));
}
