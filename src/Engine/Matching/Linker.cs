using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>A step for each pair found now: both sides are stored as they stand, nothing is written remotely (MODEL 1).</summary>
internal static class Linker
{
    public static FlowPlan Link(FlowTask task, Matches matches)
    {
        var found = matches.Pairs.Filter(static pair => pair.Known.IsNone).Strict();
        return task.Unproved.Case is string why
            ? FlowPlan.Of(Seq<Step>()) with { Findings = found.Map(pair => Findings.Unproved(About(task, pair), why)).Strict() }
            : FlowPlan.Of(found.Map(pair => Step(task, pair)));
    }

    private static About About(FlowTask task, Pair pair) =>
        new(task.Flow.Name, task.Flow.Name, task.Flow.At, Seq(pair.Severa.Ref, pair.Fortnox.Ref), Seq<FieldValue>());

    private static Step Step(FlowTask task, Pair pair)
    {
        var (at, reason) = pair.By.Match(static way => (way.At, Reason.KeysEqual), () => (task.Flow.At, Reason.Decided));
        return new(
            StepIds.Of(task, Verb.Link, pair.Severa.Ref, pair.Fortnox.Ref.Entity, Some(pair.Fortnox.Ref), Seq<FieldChange>()),
            task.Flow.Name,
            at,
            Verb.Link,
            pair.Severa.Ref,
            pair.Fortnox.Ref.Entity,
            Some(pair.Fortnox.Ref),
            Option<Hash>.None,
            Seq<FieldChange>(),
            Fingerprints.Of(pair.Severa, pair.Fortnox),
            Option<Hash>.None,
            Seq<HeldField>(),
            Seq<After>(),
            reason,
            default)
        {
            Reached = ReachedValues.Of(task, pair.Severa, pair.Fortnox),
        };
    }
}
