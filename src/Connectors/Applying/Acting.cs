using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Connectors.Applying;

/// <summary>
/// Does an action of the catalogue to a record. Whether it was done stands in the record (<c>done:</c>), which is read before, and
/// again where an answer is lost: so it needs no intent.
/// </summary>
internal static class Acting
{
    public static async Task<Receipt> Apply(ApplyRun run, Step step)
    {
        var looked = await Checking.Rows(run, step);
        if (looked.Case is Receipt ended) return ended;
        if (run.Target(step).Case is not RecordRef target)
            return await run.Fail(step, StepOutcome.Blocked, "late", "The record that an earlier step was to make is not there.");
        var action = Conditions.Action(run, step);
        var before = await Conditions.Look(run, target, action);
        if (before.Case is Fault fault) return await run.Fail(step, fault);
        if (before.IfLeft(Option<Received>.None).Case is not Received record)
            return await run.Fail(step, StepOutcome.Stale, "gone", $"{target} no longer exists.", gone: target);
        if (Conditions.IsDone(run, target.Entity, action, record)) return await Confirm(run, step, target, StepOutcome.Adopted, record);
        return Conditions.Forbids(run, target.Entity, action, record)
            ? await run.Fail(step, StepOutcome.Stale, "may_not", $"{target} was changed after the plan was made: {Conditions.May(action)} no longer holds.")
            : await Send(run, step, target, action);
    }

    private static async Task<Receipt> Send(ApplyRun run, Step step, RecordRef target, RemoteAction action)
    {
        var (entity, schema) = (run.Rules.Entity(target.Entity), run.Schema(target.Entity));
        var answer = await run.Systems.Writer(target.Side).Act(entity, schema, target.Id, action, CancellationToken.None);
        return answer.Case switch
        {
            Received received when Conditions.IsUndone(run, target.Entity, action, received) => await run.Fail(
                step, StepOutcome.Failed, "ignored", $"{target.Side.Title()} answered as if {step.Action.IfNone("")} had been done to {target}, but it was not.", remedy: "Do it by hand."),
            Received received => await Confirm(run, step, target, StepOutcome.Done, received),
            Fault { Kind: FaultKind.Auth or FaultKind.Rate } fault => await run.Fail(step, fault),
            var fault => await LookAgain(run, step, target, action, (Fault)fault),
        };
    }

    /// <summary>A repeated call may be refused because the first one, whose answer was lost, has done it.</summary>
    private static async Task<Receipt> LookAgain(ApplyRun run, Step step, RecordRef target, RemoteAction action, Fault fault)
    {
        var after = await Records.Read(run, target, run.Schema(target.Entity));
        return after.IfLeft(Option<Received>.None).Filter(record => Conditions.IsDone(run, target.Entity, action, record)).Case is Received done
            ? await Confirm(run, step, target, StepOutcome.Adopted, done)
            : await run.Fail(step, fault);
    }

    private static Task<Receipt> Confirm(ApplyRun run, Step step, RecordRef target, StepOutcome outcome, Received received) =>
        run.Confirm(step, new Ending(outcome, DocumentLinks.Acted(run, step, target, received.Row), target).Wrote(run, received, received.Row));
}
