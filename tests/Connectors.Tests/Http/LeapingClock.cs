using Brygga.Sandbox;

namespace Brygga.Connectors.Tests.Http;

/// <summary>The sandbox's clock, on which waiting takes no time: a timer moves the clock to when it is due.</summary>
internal sealed class LeapingClock(SandboxClock clock) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan) return new Due();
        clock.Advance(dueTime);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Due();
    }

    private sealed class Due : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
