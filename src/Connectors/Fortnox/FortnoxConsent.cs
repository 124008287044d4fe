using Flurl;
using LanguageExt;

namespace Brygga.Connectors.Fortnox;

/// <summary>What is asked of a company's administrator: the scopes, for a service account of the integration (Fortnox FACTS 4).</summary>
/// <param name="Redirect">Where Fortnox sends the browser with its answer.</param>
/// <param name="State">Comes back with the answer, and proves that it belongs to this question.</param>
public sealed record FortnoxConsent(Seq<string> Scopes, Uri Redirect, string State)
{
    /// <summary>The page on which the administrator logs in, chooses the company and consents.</summary>
    public Uri Page(FortnoxConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new Url(connection.Auth).AppendPathSegment("oauth-v1/auth")
            .AppendQueryParam("client_id", connection.ClientId)
            .AppendQueryParam("redirect_uri", Redirect.AbsoluteUri)
            .AppendQueryParam("scope", string.Join(' ', Scopes))
            .AppendQueryParam("state", State)
            .AppendQueryParam("response_type", "code")
            .AppendQueryParam("access_type", "offline")
            .AppendQueryParam("account_type", "service")
            .ToUri();
    }
}
