using Brygga.Connectors.Applying;
using Brygga.Connectors.Reading;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Leases;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using Brygga.Tool.Printing;
using LanguageExt;

namespace Brygga.Tool.Runs;

/// <summary>One run of a watch, in short.</summary>
/// <param name="IsFault">The run could not be made, or was broken off: the next waits longer. A step that a system refused is none.</param>
/// <param name="Message">What kept it; empty when it was made.</param>
internal sealed record Turn(DateTimeOffset At, int Exit, bool IsFault, int Steps, int Done, int Findings, string Message);

/// <summary>Makes the runs of a watch: each opens the workspace anew, and gives it back between runs.</summary>
internal static class Turns
{
    public static async Task<Turn> Take(string folder, Seams seams, CancellationToken stop)
    {
        var at = seams.Clock.GetUtcNow();
        try
        {
            var opened = await Company.Open(folder, seams, stop);
            if (opened.Case is not Company company) return Failed(at, (Problem)opened.Case);
            await using (company) return (await Sync(company, at, stop)).IfLeft(problem => Failed(at, problem));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Failed(at, new(ExitCode.Interrupted, "interrupted"));
        }
        catch (LeaseLostException lost)
        {
            return Failed(at, new(ExitCode.PersonNeeded, lost.Message));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or StateUnavailableException)
        {
            return Failed(at, new(ExitCode.StepsFailed, refused.Message));
        }
    }

    private static async Task<Either<Problem, Turn>> Sync(Company company, DateTimeOffset at, CancellationToken stop)
    {
        if ((await Activations.Refusal(company, stop)).Case is Problem off) return off;
        var planned = await PlanRun.Plan(company, whole: false, new Silent<ReadingProgress>(), stop);
        if (planned.Case is not Planned found) return (Problem)planned.Case;
        var report = await ApplyRuns.Apply(company, found.Plan, found.ReadAt, Acceptance.Nothing, new Silent<ApplyingProgress>(), stop);
        return new Turn(
            at,
            Endings.OfApplying(found.Plan, report, stop.IsCancellationRequested),
            report.Stopped.IsSome,
            found.Plan.Steps.Count,
            report.Count(StepOutcome.Done, StepOutcome.Adopted),
            found.Plan.Findings.Count(static finding => finding.Kind != FindingKind.Skip),
            report.Stopped.Map(static fault => fault.ToString()).IfNone(SafetyText.Line(report.Unaccepted)));
    }

    private static Turn Failed(DateTimeOffset at, Problem problem) => new(at, problem.Exit, IsFault: true, 0, 0, 0, problem.Message);

    private sealed class Silent<T> : IProgress<T>
    {
        public void Report(T value)
        {
        }
    }
}
