using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>
/// Settles a create of an earlier run whose outcome is unknown. Found: adopted. Not found by two look-ups, the second after the
/// target's settling time: it never happened, and is sent if it is still wanted (MODEL 2).
/// </summary>
internal static class Resolving
{
    public static async Task<Receipt> Apply(ApplyRun run, Step step, CancellationToken stop)
    {
        if (run.OpenIntent(step).Case is not Intent intent)
            return await run.Fail(step, StepOutcome.Stale, "settled", "The outcome has become known since the plan was made.");
        var key = CreateKeys.Of(run, intent);
        var found = await CreateKeys.FindMade(run, step, key);
        if (found.Exists(records => records.ForAll(record => run.IsLinked(step, record))))
        {
            await Settle(run, intent, stop);
            found = await CreateKeys.FindMade(run, step, key);
        }
        if (found.Case is Fault fault) return await run.Fail(step, fault);
        var records = found.IfLeft(Seq<Received>());
        return records.Count switch
        {
            0 => await SendAnew(run, step, key),
            1 when run.IsLinked(step, records[0]) => await run.Fail(step, StepOutcome.Stale, "key_used", $"The earlier create proved never to have happened; its key {key.Shown} now belongs to {records[0].Id}, which is linked.", closesIntent: true),
            1 => await Creating.Confirm(run, step, StepOutcome.Adopted, records[0], intent.SourceRow, Creating.Adopted(run, step, records[0], "Made by an earlier run that did not get the answer")),
            _ => await run.Fail(step, StepOutcome.Unknown, "twin", CreateKeys.Twins(step, key, records)),
        };
    }

    private static async Task Settle(ApplyRun run, Intent intent, CancellationToken stop)
    {
        var sent = intent.At > run.Quiet ? intent.At : run.Quiet;
        var left = sent + run.Rules[intent.Target.Side].Settle - run.Clock.GetUtcNow();
        if (left > TimeSpan.Zero) await Task.Delay(left, run.Clock, stop);
    }

    private static async Task<Receipt> SendAnew(ApplyRun run, Step step, CreateKey absent)
    {
        var proved = await run.Fail(step, StepOutcome.Stale, "not_made", "The earlier create proved never to have happened.", closesIntent: true);
        return step.Fields.IsEmpty && step.Action.IsNone ? proved : await Creating.Apply(run, step, Some(absent));
    }
}
