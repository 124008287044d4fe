using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>How far an entity has been read (MODEL 4).</summary>
public sealed record Cursor(DateTimeOffset Complete, DateTimeOffset Through)
{
    /// <summary>In place of a moment where no complete listing was ever made: only what has changed was read.</summary>
    public static DateTimeOffset Never => DateTimeOffset.MinValue;

    /// <summary>The schema that was asked for: a reading under other rules proves nothing of a field that it did not ask for.</summary>
    public Option<Hash> Schema { get; init; }
}
