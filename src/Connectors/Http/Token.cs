using Brygga.Connectors.Remote;
using LanguageExt;

namespace Brygga.Connectors.Http;

/// <summary>An access token, and when to ask for the next one. Never printed.</summary>
internal sealed class Token(string secret, DateTimeOffset renewAt)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    public string Secret => secret;

    public DateTimeOffset RenewAt => renewAt;

    public bool IsGood(DateTimeOffset now) => now < renewAt;

    /// <summary>A token is renewed five minutes early, or at half its life when that is shorter.</summary>
    public static Token Of(string secret, TimeSpan life, DateTimeOffset now) => new(secret, now + life - (life / 2 < Early ? life / 2 : Early));
}

/// <summary>Keeps the access token of one session: however many calls need a new one, it is asked for once.</summary>
internal sealed class TokenKeeper(Func<CancellationToken, Task<Either<Fault, Token>>> login, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private Token? _current;

    private Token? Good => Volatile.Read(ref _current) is { } token && token.IsGood(clock.GetUtcNow()) ? token : null;

    public async Task<Either<Fault, Token>> Current(CancellationToken stop)
    {
        if (Good is { } at) return at;
        await _one.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (Good is { } meanwhile) return meanwhile;
            var token = await login(stop).ConfigureAwait(false);
            token.IfRight(fresh => Volatile.Write(ref _current, fresh));
            return token;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Forgets a token that was refused, unless another has taken its place already.</summary>
    public void Drop(Token refused) => Interlocked.CompareExchange(ref _current, null, refused);

    /// <summary>A text without the token in it.</summary>
    public string Hide(string text) => Volatile.Read(ref _current) is { } token ? text.Replace(token.Secret, "***", StringComparison.Ordinal) : text;

    public void Dispose() => _one.Dispose();
}
