namespace Brygga.Sandbox.Http;

/// <summary>At most so many requests in a sliding window. A refused request does not count.</summary>
internal sealed class RateLimit(int most, TimeSpan window, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> admitted = new();

    public bool Admits()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (admitted.TryPeek(out var oldest) && now - oldest >= window) admitted.Dequeue();
            if (admitted.Count >= most) return false;
            admitted.Enqueue(now);
            return true;
        }
    }
}
