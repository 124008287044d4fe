using System.Collections.Immutable;

namespace Brygga.Sandbox.Fortnox;

/// <summary>The scopes the portal entry holds and the licence covers (Fortnox FACTS 4).</summary>
internal static class FortnoxScopes
{
    public static ImmutableHashSet<string> All { get; } =
    [
        "companyinformation", "settings", "profile", "customer", "article", "invoice", "price", "print", "project", "costcenter",
        "currency", "payment", "supplier", "supplierinvoice", "bookkeeping", "connectfile", "archive", "inbox",
    ];
}
