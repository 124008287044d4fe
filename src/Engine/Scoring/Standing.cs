namespace Brygga.Engine.Scoring;

/// <summary>What the points say of a record.</summary>
public enum Standing
{
    /// <summary>No record of the other side has points enough to be spoken of.</summary>
    Alone,

    /// <summary>Its partner is known: it is linked, or a way to link finds it.</summary>
    Linked,

    /// <summary>A person has decided that it has no partner, or that it waits.</summary>
    Decided,

    /// <summary>One record is likely the same, and well ahead of all others.</summary>
    Likely,

    /// <summary>One record may be the same.</summary>
    Possible,

    /// <summary>Two records are the same about equally much.</summary>
    Tie,

    /// <summary>The one it is most like is more like another, or is another's partner.</summary>
    Taken,
}
