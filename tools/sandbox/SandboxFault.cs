namespace Brygga.Sandbox;

/// <summary>What goes wrong when a <see cref="SandboxFault"/> strikes.</summary>
public enum FaultKind
{
    /// <summary>The system's own answer for too many requests.</summary>
    TooManyRequests,

    /// <summary>An internal error; nothing is committed.</summary>
    InternalError,

    /// <summary>The system is unavailable; nothing is committed.</summary>
    Unavailable,

    /// <summary>The request is carried out at once, its answer comes late.</summary>
    Slow,

    /// <summary>The connection is aborted and nothing is committed.</summary>
    ResetBefore,

    /// <summary>The request is carried out, then the connection is aborted without an answer.</summary>
    ResetAfter,

    /// <summary>All access tokens issued so far stop working; a new one can be had.</summary>
    TokenRevoked,

    /// <summary>A list answers half its page; totals and next-page tokens stay as they were.</summary>
    TruncatedPage,

    /// <summary>A list answers that there is nothing at all, and its totals say so too.</summary>
    EmptyList,

    /// <summary>The request is carried out, but the answer is the one given last to the same kind of request.</summary>
    DuplicateAnswer,

    /// <summary>The right is missing: the whole request is refused, or with a field named, that field answers <c>API_NORIGHT</c>.</summary>
    NoRight,

    /// <summary>The company may not use the API: Fortnox 2001103, in Severa the add-on is missing.</summary>
    NoLicence,

    /// <summary>The company's licence does not cover what is asked for: Fortnox 2001101, in Severa a feature that is not enabled.</summary>
    NoScopeLicence,

    /// <summary>The token lacks the scope: Fortnox 2000663, in Severa an insufficient scope.</summary>
    NoScope,
}

/// <summary>One fault on demand: it strikes the <see cref="Nth"/> request that fits and <see cref="Times"/> requests in a row.</summary>
public sealed record SandboxFault
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary><c>severa</c>, <c>fortnox</c> or <c>fortnox-auth</c>; null fits all.</summary>
    public string? System { get; init; }

    /// <summary>The HTTP method; null fits all.</summary>
    public string? Method { get; init; }

    /// <summary>A part of the path, such as <c>customers</c>; null fits all.</summary>
    public string? Path { get; init; }

    /// <summary>The whole path, where a segment in braces is anything: <c>3/invoices/{number}</c>; null fits all.</summary>
    public string? Route { get; init; }

    /// <summary>Which fitting request is the first to be struck, counted from 1.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>How many fitting requests in a row are struck.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How late a slow answer comes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The field of a <see cref="FaultKind.NoRight"/> that answers <c>API_NORIGHT</c>.</summary>
    public string? Field { get; init; }

    internal bool Fits(string system, string method, string path) =>
        (System is null || System.Equals(system, StringComparison.OrdinalIgnoreCase))
        && (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || path.Contains(Path, StringComparison.OrdinalIgnoreCase))
        && (Route is null || Along(Route.Split('/'), path.Split('/')));

    private static bool Along(string[] route, string[] path) =>
        route.Length == path.Length && route.Zip(path).All(static one => one.First.StartsWith('{') || one.First.Equals(one.Second, StringComparison.OrdinalIgnoreCase));
}
