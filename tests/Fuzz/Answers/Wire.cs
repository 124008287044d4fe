using System.Net;

namespace Brygga.Fuzz.Answers;

/// <summary>The replies of a call in place of the network, on a clock on which waiting takes no time.</summary>
internal sealed class Wire(AnsweredCall call) : HttpMessageHandler
{
    /// <summary>Beyond this a call goes in circles: no call of these few records needs as many.</summary>
    private const int Most = 1_000;

    private readonly CancellationTokenSource _circles = new();
    private int _logins;
    private int _replies;

    public bool GoesInCircles => _circles.IsCancellationRequested;

    public CancellationToken Stop => _circles.Token;

    /// <summary>Of the bodies that were sent, with the heads of the answers.</summary>
    public long Bytes { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isLogin = request.RequestUri!.AbsolutePath.EndsWith("token", StringComparison.Ordinal);
        var reply = isLogin ? call.Logins[_logins++ % call.Logins.Length] : call.Replies[_replies++ % call.Replies.Length];
        if (_logins + _replies > Most) _circles.Cancel();
        Bytes += 1_000 + reply.Body.Length;
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = new ByteArrayContent(reply.Body), RequestMessage = request };
        for (var i = 0; i + 1 < reply.Headers.Length; i += 2)
            if (!response.Headers.TryAddWithoutValidation(reply.Headers[i], reply.Headers[i + 1]))
                response.Content.Headers.TryAddWithoutValidation(reply.Headers[i], reply.Headers[i + 1]);
        return Task.FromResult(response);
    }

    protected override void Dispose(bool disposing)
    {
        _circles.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A clock that is moved by who waits on it.</summary>
internal sealed class MovedClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The longest that anybody had to wait at once.</summary>
    public TimeSpan LongestWait { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan) return new Rung();
        if (dueTime > LongestWait) LongestWait = dueTime;
        _now += dueTime;
        callback(state);
        return new Rung();
    }

    private sealed class Rung : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // Nothing is kept.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
