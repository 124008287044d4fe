namespace Brygga.Engine.Data;

/// <summary>
/// What a <see cref="Value"/> is. <see cref="Unknown"/> is the default on purpose: a slot that nobody
/// filled is unread, and what is unread never causes a write (MODEL 3).
/// </summary>
public enum ValueKind : byte
{
    /// <summary>Not read, or no right to read it.</summary>
    Unknown,

    /// <summary>Read, and empty.</summary>
    Nothing,
    Text,
    Number,
    Boolean,

    /// <summary>A day without a time or a zone.</summary>
    Date,

    /// <summary>A point in time, in UTC.</summary>
    Instant,
    List,
    Record,

    /// <summary>A record of either system, by its id.</summary>
    Reference,
}
