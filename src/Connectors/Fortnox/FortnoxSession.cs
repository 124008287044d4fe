using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Fortnox;

/// <summary>A session with Fortnox's API v3 for one company, as a service account (Fortnox FACTS 1 to 6).</summary>
public sealed class FortnoxSession(FortnoxConnection connection, SystemCatalogue catalogue, RateLimiter limiter, SessionOptions options)
    : RemoteSession(connection.Base, catalogue, limiter, options, new References("Id", Embedded: false))
{
    private const string Life = "expires_in";

    private Seq<string> _secrets = Seq1(connection.ClientSecret);
    private Option<string> _given;

    /// <summary>
    /// A limiter for one company's calls: 25 in any five seconds (Fortnox FACTS 5), one of them left free for whoever else calls.
    /// </summary>
    public static RateLimiter Limiter(TimeProvider clock) => new(24, TimeSpan.FromSeconds(5), clock);

    private protected override Seq<string> Secrets => _secrets;

    internal override Option<Complaint> Complaint(Answer answer) => FortnoxErrors.Read(answer);

    /// <summary>A 404 without Fortnox's own words is somebody else's, and proves nothing.</summary>
    internal override bool SaysThatThereIsNone(Answer answer) => FortnoxErrors.Read(answer).IsSome;

    /// <summary>
    /// Local time without a zone (Fortnox FACTS 1). In the hour that autumn has twice the same words mean two instants: the hour
    /// before it is said, so that no change is missed.
    /// </summary>
    internal override string Moment(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        while (Zone.IsAmbiguousTime(local)) local = TimeZoneInfo.ConvertTime(local.AddHours(-1), Zone);
        return local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>Out of the envelope: one record, or many (Fortnox FACTS 1).</summary>
    internal override Option<Seq<JsonElement>> Records(EntityType entity, Answer answer) => entity.Envelope.Match(
        it => answer.Json.Member(it.Many).BiBind(Some, () => answer.Json.Member(it.One)).Bind(static json => json.Items()),
        () => answer.Json.Items());

    /// <summary>Takes the code that a consent gave for the first pair of tokens. They are the caller's to keep.</summary>
    public async Task<Either<Fault, TokenPair>> Redeem(string code, Uri redirect, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        _secrets = _secrets.Add(code);
        return (await Asked(FortnoxTokenCalls.ByCode(connection, code, redirect), stop).ConfigureAwait(false)).Bind(Pair);
    }

    private protected override Task<Either<Fault, Token>> Login(CancellationToken stop) => connection.Access switch
    {
        FortnoxAccess.Credentials by => ByCredentials(by.TenantId, stop),
        FortnoxAccess.Consent by => new FortnoxRefresh(by.Tokens, this).Next(_given, stop),
        _ => throw new UnreachableException(connection.Access.GetType().Name),
    };

    /// <summary>Sends a refresh and waits for its answer, whatever happens meanwhile: an answer that nobody hears is a token lost (Fortnox FACTS 4).</summary>
    internal async Task<Either<Fault, TokenPair>> Refreshed(string refresh) =>
        (await Asked(FortnoxTokenCalls.ByRefresh(connection, refresh), CancellationToken.None).ConfigureAwait(false)).Bind(Pair);

    /// <summary>A token that goes into use: if it comes back, it was refused.</summary>
    internal Token Give(TokenPair pair)
    {
        _given = pair.Access;
        Hush(pair);
        return new(pair.Access, pair.RenewAt);
    }

    /// <summary>From now on neither token stands in a message.</summary>
    internal void Hush(TokenPair pair) => _secrets = toSeq(_secrets.Add(pair.Refresh).Add(pair.Access).Distinct(StringComparer.Ordinal)).Strict();

    internal DateTimeOffset Instant => Now;

    private async Task<Either<Fault, Token>> ByCredentials(string tenant, CancellationToken stop)
    {
        var ask = FortnoxTokenCalls.ByCredentials(connection, tenant);
        return (await Send(ask, stop).ConfigureAwait(false)).Bind(answer => TokenIn(ask, answer, Life));
    }

    private async Task<Either<Fault, (Ask Ask, Answer Answer)>> Asked(Ask ask, CancellationToken stop) =>
        (await Send(ask, stop).ConfigureAwait(false)).Map(answer => (ask, answer));

    private Either<Fault, TokenPair> Pair((Ask Ask, Answer Answer) asked) =>
        from token in TokenIn(asked.Ask, asked.Answer, Life)
        from refresh in asked.Answer.Json.Word("refresh_token").ToEither(() => new Fault(
            FaultKind.Auth, Side, asked.Ask.Name, "no_token", "The answer holds no refresh token.", None))
        select new TokenPair(token.Secret, token.RenewAt, refresh);
}
