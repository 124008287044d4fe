using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Brygga.Sandbox.Http;

/// <summary>One path and method of an API, the scope it needs, and what answers it. A segment in braces matches anything.</summary>
internal sealed record Route(string Method, string Template, string? Scope, Func<Call, Answer> Answer)
{
    private ImmutableArray<string> Segments { get; } = [.. Template.Split('/')];

    public Answer Serve(Call call) => Answer(call) with { Template = $"{Method} {Template}" };

    public bool Fits(Call call, [NotNullWhen(true)] out Call? bound)
    {
        bound = null;
        if (Segments.Length != call.Path.Length) return false;
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Segments.Length; i++)
        {
            if (Segments[i].StartsWith('{')) values[Segments[i][1..^1]] = call.Path[i];
            else if (!Segments[i].Equals(call.Path[i], StringComparison.Ordinal)) return false;
        }

        bound = call with { Values = values.ToImmutable() };
        return true;
    }
}

/// <summary>What a table of routes says about a call.</summary>
internal static class Routing
{
    /// <summary>The route that fits, literal segments before named ones as listed; <c>known</c> tells whether the path is there at all.</summary>
    public static (Route Route, Call Bound)? Find(ImmutableArray<Route> routes, Call call, out bool known)
    {
        known = false;
        foreach (var route in routes)
        {
            if (!route.Fits(call, out var bound)) continue;
            known = true;
            if (route.Method.Equals(call.Method, StringComparison.OrdinalIgnoreCase)) return (route, bound);
        }

        return null;
    }
}
