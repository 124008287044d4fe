using System.Net.Mime;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>What reading has in common in both systems; how a list goes on from page to page is each system's own.</summary>
public abstract class RemoteReader : IRemoteReader
{
    /// <summary>The code of a file's fault that is there no more.</summary>
    internal const string FileGone = "gone";

    private readonly RemoteSession _session;
    private readonly RecordReader _records;

    private protected RemoteReader(RemoteSession session) => (_session, _records) = (session, new(session));

    public Side Side => _session.Side;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Either<Fault, Page>> List(ListAsk ask, [EnumeratorCancellation] CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var way = ListWay.Of(ask.Entity.Read, ask.Wanted);
        var counted = way.Told.IsSome && ask.Since.IsNone && ask.Filter.IsEmpty ? await Total(ask.Entity, stop).ConfigureAwait(false) : Right<Fault, Option<int>>(None);
        if (counted.Failed(out var refused, out var total))
        {
            yield return refused;
            yield break;
        }
        var seen = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        foreach (var listing in Listing.Of(way))
        {
            await foreach (var outcome in Records(ask, way.OneByOne, listing, stop).ConfigureAwait(false))
            {
                outcome.IfRight(page => seen.UnionWith(page.Records.Map(static record => record.Id) + page.Unchanged));
                yield return outcome.Map(page => page with { Expected = total || page.Expected });
                if (outcome.IsLeft) yield break;
            }
        }
        var missing = total.IfNone(0) - seen.Count;
        if (missing > 0) yield return new Page(Seq<Received>(), Seq1(Gaps.Missing(missing, total.IfNone(0))), total);
    }

    /// <inheritdoc/>
    public async Task<Either<Fault, Option<Received>>> One(EntityType entity, Schema schema, string id, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (entity.Read.One.IsSome)
        {
            var got = await _records.Get(entity, id, stop).ConfigureAwait(false);
            return got.Map(own => own.Map(record => _records.Received(entity, schema, record.GetRawText())));
        }
        var found = await Search(entity, schema, entity.Id, Seq<Parameter>(), IsIt, stop).ConfigureAwait(false);
        return found.Map(static records => records.HeadOrNone());

        bool IsIt(Received record) => string.Equals(record.Id, id, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<Either<Fault, Seq<Received>>> Find(EntityType entity, Schema schema, NaturalKey key, Value value, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(key);
        if (key.Find.IsNone && string.Equals(key.Field, entity.Id, StringComparison.Ordinal) && entity.Read.One.IsSome)
        {
            var one = await One(entity, schema, value.Name(), stop).ConfigureAwait(false);
            return one.Map(found => found.Filter(IsIt).ToSeq());
        }
        var query = key.Find.Map(parameter => new Parameter(parameter, value.Name())).ToSeq();
        return await Search(entity, schema, key.Field, query, IsIt, stop).ConfigureAwait(false);

        bool IsIt(Received record) => _records.Has(entity, record, key.Field, value);
    }

    /// <inheritdoc/>
    public Task<Either<Fault, Seq<Received>>> Belonging(EntityType entity, Schema schema, string owner, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var path = entity.Read.Of.Bind(template => Paths.Of(template, owner)).IfNone(() => throw new InvalidOperationException($"{entity.Ref} is not listed by owner"));
        return Search(entity with { Read = entity.Read with { List = path } }, schema, entity.Id, Seq<Parameter>(), static _ => true, stop);
    }

    /// <inheritdoc/>
    public async Task<Either<Fault, Seq<Received>>> Belonging(EntityType entity, Schema schema, OwnerPath by, string owner, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(by);
        var (listed, own) = (by.Parameter.IsSome ? by.Path : Paths.Of(by.Path, owner).Case, Value.Reference(new(by.Owner, owner), Row.None));
        if (listed is not string path) return new Fault(FaultKind.Data, Side, $"GET {by.Path}", "no_path", "No path can hold this id.", None);
        var query = by.Parameter.Map(parameter => new Parameter(parameter, owner)).ToSeq();
        var found = await Search(entity with { Read = entity.Read with { List = path } }, schema, entity.Id, query, static _ => true, stop).ConfigureAwait(false);
        return found.Map(records => records.Map(record => _records.OfOwner(entity, schema, record, by.By, owner)).Filter(record => _records.Has(entity, record, by.By, own)).Strict());
    }

    /// <inheritdoc/>
    public virtual IMaker Maker(EntityType entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        throw new InvalidOperationException($"nobody makes {entity.Ref}");
    }

    /// <inheritdoc/>
    public async Task<Either<Fault, FileContent>> Content(EntityType entity, string json, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var (record, template) = (JsonElement.Parse(json), entity.Read.Content.IfNone(() => throw new InvalidOperationException($"{entity.Ref} has no bytes")));
        if (Paths.Fill(template, name => name == Paths.Id ? _records.Id(entity, record) : record.Word(name)).Case is not string path)
            return new Fault(FaultKind.Data, Side, $"GET {template}", "no_path", $"The record of {entity.Ref} lacks what its path names.", None);
        var sent = await Bytes(Ask.Get(path, Seq<Parameter>()), stop).ConfigureAwait(false);
        if (sent.Exists(static answer => answer.Status == 404) && Elsewhere(path).Case is Ask other) sent = await Bytes(other, stop).ConfigureAwait(false);
        return sent.Bind(answer => answer.Status != 404
            ? Right<Fault, FileContent>(File(record, path, answer))
            : new Fault(FaultKind.Data, Side, $"GET {path}", FileGone, "The file no longer exists.", None));
    }

    /// <inheritdoc/>
    public Row Decode(EntityType entity, Schema schema, string json) => _session.Values.Row(schema, JsonElement.Parse(json));

    /// <summary>The pages of one listing.</summary>
    private protected abstract IAsyncEnumerable<Either<Fault, RawPage>> Pages(EntityType entity, Seq<Parameter> query, CancellationToken stop);

    /// <summary>Where else the bytes of a file may be that are not where its catalogue says.</summary>
    private protected virtual Option<Ask> Elsewhere(string path) => None;

    private Task<Either<Fault, Answer>> Bytes(Ask ask, CancellationToken stop) => _session.Send(ask with { IsFile = true, MayBeAbsent = true }, stop);

    /// <summary>A file is called as its record says, however the system spells the word.</summary>
    private static FileContent File(JsonElement record, string path, Answer answer)
    {
        var name = toSeq(record.EnumerateObject().Where(static member => member.Name.Equals("name", StringComparison.OrdinalIgnoreCase)).ToArray())
            .Bind(static member => member.Value.Word().ToSeq()).HeadOrNone().IfNone(path[(path.LastIndexOf('/') + 1)..]);
        return new(name, answer.MediaType.Length == 0 ? MediaTypeNames.Application.Octet : answer.MediaType, answer.Bytes);
    }

    /// <summary>How many records an entity has, where the system can tell without listing them.</summary>
    private protected virtual Task<Either<Fault, Option<int>>> Total(EntityType entity, CancellationToken stop) =>
        Task.FromResult(Right<Fault, Option<int>>(None));

    private async IAsyncEnumerable<Either<Fault, Page>> Records(
        ListAsk ask, bool oneByOne, Listing listing, [EnumeratorCancellation] CancellationToken stop)
    {
        var filter = ask.Filter.Map(static by => new Parameter(by.Parameter, by.Value.Name()));
        await foreach (var raw in Pages(ask.Entity, listing.Filter + filter + Changed(ask.Entity.Read, ask.Since), stop).ConfigureAwait(false))
        {
            if (raw.Failed(out var fault, out var rows))
            {
                yield return fault;
                yield break;
            }
            await foreach (var page in _records.Pages(ask, oneByOne, listing.Told, rows, stop).ConfigureAwait(false)) yield return page;
        }
    }

    /// <summary>
    /// The records of a listing that pass, compared here and exactly: the systems search by parts of a key (Fortnox FACTS 2). Half an
    /// answer is a fault, since a record that it lacks would look absent.
    /// </summary>
    private async Task<Either<Fault, Seq<Received>>> Search(
        EntityType entity, Schema schema, string key, Seq<Parameter> query, Func<Received, bool> isIt, CancellationToken stop)
    {
        var byRow = entity.Read.Lists.ForAll(listed => listed.ContainsKey(key));
        var ask = new ListAsk(entity, schema);
        var plan = ListWay.Of(entity.Read, ask.Wanted);
        var oneByOne = entity.Read.One.IsSome && (plan.OneByOne || plan.Told.IsSome || !byRow);
        var found = new Dictionary<string, Received>(StringComparer.Ordinal);
        await foreach (var raw in Pages(entity, query, stop).ConfigureAwait(false))
        {
            if (raw.Failed(out var refused, out var rows)) return refused;
            if (!rows.Gaps.IsEmpty) return Gaps.Fault(Side, entity.Read.List, rows.Gaps);
            var candidates = byRow ? _records.Where(entity, schema, rows, isIt) : rows;
            await foreach (var page in _records.Pages(ask, oneByOne, None, candidates, stop).ConfigureAwait(false))
            {
                if (page.Failed(out var fault, out var part)) return fault;
                if (!part.Gaps.IsEmpty) return Gaps.Fault(Side, entity.Read.List, part.Gaps);
                foreach (var record in part.Records.Filter(isIt)) found[record.Id] = record;
            }
        }
        return toSeq(found.Values).OrderBy(static record => record.Id, StringComparer.Ordinal).ToSeq().Strict();
    }

    /// <summary>The parameters of "changed since"; an entity whose list can't tell is listed whole.</summary>
    private Seq<Parameter> Changed(ReadAccess read, Option<DateTimeOffset> since)
    {
        var asked = from parameter in read.Since from instant in since select new Parameter(parameter, _session.Moment(instant));
        return asked.Match(
            it => With(read).Add(it),
            static () => Seq<Parameter>());
    }

    private static Seq<Parameter> With(ReadAccess read) => toSeq(read.With.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        .Map(static pair => new Parameter(pair.Key, pair.Value)).Strict();
}
