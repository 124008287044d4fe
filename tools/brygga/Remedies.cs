using System.Collections.Frozen;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;

namespace Brygga.Tool;

/// <summary>What a person does about a system that lets the integration in no further, by the system's own code.</summary>
internal static class Remedies
{
    private const string Connect = "Connect again: brygga connect fortnox";

    private static readonly FrozenDictionary<string, (string Means, string Do)> Known = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["not_connected"] = ("", "Connect it: brygga connect fortnox"),
        ["keys_lost"] = ("", $"Put the folder with the keys back, or connect again: brygga connect fortnox"),
        ["invalid_grant"] = ("", Connect),
        ["2001101"] = ("The company's Fortnox licence does not cover this.", "Let the company's administrator add the licence for it in Fortnox, or switch off the flows that need it."),
        ["2001103"] = ("The company has no active integration licence in Fortnox.", "Let the company's administrator activate the integration licence in Fortnox."),
        ["2000663"] = ("The consent does not hold the scope for this.", "Add the scope to the integration in Fortnox's developer portal, then consent anew: brygga connect fortnox"),
        ["invalid_scope"] = ("The integration or the company's licence lacks one of the scopes.", "Add the scopes to the integration in Fortnox's developer portal, and the licences to the company."),
        ["2003275"] = ("The service account has no right to this register.", "Give it the right in Fortnox."),
        ["AddonMissing"] = ("The add-on is not enabled in Severa.", "Let an administrator enable it on Severa's order page."),
        ["AddonMissingTermsOfServiceApproval"] = ("The add-on's terms of service are not approved in Severa.", "Let an administrator approve them in Severa."),
        ["FeatureIsNotEnabled"] = ("The feature is not enabled in Severa.", "Let an administrator enable it in Severa."),
        ["InsufficientApiScope"] = ("Severa's API credential lacks the scope for this.", "Add the scope to the credential in Severa's settings."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the fault means. A state of our own is said as it is; nobody answered anything.</summary>
    public static string Cause(Fault fault) => Known.TryGetValue(fault.Code, out var known)
        ? known.Means.Length == 0 ? fault.Message : $"{known.Means}\n{fault}"
        : fault.ToString();

    public static string Of(Fault fault) => Known.TryGetValue(fault.Code, out var known)
        ? known.Do
        : $"Check the credentials of {fault.Side.Title()} in brygga.yaml, and that the integration still has its rights there.";
}
