using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reading;

/// <summary>
/// One entity's part of the mirror, brought up to date in one run. Its rows are loaded once and kept beside the mirror as pages are
/// stored; its JSON is loaded only to encode it anew or to compare it.
/// </summary>
internal sealed class MirroredEntity(
    IStateStore state, IRemoteReader remote, IProgress<ReadingProgress> progress, EntityReading reading, Way.Listed way, DateTimeOffset start, ReadingAges ages)
{
    private readonly EntityType _entity = reading.Entity;
    private readonly Schema _schema = reading.Schema;

    /// <summary>The fields that are asked for: a reading that did not ask for a field proves nothing of it.</summary>
    private readonly Schema _asked = new(reading.Entity.Ref, reading.Schema.Fields.Where(field => reading.Wanted.Exists(wanted => wanted == field.Name)));

    private readonly System.Collections.Generic.HashSet<string> _seen = new(StringComparer.Ordinal);
    private Dictionary<string, EncodedRow> _rows = [];
    private Option<Cursor> _cursor;

    public async Task<Either<Fault, Table>> Read(bool whole, CancellationToken stop)
    {
        await Load(stop).ConfigureAwait(false);
        var soFar = whole ? None : SoFar;
        var regained = soFar.IsSome && way.Incremental ? await Regained(stop).ConfigureAwait(false) : false;
        if (regained.Case is Fault refused) return refused;
        if (regained == true) soFar = None;
        var passes = whole || regained == true ? Passes.Anew : Passes.Of(way, soFar, _rows.Values.Select(static row => row.ReadAt), start, ages);
        var gaps = Seq<string>();
        foreach (var pass in passes)
        {
            var listed = await List(pass, soFar.IsSome, stop).ConfigureAwait(false);
            if (listed.Case is Fault fault) return fault;
            gaps += listed.IfLeft(Seq<string>());
        }
        if (gaps.IsEmpty) await Finish(passes.Exists(static pass => pass.Since.IsNone) ? None : soFar, stop).ConfigureAwait(false);
        return Table(gaps);
    }

    /// <summary>
    /// What was read to its end, if it asked for every field that is wanted. A list that carries all fields did; one that lacks some
    /// is read anew when the rules want others.
    /// </summary>
    private Option<ReadSoFar> SoFar => _cursor
        .Filter(cursor => cursor.Through <= start && (cursor.Schema == Some(_asked.Hash) || _entity.Read.Lists.IsNone))
        .Map(static cursor => new ReadSoFar(cursor.Complete, cursor.Through));

    private async Task Load(CancellationToken stop)
    {
        var mirror = await state.LoadRows(_entity.Ref, stop).ConfigureAwait(false);
        (_rows, _cursor) = (mirror.Rows.ToDictionary(static row => row.Id, StringComparer.Ordinal), mirror.Cursor);
        if (!mirror.Rows.IsEmpty && mirror.Schema != Some(_schema.Hash)) await Encode(stop).ConfigureAwait(false);
    }

    private async Task Encode(CancellationToken stop)
    {
        var mirror = await state.LoadMirror(_entity.Ref, stop).ConfigureAwait(false);
        await Save(mirror.Rows.Map(row => row with { Row = remote.Decode(_entity, _schema, row.Json).Memory }).Strict(), stop).ConfigureAwait(false);
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
        var ask = new ListAsk(_entity, _schema) { Wanted = reading.Wanted, Since = pass.Since, Known = await Known(pass, goesOn, stop).ConfigureAwait(false) };
        await foreach (var outcome in remote.List(ask, stop).ConfigureAwait(false))
        {
            if (outcome.Case is not Page page) return outcome.Map(static _ => Seq<string>());
            await Save(page.Records.Map(Mirrored).Strict(), stop).ConfigureAwait(false);
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
        if (pass.Since.IsSome) return None;
        var left = Math.Max(0, expected.IfNone(_rows.Count) - read);
        return way.By.OneByOne ? left : (left + Pace.PageSize(_entity.Ref.Side) - 1) / Pace.PageSize(_entity.Ref.Side);
    }

    private MirrorRow Mirrored(Received record) => new(record.Id, record.Json, record.Row.Memory, start);

    private async Task Save(Seq<MirrorRow> rows, CancellationToken stop)
    {
        await state.SaveRows(_entity.Ref, _schema, rows, stop).ConfigureAwait(false);
        foreach (var row in rows)
        {
            _rows[row.Id] = new(row.Id, row.Row, row.ReadAt);
            if (row.ReadAt >= start) _seen.Add(row.Id);
        }
    }

    /// <param name="goesOn">What changes were added to; None = all records were listed, and those that did not come are gone.</param>
    private async Task Finish(Option<ReadSoFar> goesOn, CancellationToken stop)
    {
        var complete = goesOn.Map(static soFar => soFar.Complete).IfNone(start);
        await state.FinishReading(_entity.Ref, _asked, new(complete, start), stop).ConfigureAwait(false);
        if (goesOn.IsNone)
            foreach (var gone in _rows.Keys.Where(id => !_seen.Contains(id)).ToList()) _rows.Remove(gone);
        _cursor = new Cursor(complete, start);
    }

    private Table Table(Seq<string> gaps)
    {
        var records = _rows.Values.OrderBy(static row => row.Id, StringComparer.Ordinal).Select(row => new Record(row.Id, new Row(_schema, row.Row))).ToArray();
        var coverage = _cursor.Match(
            cursor => new Coverage(cursor.Complete, cursor.Through, gaps),
            () => Coverage.NothingRead with { Gaps = gaps });
        return new(_entity.Ref, records, coverage);
    }
}
