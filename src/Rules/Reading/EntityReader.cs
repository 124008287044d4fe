using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>One entity of a catalogue.</summary>
internal static class EntityReader
{
    private static readonly (string, Uniqueness)[] Uniqueness =
        [("no", Engine.Data.Uniqueness.No), ("asked", Engine.Data.Uniqueness.Asked), ("enforced", Engine.Data.Uniqueness.Enforced)];

    public static Validation<Diagnostic, DeclaredEntity> Read(EntityRef name, YamlPair pair, HashMap<string, FieldType> types) =>
        pair.Value.AsMapping().Bind(map =>
            (map.Only("id", "keys", "envelope", "read", "write", "recover", "fields"),
             map.Required("fields", node => node.AsMapping().Bind(fields => fields.Each(f => FieldReader.Read(f, types)))))
            .Apply(static (_, fields) => fields)
            .Bind(fields => Entity(name, pair, map, fields)));

    private static Validation<Diagnostic, DeclaredEntity> Entity(EntityRef name, YamlPair pair, YamlNode.Mapping map, Seq<DeclaredField> declared)
    {
        var fields = new EntityFields(name, toHashMap(declared.Map(static f => (f.Field.Name, f.Field))));
        return map.Required("id", fields.Name).Bind(id =>
            (map.Optional("keys", Seq<NaturalKey>(), node => node.AsMapping().Bind(keys => keys.Each(k => Key(fields, k)))),
             map.Optional("envelope", Envelope),
             map.Required("read", node => AccessReader.Read(fields, id, node)),
             map.Optional("write", node => AccessReader.Write(id, node)),
             map.Optional("recover", node => Recover(fields, node)))
            .Apply((keys, envelope, read, write, recover) => new DeclaredEntity(
                new EntityType(name, id, keys, envelope, read, write, recover, fields.All, pair.Key.At),
                toHashMap(declared.Map(static f => (f.Field.Name, f.Choices))))));
    }

    private static Validation<Diagnostic, NaturalKey> Key(EntityFields fields, YamlPair pair) => pair.Value.AsMappingOf("unique", "find").Bind(map =>
        (fields.Name(pair.Key),
         map.Required("unique", static node => node.AsWord(Uniqueness)),
         map.Optional("find", YamlShapes.AsText))
        .Apply(static (field, unique, find) => new NaturalKey(field, unique, find)));

    /// <summary>The wrapper of one record, then that of a list.</summary>
    private static Validation<Diagnostic, Envelope> Envelope(YamlNode node) => SettingsReader.Words(node).Bind(words => words.Count == 2
        ? Success<Diagnostic, Envelope>(new(words[0], words[1]))
        : Mistakes.WrongShape(node.At, "two names: [Customer, Customers]"));

    private static Validation<Diagnostic, string> Recover(EntityFields fields, YamlNode node) => node.AsMappingOf("key").Bind(map => map.Required("key", fields.Name));
}

/// <summary>The fields of an entity that is being read: other parts of it name them.</summary>
internal sealed record EntityFields(EntityRef Entity, HashMap<string, Field> All)
{
    public Validation<Diagnostic, string> Name(YamlNode node) => Find(node).Map(static f => f.Name);

    public Validation<Diagnostic, Field> Find(YamlNode node) => node.AsScalar().Bind(s =>
        All.Find(s.Text).ToValidation(Mistakes.UnknownField(s.At, Entity.ToString(), s.Text, toSeq(All.Keys))));
}
