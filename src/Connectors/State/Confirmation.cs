using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>All that is stored when a step is done.</summary>
/// <param name="Link">None where the step's source has no partner: it failed to get one.</param>
/// <param name="ClosesIntent">The marker of the intent whose outcome is thereby known, whichever plan opened it.</param>
public sealed record Confirmation(Receipt Receipt, Option<Link> Link, Option<WrittenRecord> Written, Seq<DoneMark> Done, Option<Hash> ClosesIntent, Seq<LogEntry> Log)
{
    /// <summary>The link that there no longer is: its two records are as if they had never been linked.</summary>
    public Option<Link> Ends { get; init; }

    /// <summary>The subject of the step: an earlier failure of it is mended.</summary>
    public Option<Hash> Mends { get; init; }
}

/// <summary>A record as the system answered that it now is.</summary>
public sealed record WrittenRecord(RecordRef Record, Schema Schema, MirrorRow Row);
