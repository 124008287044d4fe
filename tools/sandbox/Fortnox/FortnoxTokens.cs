using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Fortnox's codes and tokens with their lifetimes (Fortnox FACTS 4). Access tokens are JWTs with the tenant in their claims.</summary>
internal sealed class FortnoxTokens(TimeProvider clock)
{
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(45);
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly TokenStore<Granted> access = new(clock);
    private readonly TokenStore<Granted> refresh = new(clock);
    private readonly TokenStore<Approval> codes = new(clock);

    public ImmutableHashSet<string>? Scopes(string? token) => access.Find(token)?.Scopes;

    public string Access(ImmutableHashSet<string> scopes) => access.Keep(Jwt(scopes), new(scopes), AccessLifetime);

    public string Refresh(ImmutableHashSet<string> scopes) => refresh.Issue(new(scopes), RefreshLifetime);

    public string Code(ImmutableHashSet<string> scopes, string redirect) => codes.Issue(new(scopes, redirect), CodeLifetime);

    /// <summary>A refresh token is good once.</summary>
    public ImmutableHashSet<string>? TakeRefresh(string? token) => refresh.Take(token)?.Scopes;

    /// <summary>A code is good once, and only for the address it was sent to.</summary>
    public ImmutableHashSet<string>? TakeCode(string? code, string? redirect) =>
        codes.Take(code) is { } approval && string.Equals(approval.Redirect, redirect, StringComparison.Ordinal) ? approval.Scopes : null;

    public void RevokeAccess() => access.Clear();

    private string Jwt(ImmutableHashSet<string> scopes)
    {
        var now = clock.GetUtcNow();
        var head = Part(new() { ["alg"] = "HS256", ["typ"] = "JWT" });
        var claims = Part(new()
        {
            ["jti"] = TokenStore<Granted>.Fresh(),
            ["tenantId"] = SandboxCompany.TenantId,
            ["userId"] = 1,
            ["scope"] = string.Join(' ', scopes.Order(StringComparer.Ordinal)),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + AccessLifetime).ToUnixTimeSeconds(),
        });
        var signature = HMACSHA256.HashData(key, System.Text.Encoding.ASCII.GetBytes($"{head}.{claims}"));
        return $"{head}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));

    private sealed record Granted(ImmutableHashSet<string> Scopes);

    private sealed record Approval(ImmutableHashSet<string> Scopes, string Redirect);
}
