using System.Globalization;
using System.Text;
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
    /// <summary>
    /// A limiter for one company's calls: 25 in any five seconds (Fortnox FACTS 5), one of them left free for whoever else calls.
    /// </summary>
    public static RateLimiter Limiter(TimeProvider clock) => new(24, TimeSpan.FromSeconds(5), clock);

    private protected override string Secret => connection.ClientSecret;

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

    private protected override async Task<Either<Fault, Token>> Login(CancellationToken stop)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{connection.ClientId}:{connection.ClientSecret}"));
        var ask = new Ask(HttpMethod.Post, "/oauth-v1/token")
        {
            At = connection.Auth,
            IsLogin = true,
            Headers = Seq(new Parameter("Authorization", $"Basic {basic}"), new Parameter("TenantId", connection.TenantId)),
            Body = new Body(Encoding.UTF8.GetBytes("grant_type=client_credentials"), "application/x-www-form-urlencoded"),
        };
        var sent = await Send(ask, stop).ConfigureAwait(false);
        return sent.Bind(answer => TokenIn(ask, answer, "expires_in"));
    }
}
