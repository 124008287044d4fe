namespace Brygga.Connectors.Http;

/// <summary>
/// Holds calls back so that a system never has to say "too many". One instance for all calls to one system for one company,
/// kept by whoever owns the connection. Calls go in the order in which they asked.
/// </summary>
public sealed class RateLimiter(int places, TimeSpan window, TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SlidingWindow _window = new(places, window);
    private readonly SemaphoreSlim _places = new(places, places);
    private readonly long _start = clock.GetTimestamp();

    /// <summary>When the calls ended that the system may still count: the next run has to know of them.</summary>
    public IReadOnlyList<DateTimeOffset> Recent
    {
        get
        {
            lock (_gate)
            {
                var (now, at) = (Now, clock.GetUtcNow());
                return [.. _window.Resting(now).Select(ended => at + (ended - now))];
            }
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>Makes a call as soon as the window allows it.</summary>
    public async Task<T> Run<T>(Func<Task<T>> call, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(call);
        await _places.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            await WaitForPlace(stop).ConfigureAwait(false);
            try
            {
                return await call().ConfigureAwait(false);
            }
            finally
            {
                lock (_gate) _window.End(Now);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>The system said "too many" all the same (someone else uses the same limit): all calls wait.</summary>
    public void HoldBack(TimeSpan wait)
    {
        lock (_gate) _window.Close(Now + wait);
    }

    /// <summary>Calls of an earlier run count like this one's own.</summary>
    public void Remember(IEnumerable<DateTimeOffset> calls)
    {
        lock (_gate)
        {
            var (now, at) = (Now, clock.GetUtcNow());
            foreach (var call in calls.Where(call => call <= at && call > at - window).Take(places)) _window.Count(now + (call - at));
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task WaitForPlace(CancellationToken stop)
    {
        TimeSpan from;
        lock (_gate) from = _window.Take();
        try
        {
            while (Left(from) is var left && left > TimeSpan.Zero)
                await Task.Delay(RoundUp(left), clock, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate) _window.Return(from);
            throw;
        }
    }

    private TimeSpan Left(TimeSpan from)
    {
        lock (_gate) return (from > _window.Closed ? from : _window.Closed) - Now;
    }

    /// <summary>Timers count whole milliseconds and round down: a call would leave a little early.</summary>
    private static TimeSpan RoundUp(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}
