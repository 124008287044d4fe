using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The fields of an entity, before the rest of it is read: other entities name them.</summary>
internal sealed record EntityHead(EntityRef Ref, YamlNode.Scalar Key, YamlNode.Mapping Map, EntityFields Fields);

/// <summary>One entity of a catalogue.</summary>
internal static class EntityReader
{
    /// <summary>How the records come; an entity has exactly one of these.</summary>
    public static readonly string[] Makes = ["single", "read", "rows_of", "provided"];

    public static MapShape Keys { get; } = MapShape.Of(
        "entity",
        MapKey.May("id", Shape.OneOrList(Shape.Text), "The field that is the id, or several that are it together."),
        MapKey.May("keys", Shape.NamesOf(KeyReader.KeyKeys), "The fields by which people know a record."),
        MapKey.May("envelope", KeyReader.EnvelopeShape, "The wrapper of one record, then that of a list."),
        MapKey.May("single", Shape.Text, "The path of the one record that there is."),
        MapKey.May("read", AccessReader.Keys, "How the records are read."),
        MapKey.May("write", ChangeReader.WriteKeys, "How they are written; left out, they are only read."),
        MapKey.May("recover", KeyReader.RecoverKeys, "How a record is found again whose creation was not answered."),
        MapKey.May("marker", KeyReader.MarkerKeys, "Where a create leaves its mark."),
        MapKey.May("relations", Shape.NamesOf(RelationReader.Keys), "Names under which the records are reached that name this one."),
        MapKey.May("part_of", RelationReader.PartOfShape, "The field that names the owner, and the owner's entity."),
        MapKey.May("rows_of", RelationReader.RowsOfKeys, "The records are rows in a list of another entity."),
        MapKey.May("actions", Shape.NamesOf(ChangeReader.ActionKeys), "What can be done to a record."),
        MapKey.May("attachments", ChangeReader.AttachmentKeys, "How files are attached."),
        MapKey.May("computed", Shape.NamesOf(Shape.Expression), "What the system works out from what is written: field: expression."),
        MapKey.May("provided", Shape.Boolean, "The program makes these records itself."),
        MapKey.May("from", Shape.ListOf(Shape.Text), "The entities of which it makes them."),
        MapKey.Must("fields", Shape.NamesOf(FieldReader.Keys), "Every field under the name that the API gives it."))
        .With(KeyChoice.Some("id", "single"), KeyChoice.One(Makes))
        .Demanding(new KeyDemand(Seq("recover", "marker"), "true", "marker")).AsRule();

    public static Validation<EntityHead> Head(YamlPair pair, SystemTypes types)
    {
        var name = new EntityRef(types.Side, pair.Key.Text);
        return pair.Value.AsMapping().Bind(map =>
            (map.Only(Keys), map.Required("fields", node => node.AsMapping().Bind(fields => fields.Each(f => FieldReader.Read(f, types)))))
            .Apply((_, fields) => new EntityHead(name, pair.Key, map, new(name, toHashMap(fields.Map(static f => (f.Name, f)))))));
    }

    /// <summary>All but its formulas.</summary>
    public static Validation<EntityType> Read(EntityHead head, SystemTypes types, HashMap<string, EntityFields> others) =>
        Id(head).Bind(id => Read(head, types, others, new(head.Fields, id.One), id.Parts));

    private static Validation<EntityType> Read(
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
    private static Validation<(string One, Seq<string> Parts)> Id(EntityHead head) => head.Map.Find("id").Case switch
    {
        YamlNode.Sequence several => head.Fields.Names(several).Map(static parts => ("", parts)),
        YamlNode one => head.Fields.Name(one).Map(static id => (id, Seq<string>())),
        _ => head.Map.Find("single").IsSome ? ("", Seq<string>()) : Mistakes.MissingKey(head.Map.At, "id"),
    };

    private static Validation<(Seq<NaturalKey> Keys, Option<Envelope> Envelope)> Identity(EntityHead head) =>
        (head.Map.Optional("keys", Seq<NaturalKey>(), node => node.AsMapping().Bind(keys => keys.Each(k => KeyReader.Key(head.Fields, k)))),
         head.Map.Optional("envelope", KeyReader.Envelope))
        .Apply(static (keys, envelope) => (keys, envelope));

    private static Validation<(ReadAccess Read, Option<WriteAccess> Write)> Access(EntityHead head, ApiPaths paths) =>
        (Reading(head, paths), head.Map.Optional("write", node => ChangeReader.Write(paths, node)))
        .Apply(static (read, write) => (read, write));

    private static Validation<ReadAccess> Reading(EntityHead head, ApiPaths paths)
    {
        var ways = toSeq(Makes).Filtered(key => head.Map.Find(key).IsSome);
        if (ways.Count > 1) return Mistakes.OneOfKeys(head.Key.At, toSeq(Makes).Strict());
        return ways.HeadOrNone().IfNone("read") switch
        {
            "single" => head.Map.Required("single", AccessReader.Single),
            "read" => head.Map.Required("read", node => AccessReader.Read(paths, node)),
            _ => AccessReader.Elsewhere,
        };
    }

    private static Validation<(Option<string> Key, Option<RecoverBySame> Same, Option<Marker> Marker)> Recovery(EntityHead head) =>
        (head.Map.Optional("recover", node => KeyReader.Recover(head, node)), head.Map.Optional("marker", node => KeyReader.Marker(head.Fields, node)))
        .Apply(static (recover, marker) => (recover.Bind(static r => r.Key), recover.Bind(static r => r.Same), marker));

    private static Validation<(HashMap<string, Relation> Relations, Option<PartOf> PartOf, Option<RowsOf> RowsOf, bool Provided, Seq<EntityRef> From)> Belonging(
        EntityHead head, SystemTypes types, HashMap<string, EntityFields> others) =>
        (head.Map.EachOf("relations", r => RelationReader.Read(head, types, others, r)),
         head.Map.Optional("part_of", node => RelationReader.PartOf(head.Fields, types, node)),
         head.Map.Optional("rows_of", node => RelationReader.RowsOf(head.Fields, types, node)),
         head.Map.Optional("provided", false, YamlShapes.AsBoolean),
         head.Map.Optional("from", Seq<EntityRef>(), node => node.AsItems(i => types.Entities.Find(types.Side, i))))
        .Apply(static (relations, partOf, rowsOf, provided, from) => (toHashMap(relations), partOf, rowsOf, provided, from));

    private static Validation<(HashMap<string, RemoteAction> Actions, Option<Attachments> Attachments)> Doing(
        EntityHead head, SystemTypes types, ApiPaths paths) =>
        (head.Map.EachOf("actions", a => ChangeReader.Action(paths, types, a)),
         head.Map.Optional("attachments", node => ChangeReader.Attachments(paths, node)))
        .Apply(static (actions, attachments) => (toHashMap(actions), attachments));
}
