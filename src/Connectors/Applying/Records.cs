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
        var found = entity.Read.One.IsNone && (await Owner(run, record, entity)).Case is string owner
            ? (await reader.Belonging(entity, schema, owner, CancellationToken.None)).Map(all => all.Find(received => received.Id == record.Id))
            : await reader.One(entity, schema, record.Id, CancellationToken.None);
        return found.IfLeft(Option<Received>.None).Case is Received received ? Some(await Whole(run, record, schema, received)) : found;
    }

    /// <summary>An answer with the members that no answer has: the path that a record was read from told them.</summary>
    public static async Task<Received> Whole(ApplyRun run, RecordRef record, Schema schema, Received received)
    {
        var (entity, reader) = (run.Rules.Entity(record.Entity), run.Systems.Reader(record.Side));
        var provided = toSeq(entity.Fields.Values.Where(static field => field.Provided).Select(static field => field.Name)).Strict();
        if (provided.IsEmpty || (await run.State.FindMirrorRow(record, CancellationToken.None)).Case is not MirrorRow before) return received;
        var (now, then) = (JsonNode.Parse(received.Json)!.AsObject(), JsonNode.Parse(before.Json)!.AsObject());
        foreach (var name in provided.Filter(name => !now.ContainsKey(name) && then.ContainsKey(name))) now[name] = then[name]!.DeepClone();
        var json = now.ToJsonString();
        return new(received.Id, json, reader.Decode(entity, schema, json));
    }

    /// <summary>The id that stands in the path of the records that belong to one owner.</summary>
    private static async Task<Option<string>> Owner(ApplyRun run, RecordRef record, EntityType entity)
    {
        var mirrored = await run.State.FindMirrorRow(record, CancellationToken.None);
        return from path in entity.Read.Of
               from name in Paths.Names(path).HeadOrNone()
               from row in mirrored
               from owner in Field(run.Systems.Reader(record.Side), entity, row.Json, name)
               select owner.Name();
    }

    /// <summary>A field of a record's JSON, whether or not the rules read it.</summary>
    public static Option<Value> Field(IRemoteReader reader, EntityType entity, string json, string name)
    {
        var whole = entity.Whole;
        return whole.Ordinal(name).Map(ordinal => reader.Decode(entity, whole, json)[ordinal]).Filter(static value => value.IsSet);
    }
}
