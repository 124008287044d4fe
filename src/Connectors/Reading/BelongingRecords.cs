using System.Collections.Frozen;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reading;

/// <summary>
/// What belongs to the documents of one entity: listed document by document, and kept, so that it is known of a linked document without
/// being read again. What only serves to make other records is not kept.
/// </summary>
internal sealed class BelongingRecords
{
    private readonly IMirrorStore _state;
    private readonly IRemoteReader _remote;
    private readonly IProgress<ReadingProgress> _progress;
    private readonly DateTimeOffset _start;
    private readonly EntityRef _documents;
    private readonly Seq<Listed> _listed;
    private readonly Seq<EntityReading> _made;
    private readonly System.Collections.Generic.HashSet<(EntityRef Entity, string Owner)> _unlisted = [];

    public BelongingRecords(IMirrorStore state, IRemoteReader remote, IProgress<ReadingProgress> progress, ReadPlan plan, EntityRef documents, DateTimeOffset start)
    {
        (_state, _remote, _progress, _documents, _start) = (state, remote, progress, documents, start);
        var made = plan.Entities.Filter(static reading => reading.Way is Way.Made).Strict();
        _listed = plan.Entities.Choose(reading => reading.Of.Find(path => path.Owner == documents).Map(by => new Listed(reading, by)))
            .Filter(listed => listed.IsKept || made.Exists(reading => reading.Entity.ProvidedFrom.Contains(listed.Entity))).Strict();
        _made = made.Filter(reading => reading.Entity.ProvidedFrom.Exists(part => _listed.Exists(listed => listed.Entity == part))).Strict();
    }

    /// <summary>Reads and stores all that belongs to the documents.</summary>
    public async Task<Either<Fault, Unit>> Read(Seq<Received> documents, CancellationToken stop)
    {
        var read = 0;
        foreach (var document in documents)
        {
            var outcome = await Read(document, stop).ConfigureAwait(false);
            if (outcome.Case is Fault fault) return fault;
            _progress.Report(new(_documents, ++read, documents.Count) { CallsLeft = (documents.Count - read) * _listed.Count });
        }
        return unit;
    }

    /// <summary>The kept records as tables; of which documents all are there is said with them.</summary>
    public async Task<Seq<Table>> Tables(CancellationToken stop)
    {
        var tables = new List<Table>();
        foreach (var listed in _listed.Filter(static listed => listed.IsKept)) tables.Add(await Table(listed.Reading, listed.By.By, stop).ConfigureAwait(false));
        foreach (var made in _made) tables.Add(await Table(made, None, stop).ConfigureAwait(false));
        return toSeq(tables).Strict();
    }

    private async Task<Either<Fault, Unit>> Read(Received document, CancellationToken stop)
    {
        var asked = Asked(document);
        var answers = await Task.WhenAll(asked.Map(listed => _remote.Belonging(listed.Reading.Entity, listed.Reading.Schema, listed.By, document.Id, stop))).ConfigureAwait(false);
        var parts = new Dictionary<EntityRef, Seq<Received>>();
        foreach (var (listed, answer) in asked.Zip(toSeq(answers)))
        {
            if (answer.Case is Fault { Kind: not FaultKind.Data } fault) return fault;
            answer.Match(records => parts[listed.Entity] = records, _ => _unlisted.Add((listed.Entity, document.Id)));
        }
        foreach (var listed in asked.Filter(listed => listed.IsKept && parts.ContainsKey(listed.Entity)))
            await Keep(listed.Reading, document.Id, parts[listed.Entity].Map(record => new MirrorRow(record.Id, record.Json, record.Row.Memory, _start)), stop).ConfigureAwait(false);
        foreach (var made in _made) await Make(made, document, parts, stop).ConfigureAwait(false);
        return unit;
    }

    /// <summary>Without the lists that only serve to make records, and of which the document can't have any.</summary>
    private Seq<Listed> Asked(Received document)
    {
        var parts = _made.Bind(made => _remote.Maker(made.Entity).MadeFrom(document.Json)).ToHashSet();
        return _listed.Filter(listed => listed.IsKept || parts.Contains(listed.Entity)).Strict();
    }

    /// <summary>A part that could not be had leaves the made records unknown.</summary>
    private async Task Make(EntityReading made, Received document, Dictionary<EntityRef, Seq<Received>> parts, CancellationToken stop)
    {
        var maker = _remote.Maker(made.Entity);
        if (maker.MadeFrom(document.Json).Exists(part => !parts.ContainsKey(part)))
        {
            _unlisted.Add((made.Entity.Ref, document.Id));
            return;
        }
        var records = maker.Make(document.Json, part => parts.TryGetValue(part, out var found) ? found.Map(static record => record.Json) : Seq<string>());
        await Keep(made, document.Id, records.Map(record => new MirrorRow(record.Id, record.Json, _remote.Decode(made.Entity, made.Schema, record.Json).Memory, _start)), stop).ConfigureAwait(false);
    }

    private Task Keep(EntityReading reading, string owner, Seq<MirrorRow> rows, CancellationToken stop) =>
        _state.SaveBelonging(reading.Entity.Ref, reading.Schema, new(owner, rows.Strict(), _start), stop);

    private async Task<Table> Table(EntityReading reading, Option<string> by, CancellationToken stop)
    {
        var rows = await Reencoding.Load(_state, _remote, reading, stop).ConfigureAwait(false);
        var owner = by.Bind(reading.Schema.Ordinal);
        return new(reading.Entity.Ref, [.. rows.Rows.Map(row => new Record(row.Id, Owned(reading.Schema, row, owner)))], Coverage.NothingRead)
        {
            Owners = rows.Owners.Filter(id => !_unlisted.Contains((reading.Entity.Ref, id))).ToFrozenSet(StringComparer.Ordinal),
        };
    }

    /// <summary>An answer to a write does not name the owner where only the path of the list does.</summary>
    private Row Owned(Schema schema, EncodedRow encoded, Option<int> by)
    {
        var row = new Row(schema, encoded.Row);
        if ((by.Case, encoded.Owner.Case) is not (int ordinal, string owner) || !row[ordinal].IsUnknown) return row;
        var values = Enumerable.Range(0, schema.Count).Select(i => i == ordinal ? Value.Reference(new(_documents, owner), Row.None) : row[i]).ToArray();
        return Row.Of(schema, values);
    }

    /// <summary>An entity, and the list that the system has of it for one document.</summary>
    private sealed record Listed(EntityReading Reading, OwnerPath By)
    {
        public EntityRef Entity => Reading.Entity.Ref;

        /// <summary>Rules look at it, and it is had in no other way.</summary>
        public bool IsKept => Reading.Way is Way.OfOwners && !Reading.Wanted.IsEmpty;
    }
}
