using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>What the transfer log says of safety verdicts that a person let pass.</summary>
public static class AcceptanceLines
{
    /// <summary>One for each verdict of the plan that is let pass.</summary>
    public static Seq<LogEntry> Of(Acceptance accepted, Plan plan, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Safety.Filter(accepted.Covers)
            .Map(verdict => new LogEntry(at, LogLevels.Warning, verdict.Flow.IfNone(""), verdict.About, $"{accepted.By} accepted: {verdict.What.Message}", verdict.Code, ""))
            .Strict();
    }
}
