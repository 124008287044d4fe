using LanguageExt;

namespace Brygga.Connectors.State.Leases;

/// <summary>The right to work on a connection, for a while (DESIGN 7). It is kept alive as long as its holder lives.</summary>
/// <param name="Number">One higher than that of the lease before: what every state write is checked against.</param>
/// <param name="Holder">Who has it, for people to read.</param>
/// <param name="Place">Where a mark shows that its holder lives; empty where nothing shows it, and only time tells.</param>
/// <param name="Until">From here on it is nobody's, unless the holder has kept it alive.</param>
/// <param name="Quiet">Until then a call that an earlier holder has sent may still be under way (MODEL 2).</param>
public sealed record Lease(long Number, string Holder, string Place, DateTimeOffset TakenAt, DateTimeOffset Until, DateTimeOffset Quiet)
{
    /// <summary>When it was given back, or broken.</summary>
    public Option<DateTimeOffset> Ended { get; init; }

    public bool IsFree(DateTimeOffset now) => Ended.IsSome || now >= Until;
}

/// <summary>How long a lease lasts without a sign of life, and how long a call of a holder that has lost it can still be under way.</summary>
public sealed record LeaseTimes(TimeSpan Length, TimeSpan Request)
{
    /// <summary>A minute, and the longest that a call may take.</summary>
    public static LeaseTimes Usual { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));

    /// <summary>How often a holder shows that it lives.</summary>
    public TimeSpan Beat => Length / 4;
}

/// <summary>Another process has taken the connection: this one must do nothing more.</summary>
public sealed class LeaseLostException(string message) : Exception(message)
{
    public LeaseLostException()
        : this("Another brygga has taken over the connection. This one has stopped; what it did is recorded, and the other goes on from there.")
    {
    }

    public LeaseLostException(string message, Exception inner)
        : this($"{message} {inner?.Message}")
    {
    }
}
