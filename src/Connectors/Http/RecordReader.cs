using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>Reads single records, and makes records of list rows.</summary>
internal sealed class RecordReader(RemoteSession session)
{
    /// <summary>How many records that are read one by one make a page.</summary>
    private const int Part = 20;

    /// <summary>How many of them are asked for at once, so that a slow answer does not waste the rate limit.</summary>
    private const int AtOnce = 4;

    private const string Only = "1";

    /// <summary>Ids and fields that a catalogue does not declare are read as texts.</summary>
    private static Field Words(string name) => new(name, new("text", ValueKind.Text, None), None, false, WriteMode.Never, false, None, default);

    public Received Received(EntityType entity, Schema schema, string json)
    {
        var record = JsonElement.Parse(json);
        return new(Id(entity, record).IfNone(""), json, session.Values.Row(schema, record));
    }

    /// <summary>A record that came in an owner's list, and names its owner if the answer does not.</summary>
    public Received OfOwner(EntityType entity, Schema schema, Received record, string by, string owner)
    {
        if (JsonElement.Parse(record.Json).Member(by).Exists(static named => named.ValueKind is not JsonValueKind.Null)) return record;
        var json = JsonNode.Parse(record.Json)!;
        json[by] = owner;
        return Received(entity, schema, json.ToJsonString());
    }

    /// <summary>Where an entity has one record only, and no id, that record is "1".</summary>
    public Option<string> Id(EntityType entity, JsonElement record) => entity is { Id: "", Read.OneRecord: true }
        ? Only
        : session.Values.Field(record, Words(entity.Id)) is { IsSet: true } id ? id.Text : None;

    /// <summary>Whether a record's field is exactly this value, by the field's type; None of it need be in the schema.</summary>
    public bool Has(EntityType entity, Received record, string field, Value value)
    {
        var declared = entity.Fields.Find(field).IfNone(() => Words(field));
        return session.Values.Field(JsonElement.Parse(record.Json), declared) == declared.Type.Normalise(value);
    }

    /// <summary>The rows of a page whose records pass.</summary>
    public RawPage Where(EntityType entity, Schema schema, RawPage page, Func<Received, bool> passes)
    {
        var make = new RecordJson(entity.Read, session.Fields);
        return page with { Rows = page.Rows.Filter(row => passes(Received(entity, schema, make.Merge(row, None, None)))).Strict() };
    }

    /// <summary>One record as its own GET brings it; None when the system says that there is none.</summary>
    public async Task<Either<Fault, Option<JsonElement>>> Get(EntityType entity, string id, CancellationToken stop)
    {
        var path = entity.Read.One.Bind(template => Paths.Of(template, id));
        if (path.Case is not string at) return Right<Fault, Option<JsonElement>>(None);
        var ask = Ask.Get(at, Seq<Parameter>()) with { MayBeAbsent = true };
        var sent = await session.Send(ask, stop).ConfigureAwait(false);
        return sent.Bind(answer => answer.Status == 404 ? Right<Fault, Option<JsonElement>>(None) : About(entity, id, ask, answer));
    }

    /// <summary>Records of a page's rows, in their order; rows that are read one by one come in smaller pages.</summary>
    public async IAsyncEnumerable<Either<Fault, Page>> Pages(
        ListAsk ask, bool oneByOne, Option<Told> told, RawPage page, [EnumeratorCancellation] CancellationToken stop)
    {
        var (entity, schema) = (ask.Entity, ask.Schema);
        var make = new RecordJson(entity.Read, session.Fields);
        var rows = page.Rows.Map(row => new Listed(row, Received(entity, schema, make.Merge(row, told, None)))).Strict();
        var named = rows.Filter(static row => row.Record.Id.Length > 0).Strict();
        var gaps = named.Count == rows.Count ? page.Gaps : page.Gaps.Add(Gaps.Nameless(rows.Count - named.Count, entity.Id));
        if (!oneByOne || named.IsEmpty)
        {
            yield return new Page(named.Map(static row => row.Record).Strict(), gaps, page.Expected);
            yield break;
        }
        var known = named.Filter(row => ask.Known(row.Record.Id).Exists(json => SaysNothingNew(entity, row.Record, json))).Map(static row => row.Record.Id).ToHashSet(StringComparer.Ordinal);
        if (known.Count > 0)
        {
            yield return new Page(Seq<Received>(), gaps, page.Expected) { Unchanged = toSeq(known).Strict() };
            gaps = Seq<string>();
        }
        foreach (var part in named.Where(row => !known.Contains(row.Record.Id)).Chunk(Part))
        {
            var read = await OneByOne(entity, schema, make, part, stop).ConfigureAwait(false);
            yield return read.Map(records => new Page(records, gaps, page.Expected));
            if (read.IsLeft) yield break;
            gaps = Seq<string>();
        }
    }

    /// <summary>
    /// Whether a list row says of a record what is known of it: field by field and by value, since a list may write a number as a
    /// text where the record itself does not (Fortnox FACTS 3).
    /// </summary>
    private bool SaysNothingNew(EntityType entity, Received row, string known)
    {
        var (listed, whole) = (JsonElement.Parse(row.Json), JsonElement.Parse(known));
        return entity.Read.Lists.ToSeq().Bind(static lists => toSeq(lists.Keys)).Choose(entity.Fields.Find)
            .ForAll(field => session.Values.Field(listed, field) == session.Values.Field(whole, field));
    }

    /// <summary>Each record by its own GET; one that is gone meanwhile is left out.</summary>
    private async Task<Either<Fault, Seq<Received>>> OneByOne(
        EntityType entity, Schema schema, RecordJson make, Listed[] rows, CancellationToken stop)
    {
        var records = new List<Received>();
        foreach (var few in rows.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(few.Select(row => Get(entity, row.Record.Id, stop))).ConfigureAwait(false);
            foreach (var (row, answer) in few.Zip(answers))
            {
                if (answer.Failed(out var fault, out var own)) return fault;
                own.IfSome(it => records.Add(Received(entity, schema, make.Merge(row.Json, None, it))));
            }
        }
        return toSeq(records).Strict();
    }

    /// <summary>A record that is not the one asked for is no answer: another call's answer came.</summary>
    private Either<Fault, Option<JsonElement>> About(EntityType entity, string id, Ask ask, Answer answer) =>
        session.Records(entity, answer).Bind(static records => records.HeadOrNone())
            .Filter(record => Id(entity, record).Exists(it => string.Equals(it, id, StringComparison.OrdinalIgnoreCase)))
            .Match(
                static record => Right<Fault, Option<JsonElement>>(record),
                () => new Fault(
                    FaultKind.Transient, session.Side, ask.Name, "other_record", "The answer is not about the record that was asked for.", None));

    /// <summary>A list row, and the record that it makes by itself.</summary>
    private sealed record Listed(JsonElement Json, Received Record);
}
