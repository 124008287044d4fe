using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>The tokens of each system.</summary>
public interface ITokenStore
{
    /// <summary>The tokens of a system; None before it was connected.</summary>
    Task<Option<SealedTokens>> Tokens(Side system, CancellationToken stop);

    /// <summary>A refresh is about to be sent: until the next tokens are stored, those that are kept may be spent.</summary>
    Task BeginRefresh(Side system, DateTimeOffset at, CancellationToken stop);

    /// <summary>Stores tokens in place of the earlier ones, whose refresh has thereby ended.</summary>
    Task SaveTokens(Side system, SealedTokens tokens, CancellationToken stop);
}
