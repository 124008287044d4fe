namespace Brygga.Sandbox;

/// <summary>A clock that can be moved: it runs with the machine's clock plus what it was advanced, or stands still where it was stopped.</summary>
public sealed class SandboxClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly DateTimeOffset? stoppedAt;
    private TimeSpan advanced;

    /// <summary>A running clock.</summary>
    public SandboxClock()
    {
    }

    /// <summary>A clock that stands still at one instant until it is advanced.</summary>
    public SandboxClock(DateTimeOffset stoppedAt) => this.stoppedAt = stoppedAt;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return (stoppedAt ?? System.GetUtcNow()) + advanced;
    }

    /// <summary>Moves the clock; a negative step moves it back.</summary>
    public void Advance(TimeSpan step)
    {
        lock (gate) advanced += step;
    }

    /// <summary>Moves the clock to an instant.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        lock (gate) advanced = instant - (stoppedAt ?? System.GetUtcNow());
    }
}
