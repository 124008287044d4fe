using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>
/// Creates a record, exactly once: the intent is committed before the call; receipt, link and base after it in one transaction;
/// an answer that is lost is looked up, never sent again blindly (DESIGN 7).
/// </summary>
internal static class Creating
{
    /// <param name="absent">The key that was just looked up and not found.</param>
    public static async Task<Receipt> Apply(ApplyRun run, Step step, Option<CreateKey> absent)
    {
        var looked = await Checking.Rows(run, step);
        if (looked.Case is not Checked rows) return (Receipt)looked.Case;
        if (LateValues.Writes(run, step).Case is not Seq<FieldWrite> writes)
            return await run.Fail(step, StepOutcome.Blocked, "late", "A value that an earlier step was to give is not there.");
        if (CreateKeys.Of(run, step, writes).Case is not CreateKey key)
            return await run.Fail(step, StepOutcome.Failed, "no_key", "Without a key a lost create could not be found again.");
        var free = key is CreateKey.Made made ? await Making.Free(run, step, made)
            : CreateKeys.IsFree(key) || absent == key ? key
            : await Look(run, step, key);
        return free.Case is CreateKey unused
            ? await Send(run, step, unused, writes, Source(run, step, rows))
            : (Receipt)free.Case;
    }

    /// <summary>The source as it was checked; one that is gone, as it last was.</summary>
    private static Row Source(ApplyRun run, Step step, Checked rows) => rows.BySide.Find(step.Source.Side)
        .IfNone(() => run.Owner(step).Map(link => link[step.Source.Side].Row.As(run.Schema(step.Source.Entity))).IfNone(Row.None));

    /// <summary>The key, if no record has it yet; where records may be alike, those that are there count as there before.</summary>
    private static async Task<Either<Receipt, CreateKey>> Look(ApplyRun run, Step step, CreateKey key)
    {
        var there = await CreateKeys.Find(run, step, key);
        if (there.Case is Fault fault) return await run.Fail(step, fault);
        var found = there.IfLeft(Seq<Received>());
        if (CreateKeys.IsCounted(run, step, key) && key is CreateKey.Same same)
            return same with { Before = found.Map(static received => received.Id).Strict() };
        return found.IsEmpty
            ? key
            : await run.Fail(step, StepOutcome.Stale, "appeared", $"{step.Entity} {key.Shown} appeared after the plan was made; the next plan looks at it anew.");
    }

    /// <summary>Commits the intent, sends, and stores what came of it.</summary>
    private static async Task<Receipt> Send(ApplyRun run, Step step, CreateKey key, Seq<FieldWrite> writes, Row source)
    {
        var marker = step.Marker.IfNone(() => throw new InvalidOperationException("a create step has a marker"));
        var (field, value) = CreateKeys.Stored(key);
        var intent = new Intent(run.PlanId, step.Id, marker, step.Flow, step.Source, source, step.Entity, field, value, run.Clock.GetUtcNow()) { Part = step.Part };
        await run.State.Intend(intent, CancellationToken.None);
        var schema = run.Schema(step.Entity);
        var answer = key is CreateKey.Made made
            ? await Making.Send(run, made, schema)
            : await run.Systems.Writer(step.Entity.Side).Create(run.Rules.Entity(step.Entity), schema, writes, CancellationToken.None);
        return answer.Case switch
        {
            Received received => await Confirm(run, step, StepOutcome.Done, received, source, Answers.Remarks(run, step, writes, received)),
            Fault { Kind: FaultKind.UnknownOutcome } fault => await LookUp(run, step, key, source, fault),
            Fault fault => await run.Fail(step, fault, closesIntent: true),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What people should know of a record that was found: that it was, and sums otherwise than expected.</summary>
    public static string Adopted(ApplyRun run, Step step, Received found, string how) =>
        string.Join("; ", Seq(how, Answers.Remarks(run, step, Seq<FieldWrite>(), found)).Filter(static text => text.Length > 0)) + ".";

    /// <param name="source">The source's own row, as it was when the create was sent.</param>
    public static Task<Receipt> Confirm(ApplyRun run, Step step, StepOutcome outcome, Received received, Row source, string remark)
    {
        var target = new RecordRef(step.Entity, received.Id);
        var ending = step.EndsLink ? new Ending(outcome, None, target) { Ends = run.Owner(step) } : new Ending(outcome, Linked(run, step, received, source), target);
        return run.Confirm(step, (ending with { Remark = remark }).Wrote(run, received, received.Row));
    }

    private static Link Linked(ApplyRun run, Step step, Received received, Row source)
    {
        var side = step.Entity.Side;
        var rows = HashMap((side, received.Row), (side.Other(), source));
        return step.Part.IsSome ? Links.OfPart(run, step, rows) : Links.Of(run, step, received.Id, rows);
    }

    /// <summary>The answer was lost: found means made; not found proves nothing yet, the next run settles it (MODEL 2).</summary>
    private static async Task<Receipt> LookUp(ApplyRun run, Step step, CreateKey key, Row source, Fault lost)
    {
        run.Trouble(lost);
        var found = (await CreateKeys.FindMade(run, step, key)).IfLeft(Seq<Received>());
        return found.Count == 1 && !run.IsLinked(step, found[0])
            ? await Confirm(run, step, StepOutcome.Adopted, found[0], source, Adopted(run, step, found[0], "The answer was lost; the record was found and linked"))
            : await run.Fail(step, StepOutcome.Unknown, lost.Code, found.Count < 2
                ? $"{lost}. It may still have happened; the next run looks before it tries again."
                : CreateKeys.Twins(step, key, found));
    }
}
