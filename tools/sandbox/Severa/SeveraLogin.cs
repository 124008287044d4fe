using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>Severa's tokens (Severa FACTS 2). The names of the answer are Severa's own, not OAuth's.</summary>
internal sealed class SeveraLogin(string clientId, string clientSecret, SandboxOptions options)
{
    private static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(1);
    private readonly ImmutableHashSet<string> held = options.SeveraScopes is { } some ? [.. some] : SeveraScopes.All;
    private readonly TokenStore<Grant> access = new(options.Clock);
    private readonly TokenStore<Grant> refresh = new(options.Clock);

    public ImmutableArray<Route> Routes =>
    [
        new("POST", "v1/token", null, Token),
        new("POST", "v1/refreshtoken", null, Refresh),
        new("POST", "v1/signout", null, SignOut),
    ];

    /// <summary>The scopes of a valid access token.</summary>
    public ImmutableHashSet<string>? Scopes(string? token) => access.Find(token)?.Scopes;

    public void RevokeAccess() => access.Clear();

    private Answer Token(Call call)
    {
        if (!SeveraJson.TryRead(call, out var json) || json is not JsonObject body) return SeveraErrors.Unreadable();
        if (SeveraJson.Text(body["client_id"]) is not { Length: > 0 } id)
            return SeveraErrors.Parameter("client_id must have a value.", SeveraErrors.Body, "client_id");
        if (id != clientId || SeveraJson.Text(body["client_secret"]) != clientSecret)
            return SeveraErrors.Unauthenticated("Client id or client secret is not valid.");
        return Pair(new(Granted(SeveraJson.Text(body["scope"]))));
    }

    private Answer Refresh(Call call)
    {
        if (!SeveraJson.TryRead(call, out var json) || SeveraJson.Text(json) is not { } token) return SeveraErrors.Unreadable();
        return refresh.Take(token) is { } grant ? Pair(grant) : SeveraErrors.Unauthenticated("The refresh token is not valid.");
    }

    /// <summary>Kills the refresh token; the access token lives on until it expires.</summary>
    private Answer SignOut(Call call)
    {
        if (!SeveraJson.TryRead(call, out var json) || SeveraJson.Text(json) is not { } token) return SeveraErrors.Unreadable();
        refresh.Take(token);
        return Answer.Empty(200);
    }

    private Answer Pair(Grant grant)
    {
        var now = options.Clock.GetUtcNow();
        return SeveraJson.Answer(200, new JsonObject
        {
            ["access_token"] = access.Issue(grant, AccessLifetime),
            ["scope"] = string.Join(',', grant.Scopes.Order(StringComparer.Ordinal)),
            ["refresh_token"] = refresh.Issue(grant, RefreshLifetime),
            ["refresh_token_expires_in"] = (long)RefreshLifetime.TotalSeconds,
            ["refresh_token_expires_utc"] = SeveraJson.Instant(now + RefreshLifetime),
            ["access_token_type"] = "Bearer",
            ["access_token_expires_in"] = (long)AccessLifetime.TotalSeconds,
            ["access_token_expires_utc"] = SeveraJson.Instant(now + AccessLifetime),
        });
    }

    /// <summary>
    /// Scopes come comma or space separated; none asked for gives all, and what the credential lacks is left out (Severa FACTS 8.10).
    /// </summary>
    private ImmutableHashSet<string> Granted(string? asked)
    {
        var wanted = asked?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return wanted.Length == 0 ? held : held.Intersect(wanted);
    }

    private sealed record Grant(ImmutableHashSet<string> Scopes);
}
