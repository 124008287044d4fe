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
        var way = pair.By.IfNone(() => throw new InvalidOperationException("a pair found now has the way it was found by"));
        return new(
            StepIds.Of(task, Verb.Link, pair.Severa.Ref, pair.Fortnox.Ref.Entity, Some(pair.Fortnox.Ref), Seq<FieldChange>()),
            task.Flow.Name,
            way.At,
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
            Reason.KeysEqual,
            default)
        {
            Reached = ReachedValues.Of(task, pair.Severa, pair.Fortnox),
        };
    }
}
