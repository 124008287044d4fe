using System.Data.Common;
using LanguageExt;

namespace Brygga.Connectors.State.Leases;

/// <summary>A lease that this process has. It shows that it lives every quarter of the lease's length, and before it writes into a system.</summary>
public sealed class HeldLease : IAsyncDisposable
{
    private readonly ILeases _leases;
    private readonly Option<IAsyncDisposable> _mark;
    private readonly LeaseTimes _times;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _beats;
    private DateTimeOffset _until;
    private bool _isGivenBack;

    internal HeldLease(ILeases leases, Lease lease, Option<IAsyncDisposable> mark, LeaseTimes times, TimeProvider clock)
    {
        (_leases, Lease, _mark, _times, _clock, _until) = (leases, lease, mark, times, clock, lease.Until);
        _beats = Beats();
    }

    public Lease Lease { get; }

    /// <summary>
    /// Makes sure that the connection is still this process's: one that was frozen or asleep finds out before it sends anything.
    /// </summary>
    /// <exception cref="LeaseLostException">Another has taken it.</exception>
    public async Task Ensure(CancellationToken stop)
    {
        if (_clock.GetUtcNow() >= _until - _times.Beat && !await Beat(stop).ConfigureAwait(false)) throw new LeaseLostException();
    }

    /// <summary>Where the store does not take the end, the mark still goes: that is what lets the next run in, in this process too.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isGivenBack) return;
        _isGivenBack = true;
        await _ended.CancelAsync().ConfigureAwait(false);
        await _beats.ConfigureAwait(false);
        try
        {
            await _leases.EndLease(Lease.Number, _clock.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            foreach (var mark in _mark) await mark.DisposeAsync().ConfigureAwait(false);
            _ended.Dispose();
        }
    }

    private async Task Beats()
    {
        try
        {
            while (true)
            {
                await Task.Delay(_times.Beat, _clock, _ended.Token).ConfigureAwait(false);
                await BeatOrMiss().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    /// <summary>A beat that the store can't take is made good by the next one, or by <see cref="Ensure"/>, which tells.</summary>
    private async Task BeatOrMiss()
    {
        try
        {
            await Beat(_ended.Token).ConfigureAwait(false);
        }
        catch (DbException)
        {
            return;
        }
    }

    private async Task<bool> Beat(CancellationToken stop)
    {
        var until = _clock.GetUtcNow() + _times.Length;
        if (!await _leases.KeepLease(Lease.Number, until, stop).ConfigureAwait(false)) return false;
        _until = until;
        return true;
    }
}
