using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Worlds;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Brygga.Engine.Tests.Matching;

/// <summary>The engine's laws where people have decided, and what they may rely on whatever else the registers hold.</summary>
[Properties(Arbitrary = [typeof(Decided)], MaxTest = 400)]
public sealed class DecisionsHoldTheLaws
{
    [Property] public bool Law1_order_culture_and_zone_change_nothing(Scenario s, int seed) => Laws.Law1_order_culture_and_zone_change_nothing(Pipeline.Compute, s, seed & int.MaxValue);

    [Property] public bool Law2_after_applying_the_next_plan_has_no_steps(Scenario s) => Laws.Law2_after_applying_the_next_plan_has_no_steps(Pipeline.Compute, s, 0);

    [Property] public bool Law4_swapping_the_systems_mirrors_the_plan(Scenario s) => Laws.Law4_swapping_the_systems_mirrors_the_plan(Pipeline.Compute, s, 0);

    [Property] public bool Law8_an_unread_value_never_adds_a_write(Scenario s, int seed) => Laws.Law8_an_unread_value_never_adds_a_write(Pipeline.Compute, s, seed & int.MaxValue);

    [Property] public bool Law9_a_truncated_listing_never_adds_a_step(Scenario s, int seed) => Laws.Law9_a_truncated_listing_never_adds_a_step(Pipeline.Compute, s, seed & int.MaxValue);

    [Property] public bool Law15_a_record_is_linked_at_most_once(Scenario s) => Laws.Law15_a_record_is_linked_at_most_once(Pipeline.Compute, s, 0);

    [Property] public bool Law16_an_unrelated_record_changes_no_link_except_into_a_tie(Scenario s, int seed) => Laws.Law16_an_unrelated_record_changes_no_link_except_into_a_tie(Pipeline.Compute, s, seed & int.MaxValue);

    [Property]
    public bool A_pair_that_was_rejected_is_never_linked(Scenario s) => EachLink(s, static (decision, step) =>
        decision.Judgement != Judgement.Reject || !(decision.Of.Severa == step.Source && decision.Of.Fortnox == step.Target));

    [Property]
    public bool A_record_without_a_partner_is_never_linked_nor_is_one_that_is_undecided(Scenario s) => EachLink(s, static (decision, step) =>
        decision.Judgement is not (Judgement.CreateNew or Judgement.Defer) || !decision.Of.Records.Exists(record => record == step.Source || step.Target == record));

    [Property]
    public bool An_accepted_record_is_linked_with_its_own_partner_or_with_nobody(Scenario s) => EachLink(s, static (decision, step) =>
        decision.Judgement != Judgement.Accept
        || (decision.Of.Severa == step.Source) == (decision.Of.Fortnox == step.Target));

    [Property]
    public bool An_accepted_or_undecided_record_is_never_created_anew(Scenario s) => Laws.EachMoment(Pipeline.Compute, s).All(moment => moment.Plan.Steps
        .Filter(static step => step.Verb == Verb.Create)
        .ForAll(step => !moment.Memory.Decisions.Exists(decision => decision.Judgement is Judgement.Accept or Judgement.Defer && decision.Of.Records.Contains(step.Source))));

    [Property]
    public bool A_decision_leads_to_its_pair_or_a_person_is_told_why_not(Scenario s) => Laws.EachMoment(Pipeline.Compute, s).All(moment => moment.Memory.Decisions
        .Filter(static decision => decision.Judgement == Judgement.Accept)
        .ForAll(decision => moment.Plan.Steps.Exists(step => step.Verb == Verb.Link && decision.Of.Severa == step.Source && decision.Of.Fortnox == step.Target)
            || moment.Memory.Links.Exists(link => decision.Of.Severa.Exists(r => r.Id == link.SeveraId) && decision.Of.Fortnox.Exists(r => r.Id == link.FortnoxId))
            || moment.Plan.Findings.Exists(finding => finding.What.Code is "BRY2032" or "BRY2034" or "BRY2035" or "BRY2036" && decision.Of.Records.Exists(record => finding.Records.Contains(record)))));

    private static bool EachLink(Scenario scenario, Func<Decision, Step, bool> holds) => Laws.EachMoment(Pipeline.Compute, scenario)
        .All(moment => moment.Plan.Steps.Filter(static step => step.Verb == Verb.Link).ForAll(step => moment.Memory.Decisions.ForAll(decision => holds(decision, step))));

    private static class Decided
    {
        public static Arbitrary<Scenario> Scenarios() => Arb.From(Generated.Decided(), Generated.Shrink);
    }
}
