using Brygga.Connectors.Reading;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>The re-check just before a write: is each record still what the plan saw? (ENGINE 6)</summary>
internal static class Checking
{
    /// <summary>A record that this run read so recently is not read again (MODEL 2).</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);

    /// <summary>
    /// A link writes nothing, and the listing of this run says that the record has not changed; only that it is not gone has to be
    /// young. After the first load there are thousands of links, and reading each of both sides again would take an hour.
    /// </summary>
    private static readonly TimeSpan RecentForLink = TimeSpan.FromHours(2);

    /// <summary>The step's records, or the receipt that ends it.</summary>
    public static async Task<Either<Receipt, Checked>> Rows(ApplyRun run, Step step)
    {
        var rows = Seq<(RecordRef, Row)>();
        if (step.Part.Case is string part && run.Owner(step).IsNone)
            return await run.Fail(step, StepOutcome.Blocked, "owner", $"{step.Source} is not linked, so there is nothing that {part} could belong to.");
        if (step.Mark.IsSome && run.Owner(step).IsNone && step.Verb is Verb.Update or Verb.Act or Verb.Attach)
            return await run.Fail(step, StepOutcome.Blocked, "owner", $"{step.Source} is not linked, so nothing can be remembered of it.");
        if (run.AgreedAnew(step))
            return await run.Fail(step, StepOutcome.Stale, "agreed", "The two were brought in step after the plan was made; the next plan looks at them anew.");
        foreach (var print in step.Check)
        {
            var current = await Current(run, step.Verb, print.Record);
            if (current.Case is Fault fault) return await run.Fail(step, fault);
            if (current.IfLeft(Row.None) is not { Exists: true } row)
                return await run.Fail(step, StepOutcome.Stale, "gone", $"{print.Record} no longer exists.", gone: print.Record);
            if (row.Hash != run.Expected(print))
                return await run.Fail(step, StepOutcome.Stale, "changed", $"{print.Record} was changed after the plan was made; the next plan looks at it anew.");
            rows = rows.Add((print.Record, row));
        }
        return new Checked(rows);
    }

    /// <summary>A record as it is; no row where there is none any more.</summary>
    public static async Task<Either<Fault, Row>> Current(ApplyRun run, Verb verb, RecordRef record)
    {
        if (run.Rules.Entity(record.Entity).RowsOf.Case is RowsOf rows) return await Inner(run, verb, record, rows);
        var schema = run.Schema(record.Entity);
        var mirrored = await run.State.FindMirrorRow(record, CancellationToken.None);
        if (mirrored.Filter(row => IsRecent(run, verb, row)).Case is MirrorRow recent) return new Row(schema, recent.Row);
        var read = await Records.Read(run, record, schema);
        if (read.Case is Fault fault) return fault;
        if (read.IfLeft(Option<Received>.None).Case is not Received received) return Row.None;
        var before = mirrored.Map(row => new Row(schema, row.Row)).IfNone(Row.None);
        if (AsFarAs(before, received.Row) is { Exists: true } seen && seen == before) return seen;
        await run.State.SaveRows(record.Entity, schema, Seq1(Mirroring.Row(received, run.Clock)), CancellationToken.None);
        return received.Row;
    }

    /// <summary>A row that stands inside another record is as that record is.</summary>
    private static async Task<Either<Fault, Row>> Inner(ApplyRun run, Verb verb, RecordRef record, RowsOf rows)
    {
        var owner = new RecordRef(rows.Owner, InnerRows.Owner(record.Id));
        var current = await Current(run, verb, owner);
        if (current.Case is Fault fault) return fault;
        return current.IfLeft(Row.None).Exists ? await Mirrored(run, record) : Row.None;
    }

    /// <summary>The record as the mirror has it: a row inside another stands in that one.</summary>
    public static async Task<Row> Mirrored(ApplyRun run, RecordRef record)
    {
        var (entity, schema) = (run.Rules.Entity(record.Entity), run.Schema(record.Entity));
        var kept = entity.RowsOf.Match(rows => new RecordRef(rows.Owner, InnerRows.Owner(record.Id)), () => record);
        var mirrored = await run.State.FindMirrorRow(kept, CancellationToken.None);
        if (mirrored.Case is not MirrorRow row) return Row.None;
        return entity.RowsOf.Match(rows => InnerRows.Find(entity, schema, rows, run.Systems.Reader(record.Side), row, record.Id), () => new Row(schema, row.Row));
    }

    /// <summary>A record read by itself tells more than its row in a list: what was not read before says nothing of a change.</summary>
    private static Row AsFarAs(Row before, Row now)
    {
        if (!before.Exists) return before;
        var unread = Enumerable.Range(0, before.Schema!.Count).Where(i => before[i].IsUnknown).ToHashSet();
        return now.Keeping(before, unread);
    }

    /// <summary>A row that this run's listing did not bring is unchanged, as far as that proves: it may be gone.</summary>
    public static bool IsRecent(ApplyRun run, Verb verb, MirrorRow row) => run.ReadAt.Exists(start => verb == Verb.Link
        ? run.Clock.GetUtcNow() - row.ReadAt < RecentForLink
        : row.ReadAt >= start && run.Clock.GetUtcNow() - row.ReadAt < Recent);
}

/// <summary>The records that a step was computed from, as they are.</summary>
internal sealed record Checked(Seq<(RecordRef Record, Row Row)> Rows)
{
    /// <summary>No row where the step was not computed from the record.</summary>
    public Row this[RecordRef record] => Rows.Find(found => found.Record == record).Match(static found => found.Row, static () => Row.None);

    /// <summary>Of several records of a side the last.</summary>
    public HashMap<Side, Row> BySide => Rows.Fold(HashMap<Side, Row>(), static (rows, found) => rows.AddOrUpdate(found.Record.Side, found.Row));
}

/// <summary>What came from a system, as it goes into the mirror.</summary>
internal static class Mirroring
{
    public static MirrorRow Row(Received received, TimeProvider clock) => new(received.Id, received.Json, received.Row.Memory, clock.GetUtcNow());

    public static WrittenRecord Record(EntityRef entity, Schema schema, Received received, TimeProvider clock) =>
        new(new(entity, received.Id), schema, Row(received, clock));
}
