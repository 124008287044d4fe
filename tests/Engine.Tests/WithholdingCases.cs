using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Worlds;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static Brygga.Engine.Tests.Cases;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests;

/// <summary>What a system refused is not sent again before something has changed.</summary>
[Properties(Arbitrary = [typeof(Generated)], MaxTest = 100)]
public sealed class WithholdingCases
{
    private static readonly World New = World.Empty.Severa("s1", "7", "x").Severa("s2", "8", "x");

    [Fact]
    public void A_refused_step_is_withheld_with_a_finding_and_no_other_is()
    {
        var plan = New.Plan(Refused(New.Plan(Memory.Blank), "s1"));
        Assert.Equal([S("s2")], plan.Steps.Map(static step => step.Source).ToArray());
        Assert.Equal([S("s1")], plan.Withheld.Map(static step => step.Source).ToArray());
        var held = Assert.Single(plan.Findings);
        Assert.Equal((FindingKind.Hold, Reason.RefusedBefore, "BRY3006"), (held.Kind, held.Reason, held.What.Code));
        Assert.Contains("since 2026-02-20 08:00 UTC", held.What.Message, StringComparison.Ordinal);
        Assert.Contains("the name is wrong", held.What.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_tried_again_when_the_record_has_changed() =>
        Assert.Empty(New.Severa("s1", "7", "y").Plan(Refused(New.Plan(Memory.Blank), "s1")).Withheld);

    [Fact]
    public void It_is_tried_again_when_the_rules_have_changed()
    {
        var book = Books.Of(Plain);
        Assert.Empty(New.Plan(Refused(New.Plan(Memory.Blank), "s1"), book: book with { Hash = Hash.Of("edited") }).Withheld);
    }

    [Fact]
    public void A_create_whose_outcome_is_unknown_is_looked_up_whatever_was_refused()
    {
        var plan = New.Plan(Memory.Blank);
        var create = plan.Steps.Find(static step => step.Source == S("s1")).IfNone(() => throw new InvalidOperationException());
        Assert.Equal(Wishes.Subject(create), Wishes.Subject(create with { Verb = Verb.Resolve }));
        Assert.Empty(Withheld(plan with { Steps = Seq1(create with { Verb = Verb.Resolve }) }).Withheld);
    }

    [Fact]
    public void What_waits_for_a_refused_step_waits_too_and_what_answers_for_a_failure_is_done()
    {
        var first = New.Plan(Memory.Blank).Steps.Find(static step => step.Source == S("s1")).IfNone(() => throw new InvalidOperationException());
        var behind = first with { Id = Hash.Of("behind"), Source = S("s3"), After = Seq1(new After(first.Id, Outcome.Success)) };
        var last = first with { Id = Hash.Of("last"), Source = S("s4"), After = Seq1(new After(behind.Id, Outcome.Success)) };
        var failed = first with { Id = Hash.Of("failed"), Verb = Verb.Update, After = Seq1(new After(first.Id, Outcome.Failure)) };
        var plan = Withheld(New.Plan(Memory.Blank) with { Steps = Seq(first, behind, last, failed) });
        Assert.Equal([S("s1"), S("s3"), S("s4")], plan.Withheld.Map(static step => step.Source).ToArray());
        Assert.Equal([Hash.Of("failed")], plan.Steps.Map(static step => step.Id).ToArray());
        Assert.False(plan.Steps[0].OnlyOnFailure);
        Assert.Equal([Reason.RefusedBefore, Reason.Waits, Reason.Waits], plan.Reasons());
    }

    [Property]
    public bool A_plan_is_what_it_does_and_what_it_withholds(Scenario scenario, int seed) => Laws.EachMoment(Pipeline.Compute, scenario).All(moment =>
    {
        var random = new System.Random(seed);
        var refusals = moment.Plan.Steps.Filter(_ => random.Next(3) == 0).Map(step => Refusal(moment.Plan, step)).Strict();
        var plan = Pipeline.Compute(moment.Book, moment.Snapshot, moment.Memory with { Refusals = refusals }, new("test", Now));
        var refused = refusals.Map(static refusal => refusal.Subject).ToHashSet();
        return (plan.Steps + plan.Withheld).Map(static step => step.Id).ToHashSet().SetEquals(moment.Plan.Steps.Map(static step => step.Id))
            && plan.Withheld.ForAll(step => refused.Contains(Wishes.Subject(step)) || !step.After.IsEmpty)
            && plan.Steps.ForAll(step => step.Verb is Verb.Link or Verb.Resolve || !refused.Contains(Wishes.Subject(step)));
    });

    [Property]
    public bool No_two_steps_of_a_plan_have_one_subject(Scenario scenario) => Laws.EachMoment(Pipeline.Compute, scenario)
        .All(static moment => moment.Plan.Steps.Map(Wishes.Subject).Distinct().Count() == moment.Plan.Steps.Count);

    private static Memory Refused(Plan plan, string source) =>
        Memory.Blank with { Refusals = plan.Steps.Filter(step => step.Source == S(source)).Map(step => Refusal(plan, step)).Strict() };

    private static Refusal Refusal(Plan plan, Step step) =>
        new(Wishes.Subject(step), Wishes.Of(step, plan.Header.Rules), new(2026, 2, 20, 8, 0, 0, TimeSpan.Zero), "the name is wrong");

    /// <summary>The plan after its first step was refused.</summary>
    private static Plan Withheld(Plan plan) => Withholding.From(plan, Seq1(Refusal(plan, plan.Steps[0])));
}
