using System.Collections.Immutable;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Reading;
using Brygga.Worlds;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>One side of the outside world as a connector shows it; every call is an effect.</summary>
internal sealed class WorldSystem(Outside outside, Side side, Effects effects) : IRemoteReader, IRemoteWriter
{
    private const int PageSize = 2;

    public Side Side => side;

    public async IAsyncEnumerable<Either<Fault, Page>> List(
        ListAsk ask, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var (entity, schema) = (ask.Entity, ask.Schema);
        var pages = await Call("list", () => outside.World[side].Select(record => Received(entity, schema, record.Key, record.Value)).Chunk(PageSize).ToArray());
        foreach (var page in pages) yield return new Page(toSeq(page), Seq<string>(), outside.World[side].Count);
    }

    public Task<Either<Fault, Option<Received>>> One(EntityType entity, Schema schema, string id, CancellationToken stop) =>
        Call("one", () => Right<Fault, Option<Received>>(outside.World[side].TryGetValue(id, out var record) ? Received(entity, schema, id, record) : None));

    public Task<Either<Fault, Seq<Received>>> Find(EntityType entity, Schema schema, NaturalKey key, Value value, CancellationToken stop) => Call("find", () =>
    {
        outside.LookUps.Add((outside.Now, value.ToString()));
        return Right<Fault, Seq<Received>>(toSeq(outside.World[side]
            .Where(record => entity.Fields[key.Field].Type.Normalise(record.Value.GetValueOrDefault(key.Field, Value.Nothing)) == value)
            .Select(record => Received(entity, schema, record.Key, record.Value))).Strict());
    });

    /// <summary>These worlds have no records that belong to another.</summary>
    public Task<Either<Fault, Seq<Received>>> Belonging(EntityType entity, Schema schema, string owner, CancellationToken stop) =>
        throw new NotSupportedException(entity.Ref.ToString());

    /// <summary>Nor files.</summary>
    public Task<Either<Fault, FileContent>> Content(EntityType entity, string json, CancellationToken stop) => throw new NotSupportedException(entity.Ref.ToString());

    public Task<Either<Fault, Seq<Received>>> Belonging(EntityType entity, Schema schema, OwnerPath by, string owner, CancellationToken stop) =>
        throw new NotSupportedException(entity.Ref.ToString());

    public IMaker Maker(EntityType entity) => throw new NotSupportedException(entity.Ref.ToString());

    public Row Decode(EntityType entity, Schema schema, string json) => WorldJson.Row(schema, json);

    public Task<Either<Fault, Received>> Create(EntityType entity, Schema schema, Seq<FieldWrite> fields, CancellationToken stop)
    {
        var key = fields.Find(write => write.Field.Name == entity.Keys[0].Field).Map(static write => write.Value.ToString()).IfNone("");
        return Call("create", () => Written(entity, schema, new(Verb.Create, entity.Ref, key, fields)));
    }

    public Task<Either<Fault, Received>> Update(EntityType entity, Schema schema, string id, Seq<FieldWrite> fields, CancellationToken stop) =>
        Call("update", () => Written(entity, schema, new(Verb.Update, entity.Ref, id, fields)));

    /// <summary>These worlds have neither actions nor files.</summary>
    public Task<Either<Fault, Received>> Act(EntityType entity, Schema schema, string id, RemoteAction action, CancellationToken stop) =>
        throw new NotSupportedException(entity.Ref.ToString());

    public Task<Either<Fault, Attached>> Attach(EntityType entity, string id, FileContent file, CancellationToken stop) => throw new NotSupportedException(entity.Ref.ToString());

    private Either<Fault, Received> Written(EntityType entity, Schema schema, Asked asked) =>
        outside.Write(asked).Map(id => Received(entity, schema, id, outside.World[side][id]));

    private Task<T> Call<T>(string what, Func<T> answer) => effects.Around($"{what} {side.Word()}", () =>
    {
        outside.Calls++;
        return Task.FromResult(answer());
    });

    private static Received Received(EntityType entity, Schema schema, string id, ImmutableDictionary<string, Value> record) =>
        new(id, WorldJson.Of(entity, record), World.Encode(schema, record));
}
