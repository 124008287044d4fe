using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Scoring;

/// <summary>Why the integration does not link two records, and what would change that: a sentence each.</summary>
/// <param name="At">The rule that says so.</param>
/// <param name="Way">The way to link that it stands in; None where it stands in all of them.</param>
public sealed record Obstacle(ObstacleKind Kind, Origin At, Option<string> Way, string Because, string Remedy);

/// <summary>What keeps two records from being linked.</summary>
public enum ObstacleKind
{
    /// <summary>A property of a way to link has two values.</summary>
    KeyDiffers,

    /// <summary>One of the two lacks the property.</summary>
    KeyEmpty,

    /// <summary>The property was not read.</summary>
    KeyUnread,

    /// <summary>One of the two takes no part: inactive, internal, a prospect.</summary>
    TakesNoPart,

    /// <summary>One of the two has another partner.</summary>
    HasPartner,

    /// <summary>A person has decided that the two are not one.</summary>
    Decided,

    /// <summary>Planning found something that a person has to settle: a key used twice, a clash of number and name.</summary>
    Finding,
}
