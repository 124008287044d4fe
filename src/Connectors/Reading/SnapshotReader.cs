using System.Diagnostics;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
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

    /// <param name="start">When the run began: what is read counts as read then.</param>
    /// <param name="whole">Reads everything anew; records that are gone are noticed without it too, now and then.</param>
    public async Task<Either<Fault, Snapshot>> Read(RuleBook rules, DateTimeOffset start, bool whole, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var tables = new List<Table>();
        foreach (var reading in ReadPlan.Of(rules).Entities)
        {
            var table = await Read(reading, start, whole, tables, stop).ConfigureAwait(false);
            if (table.Case is Fault fault) return fault;
            table.IfRight(found => found.IfSome(tables.Add));
        }
        return new Snapshot(toSeq(tables).Strict());
    }

    /// <summary>None of what is had by a list for each owner, or made of such: it is read for the documents that are transferred.</summary>
    private async Task<Either<Fault, Option<Table>>> Read(EntityReading reading, DateTimeOffset start, bool whole, List<Table> before, CancellationToken stop)
    {
        var remote = reader(reading.Entity.Ref.Side);
        switch (reading.Way)
        {
            case Way.Sole:
                return (await Mirrored(new(Incremental: false, new(None, OneByOne: false))).ConfigureAwait(false)).Map(Some);
            case Way.Listed listed:
                return (await Mirrored(listed).ConfigureAwait(false)).Map(Some);
            case Way.Inside inside:
                var owner = before.Find(table => table.Entity == inside.Rows.Owner);
                return owner is null ? Option<Table>.None : Some(InnerRows.Of(reading, inside.Rows, remote, await state.LoadMirror(owner.Entity, stop).ConfigureAwait(false), owner.Coverage));
            case Way.OfOwners or Way.Made:
                return Option<Table>.None;
            default:
                throw new UnreachableException(reading.Way.GetType().Name);
        }

        Task<Either<Fault, Table>> Mirrored(Way.Listed way) =>
            new MirroredEntity(state, remote, progress, reading, way, start, Ages).Read(whole, stop);
    }
}
