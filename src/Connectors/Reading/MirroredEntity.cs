using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using Brygga.Engine.Reading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reading;

/// <summary>
/// One entity's part of the mirror, brought up to date in one run. Its rows are loaded once and kept beside the mirror as pages are
/// stored; its JSON is loaded only to encode it anew or to compare it.
/// </summary>
internal sealed class MirroredEntity(
    IMirrorStore state, IRemoteReader remote, IProgress<ReadingProgress> progress, EntityReading reading, Way.Listed way, DateTimeOffset start, ReadingAges ages)
{
    private readonly EntityType _entity = reading.Entity;
    private readonly Schema _schema = reading.Schema;

    /// <summary>The fields that are asked for: a reading that did not ask for a field proves nothing of it.</summary>
    private readonly Schema _asked = new(reading.Entity.Ref, reading.Schema.Fields.Where(field => reading.Wanted.Exists(wanted => wanted == field.Name)));

    private readonly System.Collections.Generic.HashSet<string> _seen = new(StringComparer.Ordinal);
    private Dictionary<string, EncodedRow> _rows = [];
    private Option<Cursor> _cursor;

    /// <summary>How many records were there before this run.</summary>
    private int _before;

    /// <summary>Where the records are documents that flows pick up.</summary>
    public Option<(OpenDocuments Open, BelongingRecords Belonging)> Documents { get; init; }

    /// <summary>Whether so much is gone that a person has to say that it is so; until then it stays in the mirror.</summary>
    public required Func<Loss, bool> Doubts { get; init; }

    public async Task<Either<Fault, Table>> Read(bool whole, CancellationToken stop)
    {
        await Load(stop).ConfigureAwait(false);
        var soFar = whole || way.PickedUpOnly ? None : SoFar;
        var regained = soFar.IsSome && way.Incremental ? await Regained(stop).ConfigureAwait(false) : false;
        if (regained.Case is Fault refused) return refused;
        if (regained == true) soFar = None;
        var passes = PassesOf(whole || regained == true, soFar);
        var gaps = Seq<string>();
        foreach (var pass in passes)
        {
            var listed = await List(pass, soFar.IsSome, stop).ConfigureAwait(false);
            if (listed.Case is Fault fault) return fault;
            gaps += listed.IfLeft(Seq<string>());
        }
        var documents = await ReadDocuments(whole, gaps.IsEmpty, stop).ConfigureAwait(false);
        if (documents.Case is Fault failed) return failed;
        var isWhole = passes.Exists(static pass => pass.IsWhole);
        var lost = gaps.IsEmpty && isWhole ? Lost : None;
        if (lost.Exists(Doubts)) gaps += lost.Map(loss => Guard.Words(_entity.Ref, loss)).ToSeq();
        if (gaps.IsEmpty) await Finish(isWhole, soFar, stop).ConfigureAwait(false);
        return Table(gaps, lost);
    }

    /// <summary>What was there before, and a listing of everything did not bring.</summary>
    private Option<Loss> Lost => _rows.Keys.Count(id => !_seen.Contains(id)) is var gone and > 0 ? new Loss(gone, _before) : None;

    private Seq<Pass> PassesOf(bool whole, Option<ReadSoFar> soFar)
    {
        var pickUps = Documents.Map(static documents => documents.Open.AtWork.PickUps).IfNone(Seq<Pass>());
        if (way.PickedUpOnly)
            return Passes.OfDocuments(pickUps, Documents.Exists(static documents => documents.Open.AtWork.Follows), whole ? None : Through, ages);
        var all = whole ? Passes.Anew : Passes.Of(way, soFar, _rows.Values.Select(static row => row.ReadAt), start, ages);
        return all.Exists(static pass => pass.IsWhole) ? all : all + pickUps;
    }

    private Option<DateTimeOffset> Through => _cursor.Map(static cursor => cursor.Through).Filter(through => through <= start);

    /// <summary>What belongs to the documents is there before the cursor moves on, so that a run that breaks off misses nothing.</summary>
    private async Task<Either<Fault, Unit>> ReadDocuments(bool whole, bool isComplete, CancellationToken stop)
    {
        if (Documents.Case is not (OpenDocuments open, BelongingRecords belonging)) return unit;
        if (isComplete)
        {
            var left = await Left(open.AtWork, whole, stop).ConfigureAwait(false);
            if (left.Case is Fault fault) return fault;
        }
        var read = await belonging.Read(open.All, stop).ConfigureAwait(false);
        if (read.IsRight) await Save(open.Waiting.Map(Mirrored).Strict(), stop).ConfigureAwait(false);
        return read;
    }

    /// <summary>
    /// A document that was picked up before and did not come now has left its status, or is gone: it is read by itself. So is a linked one
    /// that a listing of everything did not bring.
    /// </summary>
    private async Task<Either<Fault, Unit>> Left(AtWork atWork, bool whole, CancellationToken stop)
    {
        var gone = new List<string>();
        var left = _rows.Values.Where(row => !_seen.Contains(row.Id) && (atWork.IsPickedUp(new(_schema, row.Row)) || (whole && way.PickedUpOnly && atWork.IsLinked(row.Id))));
        foreach (var row in left.OrderBy(static row => row.Id, StringComparer.Ordinal).ToList())
        {
            var read = await remote.One(_entity, _schema, row.Id, stop).ConfigureAwait(false);
            if (read.Case is Fault fault) return fault;
            if (read.IfLeft(Option<Received>.None).Case is Received received) await Keep(Seq1(received), stop).ConfigureAwait(false);
            else gone.Add(row.Id);
        }
        await state.ForgetRows(_entity.Ref, toSeq(gone).Strict(), stop).ConfigureAwait(false);
        foreach (var id in gone) _rows.Remove(id);
        return unit;
    }

    /// <summary>
    /// What was read to its end, if it asked for every field that is wanted. A list that carries all fields did; one that lacks some
    /// is read anew when the rules want others.
    /// </summary>
    private Option<ReadSoFar> SoFar => _cursor
        .Filter(cursor => cursor.Complete != Cursor.Never && cursor.Through <= start && (cursor.Schema == Some(_asked.Hash) || _entity.Read.Lists.IsNone))
        .Map(static cursor => new ReadSoFar(cursor.Complete, cursor.Through));

    private async Task Load(CancellationToken stop)
    {
        var mirror = await Reencoding.Load(state, remote, reading, stop).ConfigureAwait(false);
        (_rows, _cursor) = (mirror.Rows.ToDictionary(static row => row.Id, StringComparer.Ordinal), mirror.Cursor);
        _before = _rows.Count;
    }

    /// <summary>
    /// Whether a field has become readable that was not: the system tells of no record that it changed thereby. One record is asked
    /// for, once a day; can it be read whole now, everything is read anew.
    /// </summary>
    private async Task<Either<Fault, bool>> Regained(CancellationToken stop)
    {
        if (_entity.Read.One.IsNone) return false;
        var unread = _rows.Values.Where(IsUnread).OrderBy(static row => row.ReadAt).ThenBy(static row => row.Id, StringComparer.Ordinal).ToList();
        if (unread.Count == 0 || unread[^1].ReadAt > start - ages.Resumed) return false;
        var read = await remote.One(_entity, _schema, unread[0].Id, stop).ConfigureAwait(false);
        if (read.Case is Fault fault) return fault;
        if (read.IfLeft(Option<Received>.None).Case is not Received received) return false;
        await Save(Seq1(Mirrored(received)), stop).ConfigureAwait(false);
        return !IsUnread(_rows[received.Id]);
    }

    private bool IsUnread(EncodedRow row) => _asked.Fields.Any(field => new Row(_schema, row.Row)[_schema.Ordinal(field.Name).IfNone(0)].IsUnknown);

    /// <summary>Stores page after page; yields what shows that the listing is not whole.</summary>
    private async Task<Either<Fault, Seq<string>>> List(Pass pass, bool goesOn, CancellationToken stop)
    {
        var (gaps, read) = (Seq<string>(), 0);
        var ask = new ListAsk(_entity, _schema) { Wanted = reading.Wanted, Since = pass.Since, Filter = pass.Filter, Known = await Known(pass, goesOn, stop).ConfigureAwait(false) };
        await foreach (var outcome in remote.List(ask, stop).ConfigureAwait(false))
        {
            if (outcome.Case is not Page page) return outcome.Map(static _ => Seq<string>());
            await Keep(pass.OfKnown ? page.Records.Filter(IsKnown).Strict() : page.Records, stop).ConfigureAwait(false);
            if (!page.Unchanged.IsEmpty) await state.SeeRows(_entity.Ref, page.Unchanged, start, stop).ConfigureAwait(false);
            _seen.UnionWith(page.Unchanged);
            gaps += page.Gaps;
            read += page.Records.Count + page.Unchanged.Count;
            progress.Report(new(_entity.Ref, read, page.Expected) { CallsLeft = CallsLeft(pass, read, page.Expected) });
        }
        return gaps;
    }

    /// <summary>The JSON of records that need not be read by themselves; of a reading that was interrupted those that have all that is wanted.</summary>
    private async Task<Func<string, Option<string>>> Known(Pass pass, bool goesOn, CancellationToken stop)
    {
        if (pass.KnownFrom.Case is not DateTimeOffset from) return static _ => None;
        var mirror = await state.LoadMirror(_entity.Ref, stop).ConfigureAwait(false);
        var known = mirror.Rows.Filter(row => row.ReadAt >= from && (goesOn || !IsUnread(_rows[row.Id]))).ToDictionary(static row => row.Id, static row => row.Json, StringComparer.Ordinal);
        return id => known.TryGetValue(id, out var json) ? json : Option<string>.None;
    }

    /// <summary>Where the system does not say how many records there are, as many as last time.</summary>
    private Option<int> CallsLeft(Pass pass, int read, Option<int> expected)
    {
        if (!pass.IsWhole) return None;
        var left = Math.Max(0, expected.IfNone(_rows.Count) - read);
        return way.By.OneByOne ? left : (left + Pace.PageSize(_entity.Ref.Side) - 1) / Pace.PageSize(_entity.Ref.Side);
    }

    private MirrorRow Mirrored(Received record) => new(record.Id, record.Json, record.Row.Memory, start);

    private bool IsKnown(Received record) => _rows.ContainsKey(record.Id) || Documents.Exists(documents => documents.Open.AtWork.IsLinked(record.Id));

    /// <summary>Stores what came, but for the documents that are stored after what belongs to them.</summary>
    private async Task Keep(Seq<Received> records, CancellationToken stop)
    {
        var waiting = records.Filter(record => Documents.Exists(documents => documents.Open.Waits(record, _rows.TryGetValue(record.Id, out var before) ? before : None)))
            .Map(static record => record.Id).ToHashSet(StringComparer.Ordinal);
        await Save(records.Filter(record => !waiting.Contains(record.Id)).Map(Mirrored).Strict(), stop).ConfigureAwait(false);
        foreach (var record in records.Filter(record => waiting.Contains(record.Id))) Take(Mirrored(record));
    }

    private async Task Save(Seq<MirrorRow> rows, CancellationToken stop)
    {
        await state.SaveRows(_entity.Ref, _schema, rows, stop).ConfigureAwait(false);
        foreach (var row in rows) Take(row);
    }

    private void Take(MirrorRow row)
    {
        _rows[row.Id] = new(row.Id, row.Row, row.ReadAt);
        if (row.ReadAt >= start) _seen.Add(row.Id);
    }

    /// <param name="whole">All records were listed, and those that did not come are gone.</param>
    /// <param name="soFar">What changes were added to.</param>
    private async Task Finish(bool whole, Option<ReadSoFar> soFar, CancellationToken stop)
    {
        var complete = whole ? start : soFar.Map(static known => known.Complete).IfNone(Cursor.Never);
        await state.FinishReading(_entity.Ref, _asked, new(complete, start), stop).ConfigureAwait(false);
        if (whole)
            foreach (var gone in _rows.Keys.Where(id => !_seen.Contains(id)).ToList()) _rows.Remove(gone);
        _cursor = new Cursor(complete, start);
    }

    private Table Table(Seq<string> gaps, Option<Loss> lost)
    {
        var records = _rows.Values.OrderBy(static row => row.Id, StringComparer.Ordinal).Select(row => new Record(row.Id, new Row(_schema, row.Row))).ToArray();
        var coverage = _cursor.Match(
            cursor => new Coverage(way.PickedUpOnly || cursor.Complete == Cursor.Never ? None : cursor.Complete, cursor.Through, gaps),
            () => Coverage.NothingRead with { Gaps = gaps });
        return new(_entity.Ref, records, coverage with { Lost = lost });
    }
}
