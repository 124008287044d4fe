using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Tool.Connecting;

/// <summary>Tokens of a consent until it is known which company gave it: only then they may take the place of others.</summary>
internal sealed class TokensInHand : ITokenBook
{
    private TokenPair? _pair;

    public Task<Either<Fault, KeptTokens>> Load(CancellationToken stop) => Task.FromResult<Either<Fault, KeptTokens>>(_pair is { } pair
        ? new KeptTokens(pair, Option<DateTimeOffset>.None)
        : new Fault(FaultKind.Auth, Side.Fortnox, "the consent", "not_connected", "Fortnox is not connected yet.", Option<string>.None));

    public Task BeginRefresh(DateTimeOffset at, CancellationToken stop) => Task.CompletedTask;

    public Task Save(TokenPair pair, DateTimeOffset at, CancellationToken stop)
    {
        _pair = pair;
        return Task.CompletedTask;
    }
}
