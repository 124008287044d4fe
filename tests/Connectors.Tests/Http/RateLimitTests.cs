using Brygga.Connectors.Http;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace Brygga.Connectors.Tests.Http;

public sealed class RateLimitTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    /// <summary>Law 23.</summary>
    [Property(StartSize = 60, EndSize = 300, MaxTest = 300)]
    public bool No_window_of_five_seconds_sees_more_than_25_calls_whatever_the_schedule(
        (NonNegativeInt Gap, NonNegativeInt Length, NonNegativeInt Arrives)[] calls)
    {
        var arrivals = Arrivals(calls.Select(static c => (c.Gap.Get % 400, c.Length.Get * 37 % 9000, c.Arrives.Get % 101)));
        return arrivals.Zip(arrivals.Skip(24), static (first, last) => last - first >= Window).All(static kept => kept);
    }

    [Fact]
    public void Calls_that_take_no_time_use_the_whole_limit()
    {
        var arrivals = Arrivals(Enumerable.Repeat((0, 0, 0), 72));
        Assert.Equal(2 * Window, arrivals[^1]);
    }

    [Fact]
    public async Task A_call_waits_until_the_oldest_has_ended_a_window_ago()
    {
        var clock = new ManualClock();
        using var limiter = new RateLimiter(1, Window, clock);
        await limiter.Run(static () => Task.FromResult(0), default);
        var second = limiter.Run(static () => Task.FromResult(0), default);
        clock.Advance(Window - TimeSpan.FromMilliseconds(1));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await second;
    }

    [Fact]
    public async Task Calls_go_in_the_order_in_which_they_asked()
    {
        var clock = new ManualClock();
        var order = new List<int>();
        using var limiter = new RateLimiter(1, Window, clock);
        var calls = Enumerable.Range(0, 5).Select(i => limiter.Run(() => Note(i), default)).ToList();
        foreach (var call in calls)
        {
            await call;
            clock.Advance(Window);
        }
        Assert.Equal([0, 1, 2, 3, 4], order);

        Task<int> Note(int i)
        {
            order.Add(i);
            return Task.FromResult(i);
        }
    }

    [Fact]
    public async Task A_call_that_gives_up_waiting_leaves_its_place_to_the_next()
    {
        var clock = new ManualClock();
        using var stop = new CancellationTokenSource();
        using var limiter = new RateLimiter(1, Window, clock);
        await limiter.Run(static () => Task.FromResult(0), default);
        var given = limiter.Run(static () => Task.FromResult(1), stop.Token);
        var next = limiter.Run(static () => Task.FromResult(2), default);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        while (clock.Waiting == 0) await Task.Yield();
        clock.Advance(Window);
        Assert.Equal(2, await next);
    }

    [Fact]
    public async Task After_too_many_nobody_calls_until_the_wait_is_over()
    {
        var clock = new ManualClock();
        using var limiter = new RateLimiter(5, Window, clock);
        limiter.HoldBack(TimeSpan.FromSeconds(30));
        var call = limiter.Run(static () => Task.FromResult(0), default);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await call;
    }

    /// <summary>Plays a schedule: when each call asks, how long it takes, and after how much of that it reaches the server.</summary>
    private static List<TimeSpan> Arrivals(IEnumerable<(int Gap, int Length, int Arrives)> calls)
    {
        var window = new SlidingWindow(24, Window);
        var flying = new PriorityQueue<TimeSpan, TimeSpan>();
        var now = TimeSpan.Zero;
        var arrivals = new List<TimeSpan>();
        foreach (var (gap, length, arrives) in calls)
        {
            now += TimeSpan.FromMilliseconds(gap);
            while (flying.Count == 24 || (flying.Count > 0 && flying.Peek() <= now))
            {
                var ended = flying.Dequeue();
                now = ended > now ? ended : now;
                window.End(ended);
            }
            var from = window.Take();
            now = from > now ? from : now;
            flying.Enqueue(now + TimeSpan.FromMilliseconds(length), now + TimeSpan.FromMilliseconds(length));
            arrivals.Add(now + TimeSpan.FromMilliseconds(length * arrives / 100.0));
        }
        arrivals.Sort();
        return arrivals;
    }
}
