using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Leases;

/// <summary>
/// Who may take a connection, and how: when it is free, when its time is over, or when its holder is proved dead. Two that try at once
/// can't both succeed, since the store takes one lease in place of exactly one other.
/// </summary>
/// <param name="Mark">The file by which processes on this machine show that they live.</param>
/// <param name="Show">Shows by a file that this process lives; None while another one does (<see cref="AliveMark.Try"/>).</param>
public sealed record Leasing(ILeases Leases, string Mark, LeaseTimes Times, TimeProvider Clock, Func<string, Option<IAsyncDisposable>> Show)
{
    /// <summary>The lease, which is kept alive until it is disposed of; else whose it is.</summary>
    public async Task<Either<Lease, HeldLease>> Take(CancellationToken stop)
    {
        var mark = Show(Mark);
        var isTaken = false;
        try
        {
            var before = await Leases.FindLease(stop).ConfigureAwait(false);
            var next = Next(before, mark.IsSome);
            isTaken = before.ForAll(lease => MayTake(lease, mark.IsSome)) && await Leases.TakeLease(before, next, stop).ConfigureAwait(false);
            return isTaken ? new HeldLease(Leases, next, mark, Times, Clock) : (await Leases.FindLease(stop).ConfigureAwait(false)).IfNone(next);
        }
        finally
        {
            if (!isTaken) foreach (var unused in mark) await unused.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends another's lease, whatever its holder does: its next state write is refused. None where there is nothing to break.</summary>
    public async Task<Option<Lease>> Break(string by, CancellationToken stop)
    {
        var now = Clock.GetUtcNow();
        var found = (await Leases.FindLease(stop).ConfigureAwait(false)).Filter(lease => !lease.IsFree(now));
        if (found.Case is not Lease held) return None;
        var broken = held with { Number = held.Number + 1, Holder = $"broken by {by}; before: {held.Holder}", Place = "", TakenAt = now, Quiet = QuietAfter(held, now), Ended = now };
        return await Leases.TakeLease(held, broken, stop).ConfigureAwait(false) ? Some(held) : None;
    }

    private bool MayTake(Lease lease, bool isMarkFree) => lease.IsFree(Clock.GetUtcNow()) || IsDead(lease, isMarkFree);

    /// <summary>Who shows that it lives by this very mark, and does not show it, is dead.</summary>
    private bool IsDead(Lease lease, bool isMarkFree) => isMarkFree && lease.Place == Place;

    private Lease Next(Option<Lease> before, bool isMarked)
    {
        var now = Clock.GetUtcNow();
        var quiet = before.Map(lease => lease.Ended.IsSome || IsDead(lease, isMarked) ? lease.Quiet : QuietAfter(lease, now)).IfNone(DateTimeOffset.MinValue);
        var holder = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}");
        return new(before.Map(static lease => lease.Number).IfNone(0) + 1, holder, isMarked ? Place : "", now, now + Times.Length, quiet);
    }

    /// <summary>Who is only silent may have been about to send: it finds out when its lease is over, and a call ends in its time.</summary>
    private DateTimeOffset QuietAfter(Lease silent, DateTimeOffset now)
    {
        var over = (silent.Until > now ? silent.Until : now) + Times.Request;
        return over > silent.Quiet ? over : silent.Quiet;
    }

    private string Place => $"{Environment.MachineName}:{Path.GetFullPath(Mark)}";
}
