using Brygga.Connectors.Remote;

namespace Brygga.Connectors.Fortnox;

/// <summary>How a session comes by its access tokens (Fortnox FACTS 4).</summary>
public abstract record FortnoxAccess
{
    private FortnoxAccess()
    {
    }

    /// <summary>By the integration's own credentials, for a company that consented to its service account.</summary>
    public sealed record Credentials(string TenantId) : FortnoxAccess;

    /// <summary>By the refresh token that a consent gave, which is another one after every use.</summary>
    public sealed record Consent(ITokenBook Tokens) : FortnoxAccess;
}
