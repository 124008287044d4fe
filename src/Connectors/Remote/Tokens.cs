using LanguageExt;

namespace Brygga.Connectors.Remote;

/// <summary>An access token with the refresh token that gives the next pair, once. Never printed.</summary>
/// <param name="RenewAt">When the access token is to be asked for anew.</param>
public sealed record TokenPair(string Access, DateTimeOffset RenewAt, string Refresh)
{
    /// <summary>Without either token.</summary>
    public override string ToString() => "tokens";
}

/// <summary>A pair as it is kept.</summary>
/// <param name="RefreshBegun">A refresh was begun with it, and no answer to that was kept: the refresh token may be spent.</param>
public sealed record KeptTokens(TokenPair Pair, Option<DateTimeOffset> RefreshBegun);

/// <summary>Where the tokens of one system outlive the process. Whoever holds the connection's lock has it to himself.</summary>
public interface ITokenBook
{
    /// <summary>The pair that was kept last; a fault says why a person has to connect.</summary>
    Task<Either<Fault, KeptTokens>> Load(CancellationToken stop);

    /// <summary>Committed before a refresh is sent.</summary>
    Task BeginRefresh(DateTimeOffset at, CancellationToken stop);

    /// <summary>Keeps a pair in place of the earlier one, before anything of it is used (DESIGN 8).</summary>
    Task Save(TokenPair pair, DateTimeOffset at, CancellationToken stop);
}
