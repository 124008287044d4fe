using Brygga.Connectors.Applying;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;

namespace Brygga.Tool.Runs;

/// <summary>The exit code that a plan or its application ends with (DESIGN 10).</summary>
internal static class Endings
{
    public static int OfPlan(Plan plan, Acceptance accepted) => !accepted.Left(plan).IsEmpty ? ExitCode.SafetyStop : plan.Steps.IsEmpty ? OfFindings(plan) : ExitCode.ChangesPlanned;

    public static int OfApplying(Plan plan, ApplyReport report, bool interrupted)
    {
        if (!report.Unaccepted.IsEmpty) return ExitCode.SafetyStop;
        if (report.Start == PlanStart.Finished) return ExitCode.StalePlan;
        if (report.Stopped.Case is Fault fault) return fault.Kind == FaultKind.Auth ? ExitCode.PersonNeeded : ExitCode.StepsFailed;
        if (interrupted && report.Receipts.Count < plan.Steps.Count) return ExitCode.Interrupted;
        if (report.Count(StepOutcome.Failed, StepOutcome.Unknown, StepOutcome.Blocked) > 0) return ExitCode.StepsFailed;
        if (report.Count(StepOutcome.Stale) > 0) return ExitCode.StalePlan;
        return report.Receipts.Exists(static r => r.Receipt is { Outcome: StepOutcome.Done, Message.Length: > 0 }) ? ExitCode.Findings : OfFindings(plan);
    }

    private static int OfFindings(Plan plan) =>
        plan.Findings.Exists(static finding => finding.Kind != FindingKind.Skip) ? ExitCode.Findings : ExitCode.Done;
}
