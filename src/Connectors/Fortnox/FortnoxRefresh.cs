using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using LanguageExt;

namespace Brygga.Connectors.Fortnox;

/// <summary>
/// The next access token by what a consent gave. A refresh token is good once: that it is about to be spent is committed before it is
/// sent, and the pair that comes back before anything of it is used (DESIGN 8). A refresh without an answer is tried again with the
/// token that is kept: either it did not arrive, or that token is spent, and a person has to connect (Fortnox FACTS 4).
/// </summary>
internal sealed class FortnoxRefresh(ITokenBook tokens, FortnoxSession session)
{
    private const string Spent = "invalid_grant";

    /// <param name="refused">The access token that this session used last; it is not used again.</param>
    public async Task<Either<Fault, Token>> Next(Option<string> refused, CancellationToken stop)
    {
        var loaded = await tokens.Load(stop).ConfigureAwait(false);
        if (loaded.Failed(out var missing, out var kept)) return missing;
        session.Hush(kept.Pair);
        if (kept.RefreshBegun.IsNone && kept.Pair.RenewAt > session.Instant && refused != kept.Pair.Access) return session.Give(kept.Pair);
        await tokens.BeginRefresh(session.Instant, stop).ConfigureAwait(false);
        var refreshed = await session.Refreshed(kept.Pair.Refresh).ConfigureAwait(false);
        if (refreshed.Failed(out var fault, out var pair)) return Told(fault, kept);
        await tokens.Save(pair, session.Instant, CancellationToken.None).ConfigureAwait(false);
        return session.Give(pair);
    }

    private static Fault Told(Fault fault, KeptTokens kept) => fault.Code != Spent ? fault : fault with
    {
        Message = kept.RefreshBegun.IsSome
            ? "A refresh was interrupted before its answer could be stored, and the token that is kept is spent."
            : "The authorisation was revoked or has run out (a refresh token is good for 45 days), or the answer to its last refresh was lost.",
    };
}
