using Brygga.Connectors.Tests.Http;
using Brygga.Tool.Commands;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;

namespace Brygga.Tool.Tests;

/// <summary>Automatically is on a schedule, without anybody pressing a button.</summary>
public sealed class WatchingTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualClock _clock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<DateTimeOffset> _began = [];
    private readonly List<DateTimeOffset?> _next = [];

    [Fact]
    public async Task M3_one_run_follows_another_on_the_schedule()
    {
        var watch = Watch(_ => Task.FromResult(Done()));
        foreach (var runs in new[] { 1, 2, 3 })
        {
            Until(() => _began.Count == runs && _clock.Waiting == 1);
            _clock.Advance(5 * Minute);
        }
        Until(() => _began.Count == 4 && _clock.Waiting == 1);
        Assert.Equal([0, 5, 10, 15], _began.Select(Minutes));
        Assert.Equal(ExitCode.Interrupted, await Stop(watch));
    }

    [Fact]
    public async Task M3_runs_never_overlap_and_a_late_one_is_followed_at_once()
    {
        var slow = new TaskCompletionSource<Turn>();
        var watch = Watch(_ => _began.Count == 1 ? slow.Task : Task.FromResult(Done()));
        _clock.Advance(12 * Minute);
        Assert.Single(_began);
        slow.SetResult(Done());
        Until(() => _began.Count == 2 && _clock.Waiting == 1);
        Assert.Equal([0, 12], _began.Select(Minutes));
        Assert.Equal(ExitCode.Interrupted, await Stop(watch));
    }

    [Fact]
    public async Task M3_a_run_that_could_not_be_made_is_tried_again_later_and_later()
    {
        var watch = Watch(_ => Task.FromResult(_began.Count <= 3 ? Done() with { IsFault = true, Exit = ExitCode.StepsFailed, Message = "no answer" } : Done()));
        foreach (var (runs, pause) in new[] { (1, 10), (2, 20), (3, 40), (4, 5) })
        {
            Until(() => _began.Count == runs && _clock.Waiting == 1);
            Assert.Equal(pause, Minutes(_next[^1]!.Value) - Minutes(_began[^1]));
            _clock.Advance(pause * Minute);
        }
        Until(() => _began.Count == 5 && _clock.Waiting == 1);
        Assert.Equal(ExitCode.Interrupted, await Stop(watch));
    }

    [Fact]
    public async Task M3_who_stops_it_waits_for_the_step_in_flight()
    {
        var step = new TaskCompletionSource<Turn>();
        var watch = Watch(_ => step.Task);
        await _stop.CancelAsync();
        Assert.False(watch.IsCompleted);
        step.SetResult(Done());
        Assert.Equal(ExitCode.Interrupted, await watch);
        Assert.Null(Assert.Single(_next));
    }

    [Fact]
    public async Task M3_a_mistake_in_the_workspace_ends_it_when_it_begins_and_not_later()
    {
        Assert.Equal(ExitCode.Usage, await Watch(_ => Task.FromResult(Done() with { IsFault = true, Exit = ExitCode.Usage })));

        _began.Clear();
        var watch = Watch(_ => Task.FromResult(_began.Count == 1 ? Done() : Done() with { IsFault = true, Exit = ExitCode.Usage }));
        Until(() => _clock.Waiting == 1);
        _clock.Advance(5 * Minute);
        Until(() => _began.Count == 2 && _clock.Waiting == 1);
        Assert.Equal(ExitCode.Interrupted, await Stop(watch));
    }

    [Theory]
    [InlineData(5, 0, 0, 5)]
    [InlineData(5, 0, 0.5, 5.25)]
    [InlineData(5, 1, 0, 10)]
    [InlineData(5, 3, 0, 40)]
    [InlineData(5, 4, 0, 60)]
    [InlineData(5, 1000, 0, 60)]
    [InlineData(120, 5, 0, 120)]
    public void M3_pauses_grow_with_faults_up_to_an_hour(int every, int faults, double chance, double minutes) =>
        Assert.Equal(minutes, new Schedule(every * Minute).Pause(faults, chance).TotalMinutes, 3);

    [Fact]
    public void A_run_is_told_on_one_line()
    {
        var turn = Done() with { Steps = 12, Done = 11, Findings = 3 };
        Assert.Equal("1970-01-01 00:00:00Z  11 of 12 steps, 3 findings; next 1970-01-01 00:05:00Z", TurnText.Line(turn, DateTimeOffset.UnixEpoch + (5 * Minute)));
        Assert.Equal("1970-01-01 00:00:00Z  no answer", TurnText.Line(turn with { Message = "no\nanswer" }, null));
        Assert.DoesNotContain('\n', TurnText.Json(turn, null));
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("2h", 7200)]
    [InlineData("7d", 604800)]
    [InlineData("5", null)]
    [InlineData("m", null)]
    [InlineData("-5m", null)]
    [InlineData("5 m", null)]
    [InlineData("99999999999d", null)]
    public void A_stretch_of_time_is_a_number_and_a_unit(string text, int? seconds) =>
        Assert.Equal(seconds, Durations.Read(text).Map(static time => (int)time.TotalSeconds).Case as int?);

    [Theory]
    [InlineData("2h", "1969-12-31T22:00:00Z")]
    [InlineData("1970-01-02", "1970-01-02T00:00:00Z")]
    [InlineData("1970-01-02T08:00Z", "1970-01-02T08:00:00Z")]
    [InlineData("1970-01-02T08:00+02:00", "1970-01-02T06:00:00Z")]
    [InlineData("yesterday", null)]
    public void An_instant_is_a_date_a_time_or_how_long_ago(string text, string? instant) => Assert.Equal(
        instant is null ? null : DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture),
        Durations.ReadInstant(text, new InUtc(_clock)).Case as DateTimeOffset?);

    public void Dispose() => _stop.Dispose();

    private static Turn Done() => new(DateTimeOffset.UnixEpoch, ExitCode.Done, IsFault: false, 0, 0, 0, "");

    private static double Minutes(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).TotalMinutes;

    private static void Until(Func<bool> happened) => Assert.True(SpinWait.SpinUntil(happened, TimeSpan.FromSeconds(30)), "it did not happen in half a minute");

    private Task<int> Watch(Func<CancellationToken, Task<Turn>> take) => new Watching(_clock, new(5 * Minute), static () => 0).Run(
        stop =>
        {
            _began.Add(_clock.GetUtcNow());
            return take(stop);
        },
        (_, next) => _next.Add(next),
        _stop.Token);

    private async Task<int> Stop(Task<int> watch)
    {
        await _stop.CancelAsync();
        return await watch;
    }

    private sealed class InUtc(TimeProvider clock) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
    }
}
