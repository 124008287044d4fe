using System.Diagnostics;
using Brygga.Connectors.State;
using Brygga.Engine.Planning;

namespace Brygga.Connectors.Applying;

/// <summary>What the transfer log says of a step (M38).</summary>
internal static class LogLines
{
    public static LogEntry Done(Step step, StepOutcome outcome, string target, string remark, DateTimeOffset at)
    {
        var fields = string.Join(", ", step.Fields.Map(static change => change.Field));
        var what = (step.Verb, outcome) switch
        {
            (Verb.Link, _) => $"linked with {step.Entity}/{target}",
            (Verb.Update, _) => $"updated {step.Entity}/{target}: {fields}",
            (_, StepOutcome.Adopted) => $"found {step.Entity}/{target} and linked it",
            (Verb.Create or Verb.Resolve, _) => $"created {step.Entity}/{target}: {fields}",
            _ => throw new UnreachableException(step.Verb.ToString()),
        };
        return new(at, remark.Length == 0 ? LogLevels.Info : LogLevels.Warning, step.Flow, step.Source.ToString(), remark.Length == 0 ? what : $"{what}. {remark}", "", "");
    }

    public static LogEntry NotDone(Step step, Receipt receipt) => new(
        receipt.At,
        receipt.Outcome is StepOutcome.Stale or StepOutcome.Blocked ? LogLevels.Warning : LogLevels.Error,
        step.Flow,
        step.Source.ToString(),
        receipt.Message,
        receipt.Code,
        receipt.Outcome switch
        {
            StepOutcome.Failed => "Mend the record in its system; the next run tries again.",
            StepOutcome.Unknown => "The next run looks it up before it tries again.",
            _ => "The next run plans it anew.",
        });
}
