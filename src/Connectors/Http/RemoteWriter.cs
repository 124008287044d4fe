using System.Text.Json;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>What writing has in common in both systems; how a change is worded is each system's own.</summary>
public abstract class RemoteWriter : IRemoteWriter
{
    private readonly RemoteSession _session;
    private readonly RecordReader _records;

    private protected RemoteWriter(RemoteSession session) => (_session, _records) = (session, new(session));

    /// <inheritdoc/>
    public async Task<Either<Fault, Received>> Create(EntityType entity, Schema schema, Seq<FieldWrite> fields, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var template = Access(entity).Create;
        var inPath = Paths.Names(template);
        var path = Paths.Fill(template, name => fields.Find(write => write.Field.Name == name).Bind(static write => InPath(write.Value)));
        if (path.Case is not string at) return Refused("POST", template, "no_parent", "The record it belongs to is not known.");
        var set = fields.Filter(write => !write.Value.IsNothing && !inPath.Exists(name => name == write.Field.Name)).Strict();
        var ask = new Ask(HttpMethod.Post, at) { Body = Body.Json(CreateBody(entity, set)) };
        var sent = await _session.Send(ask, stop).ConfigureAwait(false);
        return sent.Bind(answer => First(entity, answer).Match(
            record => Right<Fault, Received>(_records.Received(entity, schema, record)),
            () => new Fault(FaultKind.UnknownOutcome, _session.Side, ask.Name, "no_record", "The answer does not hold the new record.", None)));
    }

    /// <inheritdoc/>
    public async Task<Either<Fault, Received>> Update(EntityType entity, Schema schema, string id, Seq<FieldWrite> fields, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var template = Access(entity).Update;
        if (Paths.Of(template, id).Case is not string at) return Refused(Method.Method, template, "no_path", "No path can hold this id.");
        if (_session.Fields.NotClearable(fields).HeadOrNone().Case is Field fixedly)
            return Refused(Method.Method, at, "not_clearable", "The system has no way to clear this field.") with { Field = fixedly.Name };
        var sent = await _session.Send(new Ask(Method, at) { Body = Body.Json(UpdateBody(entity, fields)) }, stop).ConfigureAwait(false);
        return sent.Failed(out var fault, out var answer) ? fault : await Changed(entity, schema, id, answer, stop).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Either<Fault, Received>> Act(EntityType entity, Schema schema, string id, RemoteAction action, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(action);
        if (Paths.Of(action.Path, id).Case is not string at) return Refused(action.Method, action.Path, "no_path", "No path can hold this id.");
        var sent = await _session.Send(new Ask(new HttpMethod(action.Method), at) { Makes = action.Makes.IsSome }, stop).ConfigureAwait(false);
        if (sent.Failed(out var fault, out var answer)) return fault;
        var changed = await Changed(entity, schema, id, answer, stop).ConfigureAwait(false);
        return changed.MapLeft(unread => action.Makes.IsSome ? unread with { Kind = FaultKind.UnknownOutcome } : unread);
    }

    /// <inheritdoc/>
    public virtual Task<Either<Fault, Attached>> Attach(EntityType entity, string id, FileContent file, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return Task.FromResult(Left<Fault, Attached>(Refused("POST", entity.Ref.ToString(), "no_attachments", "Nothing can be attached to such a record.")));
    }

    private protected abstract HttpMethod Method { get; }

    private protected abstract ReadOnlyMemory<byte> CreateBody(EntityType entity, Seq<FieldWrite> fields);

    private protected abstract ReadOnlyMemory<byte> UpdateBody(EntityType entity, Seq<FieldWrite> fields);

    /// <summary>The record that was changed, as answered or, since not every change is answered with the record, read.</summary>
    private async Task<Either<Fault, Received>> Changed(EntityType entity, Schema schema, string id, Answer answer, CancellationToken stop) =>
        First(entity, answer).Map(record => _records.Received(entity, schema, record))
            .Filter(record => string.Equals(record.Id, id, StringComparison.OrdinalIgnoreCase)).Case is Received received
            ? received
            : await ReadBack(entity, schema, id, stop).ConfigureAwait(false);

    /// <summary>A record that can't be read by itself is answered as one of which nothing is known.</summary>
    private async Task<Either<Fault, Received>> ReadBack(EntityType entity, Schema schema, string id, CancellationToken stop)
    {
        if (entity.Read.One.IsNone) return new Received(id, "{}", _session.Values.Row(schema, JsonElement.Parse("{}")));
        var got = await _records.Get(entity, id, stop).ConfigureAwait(false);
        return got.Bind(own => own.Match(
            record => Right<Fault, Received>(_records.Received(entity, schema, record.GetRawText())),
            () => Refused("GET", entity.Read.One.IfNone(entity.Read.List), "gone", "The changed record can't be read back.")));
    }

    private Option<string> First(EntityType entity, Answer answer) => _session.Records(entity, answer)
        .Bind(static records => records.HeadOrNone())
        .Filter(record => _records.Id(entity, record).IsSome)
        .Map(static record => record.GetRawText());

    private Fault Refused(string method, string path, string code, string message) =>
        new(FaultKind.Data, _session.Side, $"{method} {path}", code, message, None);

    /// <summary>A reference in a path is the id of what it refers to.</summary>
    private static Option<string> InPath(Value value) => value.IsSet ? value.Name() : None;

    private static WriteAccess Access(EntityType entity) =>
        entity.Write.IfNone(() => throw new InvalidOperationException($"{entity.Ref} is not declared as writable"));
}
