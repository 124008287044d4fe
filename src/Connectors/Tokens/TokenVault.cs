using System.Security.Cryptography;
using System.Text.Json;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using LanguageExt;
using Microsoft.AspNetCore.DataProtection;

namespace Brygga.Connectors.Tokens;

/// <summary>The tokens of one system in the state store, encrypted with the key ring of the state (DESIGN 8).</summary>
public sealed class TokenVault(ITokenStore state, Side side, KeyRing keys, string connection) : ITokenBook
{
    private const string Call = "the tokens in the state";

    /// <inheritdoc/>
    public async Task<Either<Fault, KeptTokens>> Load(CancellationToken stop)
    {
        var kept = await state.Tokens(side, stop).ConfigureAwait(false);
        return kept.ToEither(() => Missing("not_connected", $"{side.Title()} is not connected yet."))
            .Bind(tokens => Opened(tokens.Sealed).Map(pair => new KeptTokens(pair, tokens.RefreshBegun)));
    }

    /// <inheritdoc/>
    public Task BeginRefresh(DateTimeOffset at, CancellationToken stop) => state.BeginRefresh(side, at, stop);

    /// <inheritdoc/>
    public async Task Save(TokenPair pair, DateTimeOffset at, CancellationToken stop)
    {
        keys.Prepare();
        var text = keys.Protector(connection).Protect(JsonSerializer.Serialize(pair));
        keys.Close();
        await state.SaveTokens(side, new(text, at), stop).ConfigureAwait(false);
    }

    private Either<Fault, TokenPair> Opened(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<TokenPair>(keys.Protector(connection).Unprotect(text))!;
        }
        catch (CryptographicException)
        {
            return Missing("keys_lost", $"The tokens of {side.Title()} can't be read: their keys are not in the folder beside the state file.");
        }
    }

    private Fault Missing(string code, string message) => new(FaultKind.Auth, side, Call, code, message, Option<string>.None);
}
