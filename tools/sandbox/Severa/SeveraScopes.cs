using System.Collections.Immutable;

namespace Brygga.Sandbox.Severa;

/// <summary>Every scope of Severa's API (Severa FACTS 2).</summary>
internal static class SeveraScopes
{
    private static readonly string[] Resources =
        ["customers", "projects", "invoices", "hours", "travels", "fees", "activities", "users", "settings", "files", "resourceallocations"];

    public static ImmutableHashSet<string> All { get; } =
    [
        .. Resources.SelectMany(static name => new[] { $"{name}:read", $"{name}:write", $"{name}:delete" }),
        "organization:read",
        "organization:write",
    ];
}
