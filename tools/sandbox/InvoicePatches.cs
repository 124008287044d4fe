namespace Brygga.Sandbox;

/// <summary>What an API makes of a change that it may or may not support.</summary>
public enum PatchMode
{
    /// <summary>The change is made.</summary>
    Accepts,

    /// <summary>The answer is a 200, and nothing changed (Severa FACTS 8.7).</summary>
    Ignores,

    /// <summary>The whole request is refused.</summary>
    Refuses,
}

/// <summary>
/// How Severa's public API takes the changes of an invoice that are unverified (Severa FACTS 6.8, 6.10, 7). Of a patch with several changes,
/// those that are ignored leave the others as they are.
/// </summary>
public sealed record InvoicePatches
{
    /// <summary>A change of the number.</summary>
    public PatchMode Number { get; init; }

    /// <summary>A change of the status, from one that can be edited.</summary>
    public PatchMode Status { get; init; }

    /// <summary>A change of the status, from one that is read-only.</summary>
    public PatchMode LockedStatus { get; init; }

    /// <summary>A change of the invoice's settings, the payment date among them.</summary>
    public PatchMode Settings { get; init; }

    /// <summary>All of them alike.</summary>
    public static InvoicePatches All(PatchMode mode) => new() { Number = mode, Status = mode, LockedStatus = mode, Settings = mode };
}
