using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Http;
using Brygga.Connectors.Severa;
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

    /// <summary>Law 23 for the limiters as they are used, on a clock of the test's own: calls reach the server at any moment while they are under way.</summary>
    [Property(StartSize = 40, EndSize = 120, MaxTest = 40)]
    public async Task No_schedule_gets_more_calls_into_a_window_than_a_system_takes((NonNegativeInt Gap, NonNegativeInt Length, NonNegativeInt Arrives)[] calls)
    {
        var schedule = calls.Select(static call => (call.Gap.Get % 400, call.Length.Get * 37 % 3000, call.Arrives.Get % 101)).ToArray();
        await Holds(FortnoxSession.Limiter, 25, Window, schedule);
        await Holds(SeveraSession.Limiter, 10, TimeSpan.FromSeconds(1), schedule);
    }

    /// <summary>The test can fail: one call more than the system takes is seen.</summary>
    [Fact]
    public async Task A_limiter_that_is_too_generous_is_found_out()
    {
        var burst = Enumerable.Repeat((0, 0, 0), 60).ToArray();
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Holds(static clock => new(26, Window, clock), 25, Window, burst));
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

    private static async Task Holds(
        Func<TimeProvider, RateLimiter> limit, int most, TimeSpan window, (int Gap, int Length, int Arrives)[] calls)
    {
        var (clock, arrivals) = (new ManualClock(), new System.Collections.Concurrent.ConcurrentBag<DateTimeOffset>());
        using var limiter = limit(clock);
        var all = new List<Task<int>>();
        foreach (var (gap, length, arrives) in calls)
        {
            clock.Advance(TimeSpan.FromMilliseconds(gap));
            var whole = TimeSpan.FromMilliseconds(length);
            all.Add(limiter.Run(() => Call(whole * (arrives / 100.0), whole), default));
        }
        while (!all.TrueForAll(static call => call.IsCompleted))
        {
            clock.Advance(TimeSpan.FromMilliseconds(25));
            await Task.Yield();
        }
        var seen = arrivals.Order().ToList();
        Assert.Equal(calls.Length, seen.Count);
        Assert.All(seen.Zip(seen.Skip(most), (first, next) => next - first), between => Assert.True(between >= window, $"{most + 1} calls within {between}"));

        async Task<int> Call(TimeSpan there, TimeSpan whole)
        {
            await Task.Delay(there, clock);
            arrivals.Add(clock.GetUtcNow());
            await Task.Delay(whole - there, clock);
            return 0;
        }
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
