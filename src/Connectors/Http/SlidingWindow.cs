namespace Brygga.Connectors.Http;

/// <summary>
/// The arithmetic of a rate limit, without a clock: so many places, each free again one window after the call in it
/// <em>ended</em>. A call reaches the server at some moment between being sent and ending, so two calls in one place reach it
/// at least a window apart, and no window sees more calls than there are places, whatever the network does (Fortnox FACTS 5,
/// Severa FACTS 3).
/// </summary>
/// <remarks>Instants are counted from when it was made. Not safe for several threads at once.</remarks>
public sealed class SlidingWindow
{
    private readonly PriorityQueue<TimeSpan, TimeSpan> _places = new();
    private readonly TimeSpan _window;
    private TimeSpan _closed;

    public SlidingWindow(int places, TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(places, 1);
        _window = window;
        for (var i = 0; i < places; i++) _places.Enqueue(TimeSpan.Zero, TimeSpan.Zero);
    }

    /// <summary>Takes the place that is free first, and tells from when on its call may be sent.</summary>
    public TimeSpan Take()
    {
        var from = _places.Dequeue();
        return from > _closed ? from : _closed;
    }

    /// <summary>A call ended; its place is free again a window later.</summary>
    public void End(TimeSpan now) => _places.Enqueue(now + _window, now + _window);

    /// <summary>A call that somebody else made before: one place rests after it too.</summary>
    public void Count(TimeSpan ended)
    {
        _places.Dequeue();
        End(ended);
    }

    /// <summary>When the calls ended after which a place still rests.</summary>
    public IEnumerable<TimeSpan> Resting(TimeSpan now) => _places.UnorderedItems.Where(place => place.Priority > now).Select(place => place.Priority - _window);

    /// <summary>A place was taken, but no call was made in it.</summary>
    public void Return(TimeSpan from) => _places.Enqueue(from, from);

    /// <summary>The server said "too many": nobody calls before this instant.</summary>
    public void Close(TimeSpan until) => _closed = until > _closed ? until : _closed;

    /// <summary>From when on anyone may call.</summary>
    public TimeSpan Closed => _closed;
}
