using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning;

/// <summary>
/// Takes out of a plan what a system refused just so before, and what can't be done without it, with a finding for each record: a
/// refused write is not sent again in every run (DESIGN 7). What was to be done should it fail is done.
/// </summary>
public static class Withholding
{
    /// <summary>The plan without what was refused before.</summary>
    public static Plan From(Plan plan, Seq<Refusal> refusals)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var refused = Refused(plan, refusals);
        if (refused.Count == 0) return plan;
        var (kept, withheld, findings) = (new List<Step>(), new Dictionary<Hash, Step>(), new List<Finding>());
        foreach (var step in plan.Steps)
        {
            var first = refused.ContainsKey(step.Id) ? None : WaitsFor(step, withheld, refused);
            if (refused.TryGetValue(step.Id, out var refusal)) findings.Add(Findings.RefusedBefore(About(step), step.Entity.Side, refusal));
            else first.Filter(earlier => earlier.Source != step.Source && !step.OnlyOnFailure).IfSome(earlier => findings.Add(Findings.Waits(About(step), earlier.Source)));
            if (refused.ContainsKey(step.Id) || first.IsSome) withheld.Add(step.Id, step);
            else kept.Add(step with { After = step.After.Filter(edge => !refused.ContainsKey(edge.Step)).Strict() });
        }
        return plan with
        {
            Steps = toSeq(kept).Strict(),
            Withheld = (plan.Withheld + toSeq(withheld.Values)).Strict(),
            Findings = (plan.Findings + toSeq(findings.DistinctBy(static finding => (finding.Flow, finding.Records, finding.What)))).Strict(),
        };
    }

    /// <summary>A create whose outcome is unknown is looked up whatever was refused; a link is nobody's to refuse.</summary>
    private static Dictionary<Hash, Refusal> Refused(Plan plan, Seq<Refusal> refusals)
    {
        var refused = new Dictionary<Hash, Refusal>();
        if (refusals.IsEmpty) return refused;
        var known = refusals.ToLookup(static refusal => (refusal.Subject, refusal.Wish));
        foreach (var step in plan.Steps.Where(static step => step.Verb is not (Verb.Link or Verb.Resolve)))
            if (known[(Wishes.Subject(step), Wishes.Of(step, plan.Header.Rules))].FirstOrDefault() is { } refusal) refused.TryAdd(step.Id, refusal);
        return refused;
    }

    private static Option<Step> WaitsFor(Step step, Dictionary<Hash, Step> withheld, Dictionary<Hash, Refusal> refused) => step.After
        .Filter(edge => withheld.ContainsKey(edge.Step) && !(edge.On == Outcome.Failure && refused.ContainsKey(edge.Step)))
        .Map(edge => withheld[edge.Step]).HeadOrNone();

    private static About About(Step step) =>
        new(step.Flow, step.Flow, step.Rule, toSeq(step.Source.Cons(step.Target.Filter(target => target != step.Source).ToSeq()).OrderBy(static record => record.Side)).Strict(), Seq<FieldValue>());
}
