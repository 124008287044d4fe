using System.Diagnostics;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using Brygga.Engine.Reading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reading;

/// <summary>
/// Brings the mirror up to date and hands it over as a snapshot: all that the planned rules need, everything on the first run,
/// afterwards what changed since the last one. Writes nothing remotely (MODEL 4).
/// </summary>
public sealed class SnapshotReader(IStateStore state, Func<Side, IRemoteReader> reader, IProgress<ReadingProgress> progress)
{
    /// <summary>How often what is read again.</summary>
    public ReadingAges Ages { get; init; } = ReadingAges.Usual;

    /// <summary>A person has said that what a listing lacks is really gone, be it much.</summary>
    public bool AcceptsLosses { get; init; }

    /// <param name="start">When the run began: what is read counts as read then.</param>
    /// <param name="whole">Reads everything anew; records that are gone are noticed without it too, now and then.</param>
    public async Task<Either<Fault, Snapshot>> Read(RuleBook rules, DateTimeOffset start, bool whole, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var plan = ReadPlan.Of(rules);
        var memory = plan.Entities.Exists(PicksUp) ? await state.LoadMemory(rules, stop).ConfigureAwait(false) : Memory.Blank;
        var run = new ReadingRun(rules, plan, memory, start, whole);
        var tables = new List<Table>();
        foreach (var reading in plan.Entities)
        {
            var read = await Read(run, reading, tables, stop).ConfigureAwait(false);
            if (read.Case is Fault fault) return fault;
            tables.AddRange(read.IfLeft(Seq<Table>()));
        }
        return new Snapshot(toSeq(tables).Strict());
    }

    private static bool PicksUp(EntityReading reading) => reading.Way is Way.Listed { PickUps: > 0 };

    /// <summary>What is had by a list for each owner, or made of such, comes with the documents that it belongs to.</summary>
    private async Task<Either<Fault, Seq<Table>>> Read(ReadingRun run, EntityReading reading, List<Table> before, CancellationToken stop)
    {
        var remote = reader(reading.Entity.Ref.Side);
        switch (reading.Way)
        {
            case Way.Sole:
                return (await Mirrored(run, reading, new(Incremental: false, new(None, OneByOne: false))).Read(run.Whole, stop).ConfigureAwait(false)).Map(static table => Seq1(table));
            case Way.Listed listed when PicksUp(reading):
                return await Documents(run, reading, listed, before, stop).ConfigureAwait(false);
            case Way.Listed listed:
                return (await Mirrored(run, reading, listed).Read(run.Whole, stop).ConfigureAwait(false)).Map(static table => Seq1(table));
            case Way.Inside inside:
                var owner = before.Find(table => table.Entity == inside.Rows.Owner);
                return owner is null ? Seq<Table>() : Seq1(InnerRows.Of(reading, inside.Rows, remote, await state.LoadMirror(owner.Entity, stop).ConfigureAwait(false), owner.Coverage));
            case Way.OfOwners or Way.Made:
                return Seq<Table>();
            default:
                throw new UnreachableException(reading.Way.GetType().Name);
        }
    }

    private async Task<Either<Fault, Seq<Table>>> Documents(ReadingRun run, EntityReading reading, Way.Listed way, List<Table> before, CancellationToken stop)
    {
        var entity = reading.Entity.Ref;
        var open = new OpenDocuments(new AtWork(run.Rules, entity, new Snapshot(toSeq(before).Strict()), run.Memory, run.Start));
        var belonging = new BelongingRecords(state, reader(entity.Side), progress, run.Plan, entity, run.Start);
        var read = await Mirrored(run, reading, way, (open, belonging)).Read(run.Whole, stop).ConfigureAwait(false);
        if (read.Case is Fault fault) return fault;
        return read.Map(static table => Seq1(table)).IfLeft(Seq<Table>()) + await belonging.Tables(stop).ConfigureAwait(false);
    }

    private MirroredEntity Mirrored(ReadingRun run, EntityReading reading, Way.Listed way, Option<(OpenDocuments, BelongingRecords)> documents = default) =>
        new(state, reader(reading.Entity.Ref.Side), progress, reading, way, run.Start, Ages)
        {
            Documents = documents,
            Doubts = loss => !AcceptsLosses && Guard.Doubts(run.Rules, loss),
        };

    private sealed record ReadingRun(RuleBook Rules, ReadPlan Plan, Memory Memory, DateTimeOffset Start, bool Whole);
}
