using System.Text.Json.Nodes;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>Single records, by whichever way their system gives them.</summary>
internal static class Records
{
    /// <summary>The record as it is now: by itself, or among those of the owner that the mirror remembers.</summary>
    public static async Task<Either<Fault, Option<Received>>> Read(ApplyRun run, RecordRef record, Schema schema)
    {
        var (entity, reader) = (run.Rules.Entity(record.Entity), run.Systems.Reader(record.Side));
        var mirrored = await run.State.FindMirrorRow(record, CancellationToken.None);
        if (entity.Read.One.IsSome || Owner(reader, entity, mirrored).Case is not string owner)
            return (await reader.One(entity, schema, record.Id, CancellationToken.None)).Map(found => found.Map(received => Whole(reader, entity, schema, received, mirrored)));
        var belonging = await reader.Belonging(entity, schema, owner, CancellationToken.None);
        return belonging.Map(found => found.Find(received => received.Id == record.Id).Map(received => Whole(reader, entity, schema, received, mirrored)));
    }

    /// <summary>An answer with the members that no answer has: the path that a record was read from told them.</summary>
    public static Received Whole(IRemoteReader reader, EntityType entity, Schema schema, Received received, Option<MirrorRow> mirrored)
    {
        var provided = toSeq(entity.Fields.Values.Where(static field => field.Provided).Select(static field => field.Name)).Strict();
        if (provided.IsEmpty || mirrored.Case is not MirrorRow before) return received;
        var (now, then) = (JsonNode.Parse(received.Json)!.AsObject(), JsonNode.Parse(before.Json)!.AsObject());
        foreach (var name in provided.Filter(name => !now.ContainsKey(name) && then.ContainsKey(name))) now[name] = then[name]!.DeepClone();
        var json = now.ToJsonString();
        return new(received.Id, json, reader.Decode(entity, schema, json));
    }

    /// <summary>The id that stands in the path of the records that belong to one owner.</summary>
    private static Option<string> Owner(IRemoteReader reader, EntityType entity, Option<MirrorRow> mirrored) =>
        from path in entity.Read.Of
        from name in Paths.Names(path).HeadOrNone()
        from row in mirrored
        from owner in Field(reader, entity, row.Json, name)
        select owner.Name();

    /// <summary>A field of a record's JSON, whether or not the rules read it.</summary>
    public static Option<Value> Field(IRemoteReader reader, EntityType entity, string json, string name)
    {
        var whole = entity.Whole;
        return whole.Ordinal(name).Map(ordinal => reader.Decode(entity, whole, json)[ordinal]).Filter(static value => value.IsSet);
    }
}
