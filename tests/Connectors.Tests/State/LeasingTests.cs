using Brygga.Connectors.State.Leases;
using Brygga.Connectors.Tests.Applying;
using Brygga.Connectors.Tests.Http;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>Who may take a connection from whom, and what the new holder must wait for (MODEL 2).</summary>
public sealed class LeasingTests
{
    private static readonly LeaseTimes Times = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120));

    private readonly MemoryStorage _storage = new();
    private readonly ManualClock _clock = new();
    private readonly System.Collections.Generic.HashSet<string> _shown = new(StringComparer.Ordinal);

    private static CancellationToken Stop => CancellationToken.None;

    [Fact]
    public async Task A_connection_that_is_held_is_not_taken_and_it_is_told_by_whom()
    {
        await using var first = await Held();
        var second = await Take();
        Assert.Equal(first.Lease, (Lease)second);
    }

    [Fact]
    public async Task A_connection_that_was_given_back_is_free_at_once_and_nothing_is_waited_for()
    {
        await (await Held()).DisposeAsync();
        await using var second = await Held();
        Assert.Equal((2, DateTimeOffset.MinValue), (second.Lease.Number, second.Lease.Quiet));
    }

    [Fact]
    public async Task A_holder_that_is_proved_dead_loses_the_connection_at_once_and_nothing_is_waited_for()
    {
        await Held();
        _shown.Clear();
        await using var second = await Held();
        Assert.Equal((2, DateTimeOffset.MinValue), (second.Lease.Number, second.Lease.Quiet));
    }

    [Fact]
    public async Task The_mark_of_another_place_proves_nothing()
    {
        await Held("a");
        _shown.Clear();
        Assert.True((await Take("b")).IsLeft);
    }

    [Fact]
    public async Task A_holder_that_is_silent_until_its_time_is_over_loses_the_connection_and_its_last_call_is_waited_for()
    {
        var store = new MemoryStateStore(_storage, "acme");
        var now = _clock.GetUtcNow();
        Assert.True(await store.TakeLease(None, new(5, "frozen", "", now, now + Times.Length, now), Stop));
        Assert.True((await Take()).IsLeft);
        _clock.Advance(Times.Length);
        await using var second = await Held();
        Assert.Equal((6, _clock.GetUtcNow() + Times.Request), (second.Lease.Number, second.Lease.Quiet));
        await second.DisposeAsync();
        await using var third = await Held();
        Assert.Equal(second.Lease.Quiet, third.Lease.Quiet);
    }

    [Fact]
    public async Task A_broken_lease_is_waited_for_as_long_as_its_holder_may_not_have_found_out()
    {
        await using var first = await Held();
        _shown.Clear();
        var broken = await Leasing("other").Break("anna", Stop);
        Assert.Equal(first.Lease, broken);
        _clock.Advance(Times.Length);
        await Assert.ThrowsAsync<LeaseLostException>(() => first.Ensure(Stop));
        await using var second = await Held("other");
        Assert.Equal((3, first.Lease.Until + Times.Request), (second.Lease.Number, second.Lease.Quiet));
    }

    [Fact]
    public async Task There_is_nothing_to_break_where_nobody_holds_the_connection()
    {
        Assert.Equal(None, await Leasing("mark").Break("anna", Stop));
        await (await Held()).DisposeAsync();
        Assert.Equal(None, await Leasing("mark").Break("anna", Stop));
    }

    [Fact]
    public async Task A_holder_that_lives_keeps_the_connection_for_as_long_as_it_likes()
    {
        await using var first = await Held();
        for (var beat = 0; beat < 20; beat++)
        {
            _clock.Advance(Times.Beat);
            Assert.True(SpinWait.SpinUntil(() => _storage.Leases["acme"].Until == _clock.GetUtcNow() + Times.Length && _clock.Waiting == 1, TimeSpan.FromSeconds(30)));
        }
        Assert.True((await Take("other")).IsLeft);
        await first.Ensure(Stop);
    }

    /// <summary>The clock of one machine jumps: at worst the connection changes hands, and the one who had it finds out before it sends.</summary>
    [Fact]
    public async Task A_clock_that_jumps_never_leaves_two_holders_that_may_write()
    {
        await using var first = await Held();
        var jumped = new ManualClock();
        jumped.Advance(TimeSpan.FromHours(2));
        var taken = await (Leasing("other") with { Clock = jumped }).Take(Stop);
        await using var second = Assert.IsType<HeldLease>(taken.Case);
        _clock.Advance(Times.Length);
        await Assert.ThrowsAsync<LeaseLostException>(() => first.Ensure(Stop));
        await second.Ensure(Stop);
    }

    private async Task<HeldLease> Held(string mark = "mark") => Assert.IsType<HeldLease>((await Take(mark)).Case);

    private Task<Either<Lease, HeldLease>> Take(string mark = "mark") => Leasing(mark).Take(Stop);

    private Leasing Leasing(string mark) => new(new MemoryStateStore(_storage, "acme"), mark, Times, _clock, path => _shown.Add(path) ? Some<IAsyncDisposable>(new Mark(() => _shown.Remove(path))) : None);

    private sealed class Mark(Action hide) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            hide();
            return ValueTask.CompletedTask;
        }
    }
}
