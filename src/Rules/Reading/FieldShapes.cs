using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>What a field holds: a value of a type, a reference, a list, or a record with fields of its own.</summary>
internal static class FieldShapes
{
    public static readonly string[] Keys = ["type", "ref", "list", "normal", "fields", "whole", "key"];

    public static Validation<Diagnostic, FieldType> Read(SystemTypes types, YamlNode.Mapping map)
    {
        var shapes = Seq("type", "ref", "list").Filter(key => map.Find(key).IsSome).Strict();
        if (shapes.Count != 1) return Mistakes.OneOfKeys(map.At, Seq("type", "ref", "list"));
        return shapes.Head switch
        {
            "ref" => map.Required("ref", node => Reference(types, node)),
            "list" => map.Required("list", node => List(types, node)),
            _ => map.Required("type", node => TypeReader.IsRecord(node) ? Record(types, map) : types.Find(node).Bind(type => Own(type, map))),
        };
    }

    /// <summary>A record inside another.</summary>
    public static Validation<Diagnostic, FieldType> Record(SystemTypes types, YamlNode.Mapping map) =>
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
            () => Success<Diagnostic, FieldType>(r.Type)));

    /// <summary>A field may have a <c>normal:</c> of its own.</summary>
    private static Validation<Diagnostic, FieldType> Own(FieldType type, YamlNode.Mapping map) =>
        map.Optional("normal", type.Normal, node => TypeReader.Normal(type, node).Map(Some)).Map(normal => type with { Normal = normal });

    private static Validation<Diagnostic, FieldType> Reference(SystemTypes types, YamlNode node) =>
        (node is YamlNode.Sequence several
            ? several.Items.Map(item => types.Entities.Find(types.Side, item)).Strict().Sequence()
            : types.Entities.Find(types.Side, node).Map(static to => Seq1(to)))
        .Map(static to => new FieldType(string.Join('|', to), ValueKind.Reference, None) { RefersTo = to });

    private static Validation<Diagnostic, FieldType> List(SystemTypes types, YamlNode node) => node.AsMappingOf([.. Keys, "of"]).Bind(map =>
        Read(types, map).Bind(item => FieldReader.OneOf(item, map).Map(words => new FieldType($"list of {item.Name}", ValueKind.List, None)
        {
            Item = item with { OneOf = words },
        })));
}
