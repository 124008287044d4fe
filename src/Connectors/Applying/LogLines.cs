using System.Diagnostics;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Connectors.Applying;

/// <summary>What the transfer log says of a step (M38).</summary>
internal static class LogLines
{
    public static LogEntry Done(Step step, Ending ending, DateTimeOffset at)
    {
        var (outcome, target, remark) = (ending.Outcome, ending.Target, ending.Remark);
        var fields = string.Join(", ", step.Fields.Map(static change => change.Field));
        var what = (step.Verb, outcome) switch
        {
            (Verb.Link, _) => $"linked with {target}",
            (Verb.Update, _) => $"updated {target}: {fields}",
            (Verb.Act, StepOutcome.Adopted) => $"{step.Action.IfNone("")} of {target}: it was done already",
            (Verb.Act, _) => $"{step.Action.IfNone("")} of {target}",
            (Verb.Attach, _) when ending.What.Length == 0 => $"attached nothing to {target}",
            (Verb.Attach, StepOutcome.Adopted) => $"{ending.What} was attached to {target} already",
            (Verb.Attach, _) => $"attached {ending.What} to {target}",
            (_, StepOutcome.Adopted) when step.EndsLink => $"found the counter entry {target}; {step.Source} is no longer linked",
            (Verb.Create or Verb.Resolve, _) when step.EndsLink => $"made the counter entry {target}: {fields}; {step.Source} is no longer linked",
            (_, StepOutcome.Adopted) => $"found {target} and linked it",
            (Verb.Create or Verb.Resolve, _) when step.Action.Case is string action => $"created {target} by {action} of {step.From.Match(static from => from.ToString(), static () => "")}",
            (Verb.Create or Verb.Resolve, _) => $"created {target}: {fields}",
            _ => throw new UnreachableException(step.Verb.ToString()),
        };
        return new(at, remark.Length == 0 ? LogLevels.Info : LogLevels.Warning, step.Flow, step.Source.ToString(), remark.Length == 0 ? what : $"{what}. {remark}", "", "");
    }

    /// <param name="remedy">What a person can do; where nothing is said, what helps for the most part.</param>
    public static LogEntry NotDone(Step step, Receipt receipt, FaultKind kind, string message, Option<string> remedy) => new(
        receipt.At,
        receipt.Outcome is StepOutcome.Stale or StepOutcome.Blocked ? LogLevels.Warning : LogLevels.Error,
        step.Flow,
        step.Source.ToString(),
        message,
        receipt.Code,
        remedy.IfNone(() => receipt.Outcome switch
        {
            StepOutcome.Failed when kind == FaultKind.Data => "Mend the record in its system: it is then sent again by itself. To have it tried as it is: brygga retry.",
            StepOutcome.Failed when kind == FaultKind.Auth => "Give the integration the right in that system, or connect again.",
            StepOutcome.Failed => "Nothing to do: the next run tries again.",
            StepOutcome.Unknown => "The next run looks it up before it tries again.",
            _ => "The next run plans it anew.",
        }));
}
