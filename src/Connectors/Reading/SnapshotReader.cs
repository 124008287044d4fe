using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reading;

/// <summary>How far reading has come.</summary>
/// <param name="Expected">How many records the whole listing has, where the system tells.</param>
public sealed record ReadingProgress(EntityRef Entity, int Read, Option<int> Expected);

/// <summary>
/// Brings the mirror up to date and hands it over as a snapshot: everything on the first run, afterwards what changed since the
/// last one. Writes nothing remotely (MODEL 4).
/// </summary>
public sealed class SnapshotReader(IStateStore state, Func<Side, IRemoteReader> reader, IProgress<ReadingProgress> progress)
{
    /// <summary>
    /// How far an incremental listing reaches back before the last one. More than an hour: Fortnox compares in Stockholm's wall
    /// clock, which repeats an hour in autumn, and says nothing about the bound (Fortnox FACTS 2).
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(65);

    /// <param name="start">When the run began: what is read counts as read then.</param>
    /// <param name="whole">Lists everything anew, which is also how records that are gone are noticed.</param>
    public async Task<Either<Fault, Snapshot>> Read(RuleBook rules, DateTimeOffset start, bool whole, CancellationToken stop)
    {
        var tables = new List<Table>();
        foreach (var register in rules.Flows.Bind(static flow => Seq(flow.Severa, flow.Fortnox)).DistinctBy(static register => register.Entity))
        {
            var table = await Read(rules.Entity(register.Entity), register.Schema, start, whole, stop);
            if (table.Case is Fault fault) return fault;
            table.IfRight(tables.Add);
        }
        return new Snapshot(toSeq(tables).Strict());
    }

    private async Task<Either<Fault, Table>> Read(EntityType entity, Schema schema, DateTimeOffset start, bool whole, CancellationToken stop)
    {
        var mirror = await state.LoadMirror(entity.Ref, stop);
        var kept = mirror.Cursor.Filter(cursor => !whole && entity.Read.Since.IsSome && cursor.Through <= start && Serves(cursor, entity, schema));
        if (!mirror.Rows.IsEmpty && mirror.Schema != Some(schema.Hash)) await Encode(entity, schema, mirror, stop);
        var listed = await List(entity, schema, start, kept.Map(static cursor => cursor.Through - Overlap), stop);
        if (listed.Case is Fault fault) return fault;
        var gaps = listed.IfLeft(Seq<string>());
        if (gaps.IsEmpty) await state.FinishReading(entity.Ref, schema, new(kept.Match(static cursor => cursor.Complete, () => start), start), stop);
        return await Load(entity, schema, gaps, stop);
    }

    /// <summary>
    /// Whether what was read to its end asked for every field of the schema. A list that carries all fields did; one that lacks
    /// some is read anew when the rules' fields change.
    /// </summary>
    private static bool Serves(Cursor cursor, EntityType entity, Schema schema) => cursor.Schema == Some(schema.Hash) || entity.Read.Lists.IsNone;

    private async Task Encode(EntityType entity, Schema schema, Mirror mirror, CancellationToken stop)
    {
        var rows = mirror.Rows.Map(row => row with { Row = reader(entity.Ref.Side).Decode(entity, schema, row.Json).Memory }).Strict();
        await state.SaveRows(entity.Ref, schema, rows, stop);
    }

    /// <summary>Stores page after page; yields what shows that the listing is not whole.</summary>
    private async Task<Either<Fault, Seq<string>>> List(EntityType entity, Schema schema, DateTimeOffset start, Option<DateTimeOffset> since, CancellationToken stop)
    {
        var gaps = Seq<string>();
        var read = 0;
        await foreach (var outcome in reader(entity.Ref.Side).List(entity, schema, since, stop))
        {
            if (outcome.Case is not Page page) return outcome.Map(static _ => Seq<string>());
            await state.SaveRows(entity.Ref, schema, page.Records.Map(record => new MirrorRow(record.Id, record.Json, record.Row.Memory, start)).Strict(), stop);
            gaps += page.Gaps;
            read += page.Records.Count;
            progress.Report(new(entity.Ref, read, page.Expected));
        }
        return gaps;
    }

    private async Task<Table> Load(EntityType entity, Schema schema, Seq<string> gaps, CancellationToken stop)
    {
        var mirror = await state.LoadMirror(entity.Ref, stop);
        var records = mirror.Rows.Map(row => new Record(row.Id, new Row(schema, row.Row))).ToArray();
        var coverage = mirror.Cursor.Match(
            cursor => new Coverage(cursor.Complete, cursor.Through, gaps),
            () => Coverage.NothingRead with { Gaps = gaps });
        return new(entity.Ref, records, coverage);
    }
}
