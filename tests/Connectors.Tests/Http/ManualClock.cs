namespace Brygga.Connectors.Tests.Http;

/// <summary>A clock that stands until it is moved; timers go off on the way, in the order in which they are due.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many wait for their time.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate) return _alarms.Count;
        }
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _now;

    public override long GetTimestamp() => _now.Ticks;

    public void Advance(TimeSpan by)
    {
        var until = _now + by;
        while (Next(until) is { } alarm)
        {
            _now = alarm.At > _now ? alarm.At : _now;
            alarm.Ring();
        }
        _now = until;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state), _now + dueTime);
        if (dueTime == Timeout.InfiniteTimeSpan) return alarm;
        lock (_gate) _alarms.Add(alarm);
        return alarm;
    }

    private Alarm? Next(TimeSpan until)
    {
        lock (_gate)
        {
            var next = _alarms.Where(alarm => alarm.At <= until).MinBy(static alarm => alarm.At);
            if (next is not null) _alarms.Remove(next);
            return next;
        }
    }

    private void Forget(Alarm alarm)
    {
        lock (_gate) _alarms.Remove(alarm);
    }

    private sealed class Alarm(ManualClock clock, Action ring, TimeSpan at) : ITimer
    {
        public TimeSpan At => at;

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("alarms are not changed here");

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
