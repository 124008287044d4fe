using System.Globalization;

namespace Brygga.Sandbox.Http;

/// <summary>The header that a refused client may be told to wait by, when the options ask for it.</summary>
internal static class RetryAfter
{
    public static Answer On(Answer answer, SandboxOptions options) => options.RetryAfter is { } wait
        ? answer.With("Retry-After", ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture))
        : answer;
}
