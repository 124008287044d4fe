using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>All that is stored when a step is not done.</summary>
/// <param name="ClosesIntent">The marker of an intent that is known not to have happened.</param>
/// <param name="Gone">A record that the system says it no longer has: it leaves the mirror.</param>
public sealed record Failure(Receipt Receipt, Option<Hash> ClosesIntent, Option<RecordRef> Gone, LogEntry Log)
{
    /// <summary>What waits from now on; None where the step only waits for others, or is planned anew.</summary>
    public Option<FailedStep> Waits { get; init; }
}
