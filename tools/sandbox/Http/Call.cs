using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;

namespace Brygga.Sandbox.Http;

/// <summary>
/// One request, read to its end; <c>Target</c> is what is left of its address, as sent. The path is kept in decoded segments, so that a key may
/// hold an encoded slash.
/// </summary>
internal sealed record Call(
    string Method,
    ImmutableArray<string> Path,
    IQueryCollection Query,
    IHeaderDictionary Headers,
    ReadOnlyMemory<byte> Body,
    string Origin,
    string Target)
{
    private const int LongestBody = 24 * 1024 * 1024;

    /// <summary>The values of the route's named segments.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string this[string name] => Values[name];

    public static async Task<Call?> Read(HttpContext context, int skip)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length > LongestBody) return null;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var origin = $"{request.Scheme}://{request.Host}";
        return new(request.Method, Segments(target, skip), request.Query, request.Headers, body.ToArray(), origin, Below(target, skip));
    }

    public string? Bearer()
    {
        const string scheme = "Bearer ";
        var header = Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }

    /// <summary>The target without its first segments, with the query.</summary>
    private static string Below(string target, int skip)
    {
        for (; skip > 0 && target.IndexOf('/', 1) is var slash and > 0; skip--) target = target[slash..];
        return target;
    }

    private static ImmutableArray<string> Segments(string target, int skip)
    {
        var path = target.AsSpan(0, target.IndexOf('?', StringComparison.Ordinal) is var end and >= 0 ? end : target.Length).ToString();
        return [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(skip).Select(Uri.UnescapeDataString)];
    }
}
