using System.Globalization;
using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Severa;

/// <summary>A session with Severa's public REST API (Severa FACTS 1 to 5).</summary>
public sealed class SeveraSession(SeveraConnection connection, SystemCatalogue catalogue, RateLimiter limiter, SessionOptions options)
    : RemoteSession(connection.Base, catalogue, limiter, options, new References("guid", Embedded: true))
{
    /// <summary>A limiter for one company's calls: ten a second (Severa FACTS 3), one of them left free for whoever else calls.</summary>
    public static RateLimiter Limiter(TimeProvider clock) => new(9, TimeSpan.FromSeconds(1), clock);

    /// <summary>Sent although it is not known to be checked (Severa FACTS 2).</summary>
    private protected override Seq<Parameter> Signature => Seq1(new Parameter("Client_Id", connection.ClientId));

    private protected override Seq<string> Secrets => Seq1(connection.ClientSecret);

    internal override Option<Complaint> Complaint(Answer answer) => SeveraErrors.Read(answer);

    /// <summary>A 404 has no model (Severa FACTS 5).</summary>
    internal override bool SaysThatThereIsNone(Answer answer) => string.IsNullOrWhiteSpace(answer.Text) || SeveraErrors.Read(answer).IsSome;

    internal override string Moment(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Bare objects and arrays, the one in place of the other at times (Severa FACTS 5).</summary>
    internal override Option<Seq<JsonElement>> Records(EntityType entity, Answer answer) => answer.Json.Items();

    private protected override async Task<Either<Fault, Token>> Login(CancellationToken stop)
    {
        var ask = new Ask(HttpMethod.Post, "/v1/token") { IsLogin = true, Body = Body.Json(JsonFields.Document(Credentials)) };
        var sent = await Send(ask, stop).ConfigureAwait(false);
        return sent.Bind(answer => TokenIn(ask, answer, "access_token_expires_in"));
    }

    private void Credentials(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("client_id", connection.ClientId);
        json.WriteString("client_secret", connection.ClientSecret);
        if (!connection.Scopes.IsEmpty) json.WriteString("scope", string.Join(',', connection.Scopes));
        json.WriteEndObject();
    }
}
