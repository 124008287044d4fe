using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Applying;

/// <summary>How a step that is done ended, as it is stored.</summary>
/// <param name="Link">None where the step's source has no partner.</param>
/// <param name="Target">The record written, or the partner.</param>
internal sealed record Ending(StepOutcome Outcome, Option<Link> Link, RecordRef Target)
{
    /// <summary>The link that there no longer is.</summary>
    public Option<Link> Ends { get; init; }

    public Option<WrittenRecord> Written { get; init; }

    /// <summary>The written record as it is now if nobody else has touched it.</summary>
    public Row Expected { get; init; }

    /// <summary>What people should know of it, or empty.</summary>
    public string Remark { get; init; } = "";

    /// <summary>What was done, where neither the record nor its fields tell: the name of a file.</summary>
    public string What { get; init; } = "";

    public Ending Wrote(ApplyRun run, Received received, Row expected) => this with
    {
        Written = Mirroring.Record(Target.Entity, run.Schema(Target.Entity), received, run.Clock),
        Expected = expected,
    };
}
