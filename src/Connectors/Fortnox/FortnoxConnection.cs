namespace Brygga.Connectors.Fortnox;

/// <summary>Where Fortnox is, as which integration, and for which company (Fortnox FACTS 1, 4).</summary>
/// <param name="Base">The API's address, <c>https://api.fortnox.se</c>.</param>
/// <param name="Auth">The address under which <c>/oauth-v1/token</c> is, <c>https://apps.fortnox.se</c>.</param>
/// <param name="TenantId">The company that consented to the integration's service account.</param>
public sealed record FortnoxConnection(Uri Base, Uri Auth, string ClientId, string ClientSecret, string TenantId)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"Fortnox at {Base} as {ClientId} for tenant {TenantId}";
}
