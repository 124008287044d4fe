namespace Brygga.Connectors.Http;

/// <summary>How a session talks, apart from where to and as whom. The defaults are those of a production run.</summary>
public sealed record SessionOptions
{
    public RetryLimits Retry { get; init; } = new();

    /// <summary>How long one call may take until it counts as unanswered (Severa FACTS 3).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How many bytes an answer may have: a file that is larger is refused. Severa takes 10 MB (FACTS 6.13).</summary>
    public long LargestAnswer { get; init; } = 32L << 20;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What must hold before a call is sent that may change something; it throws where that is no longer so.</summary>
    public Func<CancellationToken, Task> BeforeWrite { get; init; } = static _ => Task.CompletedTask;

    /// <summary>Puts a handler around the one that talks to the network.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler> Wrap { get; init; } = static inner => inner;
}

/// <summary>How often and how long a call is repeated.</summary>
public sealed record RetryLimits
{
    /// <summary>How often a call is tried, the first time included.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>The wait before the first repetition; it doubles from one to the next, with jitter.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The same after "too many calls", when the system does not say how long (Fortnox FACTS 5).</summary>
    public TimeSpan RateDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After so long no repetition is begun.</summary>
    public TimeSpan Bound { get; init; } = TimeSpan.FromSeconds(60);
}
