using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Remote;

/// <summary>Makes the records of an entity that the system has no path for, out of other records of the same owner. Pure.</summary>
public interface IMaker
{
    /// <summary>The entities of which this owner may have records that count.</summary>
    /// <param name="owner">The owner's record, as received.</param>
    Seq<EntityRef> MadeFrom(string owner);

    /// <param name="owner">The owner's record, as received.</param>
    /// <param name="parts">The owner's records of each entity, as received.</param>
    Seq<MadeRecord> Make(string owner, Func<EntityRef, Seq<string>> parts);
}

/// <summary>A record that a connector made.</summary>
/// <param name="Json">As if it had been received.</param>
public sealed record MadeRecord(string Id, string Json);
