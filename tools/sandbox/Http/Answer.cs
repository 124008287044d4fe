using System.Collections.Immutable;
using System.Text;

namespace Brygga.Sandbox.Http;

/// <summary>What a request is answered with. A value, so that a fault can bend it before it is sent.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body, string? ContentType)
{
    public const string Json = "application/json; charset=utf-8";

    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The template of the route that answered, which tells what kind of request it was.</summary>
    public string? Template { get; init; }

    public static Answer Empty(int status) => new(status, ReadOnlyMemory<byte>.Empty, null);

    public static Answer Plain(int status, string text) => new(status, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8");

    public Answer With(string header, string value) => this with { Headers = Headers.Add(new(header, value)) };

    public Task Send(HttpResponse response, CancellationToken stop)
    {
        response.StatusCode = Status;
        if (ContentType is not null) response.ContentType = ContentType;
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        if (Body.IsEmpty) return Task.CompletedTask;
        response.ContentLength = Body.Length;
        return response.Body.WriteAsync(Body, stop).AsTask();
    }
}
