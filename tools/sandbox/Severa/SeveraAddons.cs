using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>
/// A route that needs an add-on (Severa FACTS 5, 6.1): without it 403 <c>AddonMissing</c>, which is how a client finds out, because nobody
/// has published the words of <c>activeAddons</c>.
/// </summary>
internal sealed class SeveraAddons(ImmutableArray<string> active)
{
    /// <summary>The sandbox's word for the add-on of custom properties; the real one is not known.</summary>
    public const string CustomProperties = "CustomProperties";

    public ImmutableArray<Route> Routes =>
    [
        new("GET", "v1/customers/customproperties", "settings:read", _ => active.Contains(CustomProperties, StringComparer.Ordinal)
            ? SeveraJson.Answer(200, new JsonArray())
            : SeveraErrors.AddonMissing()),
    ];
}
