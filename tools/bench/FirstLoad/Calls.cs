using System.Collections.Concurrent;
using Brygga.Sandbox;

namespace Brygga.Bench.FirstLoad;

/// <summary>The calls of one command, as the sandbox saw them.</summary>
internal sealed class Calls
{
    private static readonly string[] Changing = ["POST", "PUT", "PATCH", "DELETE"];

    private ConcurrentQueue<Call> _seen = new();

    public void See(SandboxExchange exchange) => _seen.Enqueue(new(exchange.System, IsWrite(exchange)));

    /// <summary>What was seen since it was last asked.</summary>
    public Call[] Take() => [.. Interlocked.Exchange(ref _seen, new())];

    /// <summary>A token is asked for by POST, and writes nothing.</summary>
    private static bool IsWrite(SandboxExchange exchange) =>
        Changing.Contains(exchange.Method, StringComparer.Ordinal) && !exchange.Path.Contains("token", StringComparison.OrdinalIgnoreCase);

    internal readonly record struct Call(string System, bool Writes);
}
