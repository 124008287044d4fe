namespace Brygga.Connectors.Severa;

/// <summary>Where a company's Severa is, and the credential that its administrator made there (Severa FACTS 1, 2).</summary>
/// <param name="Base">The address under which <c>/v1</c> is, <c>https://api.severa.visma.com/rest-api</c>.</param>
/// <param name="Scopes">What to ask for; none = all that the credential has.</param>
public sealed record SeveraConnection(Uri Base, string ClientId, string ClientSecret, LanguageExt.Seq<string> Scopes)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"Severa at {Base} as {ClientId}";
}
