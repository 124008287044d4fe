using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The fields of an entity, before the rest of it is read: other entities name them.</summary>
internal sealed record EntityHead(EntityRef Ref, YamlNode.Scalar Key, YamlNode.Mapping Map, EntityFields Fields);

/// <summary>One entity of a catalogue.</summary>
internal static class EntityReader
{
    private static readonly string[] Keys =
    [
        "id", "keys", "envelope", "single", "read", "write", "recover", "marker", "relations", "part_of", "rows_of", "actions", "attachments",
        "computed", "provided", "from", "fields",
    ];

    public static Validation<Diagnostic, EntityHead> Head(YamlPair pair, SystemTypes types)
    {
        var name = new EntityRef(types.Side, pair.Key.Text);
        return pair.Value.AsMapping().Bind(map =>
            (map.Only(Keys), map.Required("fields", node => node.AsMapping().Bind(fields => fields.Each(f => FieldReader.Read(f, types)))))
            .Apply((_, fields) => new EntityHead(name, pair.Key, map, new(name, toHashMap(fields.Map(static f => (f.Name, f)))))));
    }

    /// <summary>All but its formulas.</summary>
    public static Validation<Diagnostic, EntityType> Read(EntityHead head, SystemTypes types, HashMap<string, EntityFields> others) =>
        Id(head).Bind(id => Read(head, types, others, new(head.Fields, id.One), id.Parts));

    private static Validation<Diagnostic, EntityType> Read(
        EntityHead head, SystemTypes types, HashMap<string, EntityFields> others, ApiPaths paths, Seq<string> idParts) =>
        (Identity(head), Access(head, paths), Recovery(head), Belonging(head, types, others), Doing(head, types, paths))
        .Apply((identity, access, recovery, belonging, doing) => new EntityType(
            head.Ref, paths.Id, identity.Keys, identity.Envelope, access.Read, access.Write, recovery.Key, head.Fields.All, head.Key.At)
        {
            IdParts = idParts,
            Marker = recovery.Marker,
            RecoverBySame = recovery.Same,
            Relations = belonging.Relations,
            PartOf = belonging.PartOf,
            RowsOf = belonging.RowsOf,
            Provided = belonging.Provided,
            ProvidedFrom = belonging.From,
            Actions = doing.Actions,
            Attachments = doing.Attachments,
        });

    /// <summary>One field, or several that are the id together; the one record of an entity needs none.</summary>
    private static Validation<Diagnostic, (string One, Seq<string> Parts)> Id(EntityHead head) => head.Map.Find("id").Case switch
    {
        YamlNode.Sequence several => head.Fields.Names(several).Map(static parts => ("", parts)),
        YamlNode one => head.Fields.Name(one).Map(static id => (id, Seq<string>())),
        _ => head.Map.Find("single").IsSome ? ("", Seq<string>()) : Mistakes.MissingKey(head.Map.At, "id"),
    };

    private static Validation<Diagnostic, (Seq<NaturalKey> Keys, Option<Envelope> Envelope)> Identity(EntityHead head) =>
        (head.Map.Optional("keys", Seq<NaturalKey>(), node => node.AsMapping().Bind(keys => keys.Each(k => KeyReader.Key(head.Fields, k)))),
         head.Map.Optional("envelope", KeyReader.Envelope))
        .Apply(static (keys, envelope) => (keys, envelope));

    private static Validation<Diagnostic, (ReadAccess Read, Option<WriteAccess> Write)> Access(EntityHead head, ApiPaths paths) =>
        (Reading(head, paths), head.Map.Optional("write", node => ChangeReader.Write(paths, node)))
        .Apply(static (read, write) => (read, write));

    private static Validation<Diagnostic, ReadAccess> Reading(EntityHead head, ApiPaths paths)
    {
        var ways = Seq("single", "read", "rows_of", "provided").Filter(key => head.Map.Find(key).IsSome).Strict();
        if (ways.Count > 1) return Mistakes.OneOfKeys(head.Key.At, Seq("single", "read", "rows_of", "provided"));
        return ways.HeadOrNone().IfNone("read") switch
        {
            "single" => head.Map.Required("single", AccessReader.Single),
            "read" => head.Map.Required("read", node => AccessReader.Read(paths, node)),
            _ => AccessReader.Elsewhere,
        };
    }

    private static Validation<Diagnostic, (Option<string> Key, Option<RecoverBySame> Same, Option<Marker> Marker)> Recovery(EntityHead head) =>
        (head.Map.Optional("recover", node => KeyReader.Recover(head, node)), head.Map.Optional("marker", node => KeyReader.Marker(head.Fields, node)))
        .Apply(static (recover, marker) => (recover.Bind(static r => r.Key), recover.Bind(static r => r.Same), marker));

    private static Validation<Diagnostic, (HashMap<string, Relation> Relations, Option<PartOf> PartOf, Option<RowsOf> RowsOf, bool Provided, Seq<EntityRef> From)> Belonging(
        EntityHead head, SystemTypes types, HashMap<string, EntityFields> others) =>
        (head.Map.EachOf("relations", r => RelationReader.Read(head, types, others, r)),
         head.Map.Optional("part_of", node => RelationReader.PartOf(head.Fields, types, node)),
         head.Map.Optional("rows_of", node => RelationReader.RowsOf(head.Fields, types, node)),
         head.Map.Optional("provided", false, YamlShapes.AsBoolean),
         head.Map.Optional("from", Seq<EntityRef>(), node => node.AsItems(i => types.Entities.Find(types.Side, i))))
        .Apply(static (relations, partOf, rowsOf, provided, from) => (toHashMap(relations), partOf, rowsOf, provided, from));

    private static Validation<Diagnostic, (HashMap<string, RemoteAction> Actions, Option<Attachments> Attachments)> Doing(
        EntityHead head, SystemTypes types, ApiPaths paths) =>
        (head.Map.EachOf("actions", a => ChangeReader.Action(paths, types, a)),
         head.Map.Optional("attachments", node => ChangeReader.Attachments(paths, node)))
        .Apply(static (actions, attachments) => (toHashMap(actions), attachments));
}
