namespace Brygga.Connectors.Fortnox;

/// <summary>Where Fortnox is, as which integration, and by what right (Fortnox FACTS 1, 4).</summary>
/// <param name="Base">The API's address, <c>https://api.fortnox.se</c>.</param>
/// <param name="Auth">The address under which <c>/oauth-v1/token</c> is, <c>https://apps.fortnox.se</c>.</param>
public sealed record FortnoxConnection(Uri Base, Uri Auth, string ClientId, string ClientSecret, FortnoxAccess Access)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => Access is FortnoxAccess.Credentials of
        ? $"Fortnox at {Base} as {ClientId} for tenant {of.TenantId}"
        : $"Fortnox at {Base} as {ClientId}";
}
