using System.Diagnostics;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>How far applying has come.</summary>
public sealed record ApplyingProgress(int Done, int Total, Step Step, StepOutcome Outcome);

/// <summary>What came of a plan.</summary>
/// <param name="Start">Finished: it had been applied before, and nothing was done.</param>
/// <param name="Receipts">By step, in the plan's order; a step that was never reached has none.</param>
/// <param name="Stopped">The fault that ended the run early: no right to go on, or a system that does not answer.</param>
public sealed record ApplyReport(PlanStart Start, Seq<(Step Step, Receipt Receipt)> Receipts, Option<Fault> Stopped)
{
    /// <summary>The safety verdicts for which nothing was applied.</summary>
    public Seq<SafetyVerdict> Unaccepted { get; init; }

    public int Count(params StepOutcome[] outcomes) => Receipts.Count(r => outcomes.Contains(r.Receipt.Outcome));
}

/// <summary>
/// Applies a plan, exactly it and exactly once: it is consumed by its first step, a crash resumes it, and each step is checked
/// against the record it was computed from just before it writes (DESIGN 7, ENGINE 6).
/// </summary>
public sealed class Applier(RuleBook rules, IStateStore state, Systems systems, TimeProvider clock, IProgress<ApplyingProgress> progress)
{
    /// <summary>The safety verdicts that a person lets pass.</summary>
    public Acceptance Accepted { get; init; } = Acceptance.Nothing;

    /// <param name="readAt">When this run read the records that the plan was computed from; None: all are read again before a write.</param>
    /// <param name="stop">Ends the run after the step in flight.</param>
    public async Task<ApplyReport> Apply(Plan plan, Option<DateTimeOffset> readAt, CancellationToken stop)
    {
        var (id, text) = PlanJson.Sealed(plan);
        var lease = await state.FindLease(CancellationToken.None);
        var run = new ApplyRun(rules, state, systems, clock, plan, id, readAt, await state.LoadMemory(rules, CancellationToken.None), lease.Map(static held => held.Quiet).IfNone(DateTimeOffset.MinValue));
        var left = Accepted.Left(plan);
        if (!left.IsEmpty) return await Stop(run, left);
        if (AcceptanceLines.Of(Accepted, plan, clock.GetUtcNow()) is { IsEmpty: false } accepted) await state.Log(accepted, CancellationToken.None);
        if (plan.Steps.IsEmpty) return await ApplyNotes(run);
        var start = await state.StartPlan(id, text, clock.GetUtcNow(), CancellationToken.None);
        if (start == PlanStart.Finished) return new(start, Seq<(Step, Receipt)>(), None);

        await StoreNotes(run);
        var report = await ApplySteps(run, start, stop);
        if (report.Receipts.Count == plan.Steps.Count && report.Count(StepOutcome.Failed, StepOutcome.Unknown) == 0)
            await state.FinishPlan(id, clock.GetUtcNow(), CancellationToken.None);
        return report;
    }

    /// <summary>Nothing of the plan is applied, its notes neither; that it is so is an open issue.</summary>
    private static async Task<ApplyReport> Stop(ApplyRun run, Seq<SafetyVerdict> left)
    {
        await LogFindings(run, left);
        return new(PlanStart.Started, Seq<(Step, Receipt)>(), None) { Unaccepted = left };
    }

    private static Task LogFindings(ApplyRun run, Seq<SafetyVerdict> left) =>
        run.State.LogFindings(StandingIssues.Of(run.Plan, left, run.Clock.GetUtcNow()), StandingIssues.Wanted(run.Plan), CancellationToken.None);

    /// <summary>A plan without steps is not kept: moving its bases twice does no harm.</summary>
    private static async Task<ApplyReport> ApplyNotes(ApplyRun run)
    {
        await StoreNotes(run);
        return new(PlanStart.Started, Seq<(Step, Receipt)>(), None);
    }

    private static async Task StoreNotes(ApplyRun run)
    {
        await BaseMoves.Store(run);
        if (!run.Plan.Passes.IsEmpty) await run.State.Remember(run.Plan.Passes, CancellationToken.None);
        await LogFindings(run, Seq<SafetyVerdict>());
    }

    private async Task<ApplyReport> ApplySteps(ApplyRun run, PlanStart start, CancellationToken stop)
    {
        var before = (await state.Receipts(run.PlanId, CancellationToken.None)).Filter(static receipt => receipt.Outcome is StepOutcome.Done or StepOutcome.Adopted);
        foreach (var receipt in before) run.Receipts.Add(receipt.Step, receipt);
        foreach (var step in run.Plan.Steps)
        {
            if (stop.IsCancellationRequested || run.Stopped.IsSome) break;
            if (run.Receipts.ContainsKey(step.Id)) continue;
            run.Receipts[step.Id] = await Apply(run, step, stop);
            progress.Report(new(run.Receipts.Count, run.Plan.Steps.Count, step, run.Receipts[step.Id].Outcome));
        }
        return new(start, run.Plan.Steps.Filter(step => run.Receipts.ContainsKey(step.Id)).Map(step => (step, run.Receipts[step.Id])).Strict(), run.Stopped);
    }

    private static async Task<Receipt> Apply(ApplyRun run, Step step, CancellationToken stop)
    {
        if (run.IsUnneeded(step)) return run.Unneeded(step);
        if (step.After.Find(edge => !run.Ended(edge)).Case is After missing)
            return await run.Fail(step, StepOutcome.Blocked, "waits", $"It waits for step {missing.Step}, which did not end as it should.");
        if (run.LinkedSince(step).Case is Link link)
            return await run.Fail(step, StepOutcome.Stale, "linked", $"{link.SeveraId} and {link.FortnoxId} were linked after the plan was made.");
        if (run.DecidedSince(step).Case is Decision decision)
            return await run.Fail(step, StepOutcome.Stale, "decided", $"{decision.By} decided of {string.Join(" and ", decision.Of.Records)} after the plan was made: {Words.Of(decision.Judgement)}.");
        if (run.LinkEnded(step))
            return await run.Fail(step, StepOutcome.Stale, "ended", $"The link of {step.Source} was ended by an earlier step; the next plan looks at it anew.");
        return step.Verb switch
        {
            Verb.Link => await Linking.Apply(run, step),
            Verb.Update => await Updating.Apply(run, step),
            Verb.Act => await Acting.Apply(run, step),
            Verb.Attach => await Attaching.Apply(run, step),
            Verb.Create when run.OpenIntent(step).IsNone => await Creating.Apply(run, step, None),
            Verb.Create or Verb.Resolve => await Resolving.Apply(run, step, stop),
            _ => throw new UnreachableException(step.Verb.ToString()),
        };
    }
}
