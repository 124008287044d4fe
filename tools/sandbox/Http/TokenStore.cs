using System.Security.Cryptography;

namespace Brygga.Sandbox.Http;

/// <summary>Tokens that were given out, what each stands for, and until when.</summary>
internal sealed class TokenStore<T>(TimeProvider clock)
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (T Grant, DateTimeOffset Until)> tokens = new(StringComparer.Ordinal);

    public static string Fresh() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public string Issue(T grant, TimeSpan lifetime) => Keep(Fresh(), grant, lifetime);

    public string Keep(string token, T grant, TimeSpan lifetime)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            foreach (var (old, _) in tokens.Where(one => one.Value.Until <= now).ToList()) tokens.Remove(old);
            tokens[token] = (grant, now + lifetime);
            return token;
        }
    }

    /// <summary>What a token stands for, while it is valid.</summary>
    public T? Find(string? token)
    {
        lock (gate) return token is not null && tokens.TryGetValue(token, out var one) && one.Until > clock.GetUtcNow() ? one.Grant : null;
    }

    /// <summary>The same, and the token is spent.</summary>
    public T? Take(string? token)
    {
        lock (gate)
        {
            var grant = Find(token);
            if (token is not null) tokens.Remove(token);
            return grant;
        }
    }

    public void Clear()
    {
        lock (gate) tokens.Clear();
    }
}
