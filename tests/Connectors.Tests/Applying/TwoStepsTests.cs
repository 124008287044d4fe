using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>One pair that is written in both directions, since a field has another master.</summary>
public sealed class TwoStepsTests
{
    [Fact]
    public async Task Law11_a_crash_anywhere_between_two_steps_of_one_pair_loses_neither()
    {
        var company = await Pending();
        var effects = Effects.Calm();
        var (plan, _) = await company.Fork(rereads: true).Sync(effects);
        Assert.Equal(Seq(Side.Severa, Side.Fortnox), plan.Steps.Map(static step => step.Entity.Side));
        for (var effect = 0; effect < effects.Count; effect++)
        {
            var crashed = company.Fork(rereads: true);
            Assert.True(await crashed.KilledAt(effect));
            Assert.True(await crashed.ComesToRest());
            AssertInStep(crashed);
        }
    }

    [Fact]
    public async Task Law11_a_plan_killed_between_two_steps_of_one_pair_leaves_the_second_to_the_next_plan()
    {
        var company = await Pending();
        var plan = await company.Plan();
        await Assert.ThrowsAsync<CrashException>(() => company.Apply(plan, KilledAfterTheFirst()));
        var report = await company.Apply(plan);
        Assert.Equal((PlanStart.Resumed, 1, 1), (report.Start, report.Count(StepOutcome.Done), report.Count(StepOutcome.Stale)));
        Assert.True(await company.ComesToRest());
        AssertInStep(company);
        Assert.Empty((await company.Plan()).Steps);
    }

    [Fact]
    public async Task Law13_an_edit_between_a_killed_plan_and_its_resumption_makes_the_second_step_stale()
    {
        var company = await Pending();
        var plan = await company.Plan();
        await Assert.ThrowsAsync<CrashException>(() => company.Apply(plan, KilledAfterTheFirst()));
        company.Edit(Side.Severa, "s00", "a", "by hand");
        var report = await company.Apply(plan);
        Assert.Equal((1, 1), (report.Count(StepOutcome.Done), report.Count(StepOutcome.Stale)));
        Assert.Equal("a", company.Field(Side.Fortnox, "1", "A"));
    }

    [Fact]
    public async Task Law13_a_record_that_the_run_wrote_two_minutes_ago_is_read_again_before_the_second_step()
    {
        var company = await Pending();
        var plan = await company.Plan();
        var report = await company.Apply(plan, new(effect =>
        {
            if (effect is not { What: "confirm", After: true }) return;
            company.Clock.Advance(TimeSpan.FromMinutes(2));
            company.Edit(Side.Severa, "s00", "a", "by hand");
        }));
        Assert.Equal((1, 1), (report.Count(StepOutcome.Done), report.Count(StepOutcome.Stale)));
        Assert.Equal("a", company.Field(Side.Fortnox, "1", "A"));
    }

    [Fact]
    public async Task Law13_an_edit_that_comes_with_the_answer_is_no_part_of_what_was_agreed()
    {
        var company = await Scenes.AtRest();
        company.Edit(Side.Severa, "s00", "a", "of Severa");
        await company.Sync(new(effect =>
        {
            if (effect is { What: "update fortnox", After: false }) company.Edit(Side.Fortnox, "1", "B", "of Fortnox");
        }));
        Assert.True(await company.ComesToRest());
        AssertInStep(company);
    }

    [Fact]
    public async Task Law13_a_saved_plan_writes_nothing_over_what_a_later_run_kept()
    {
        var company = await Scenes.AtRest();
        company.Edit(Side.Severa, "s00", "a", "new");
        var saved = await company.Plan();
        await company.Sync();
        company.Edit(Side.Fortnox, "1", "A", "a");
        await company.Sync();
        var report = await company.Apply(saved);
        Assert.Equal((1, "a"), (report.Count(StepOutcome.Stale), company.Field(Side.Fortnox, "1", "A")));
    }

    [Fact]
    public async Task A_system_that_does_not_answer_ends_the_run_after_three_steps()
    {
        var company = Scenes.Of([.. Enumerable.Range(1, 6).Select(static i => Scenes.Thing($"{i}"))], []);
        company.Outside.Happens = static (_, _) => Mishap.LostBefore;
        var (_, report) = await company.Sync();
        Assert.Equal((3, true), (report.Receipts.Count, report.Stopped.IsSome));
    }

    [Fact]
    public async Task Law8_a_link_that_was_stored_without_its_bases_is_compared_without_writing()
    {
        var company = await Pending();
        await company.Open(Effects.Calm()).MoveBases(company.Memory.Links.Map(static link => link with { Severa = link.Severa with { Row = Row.None } }).Strict(), Seq<LogEntry>(), CancellationToken.None);
        Assert.Empty((await company.Plan()).Steps);
    }

    private static async Task<Company> Pending()
    {
        var company = await Scenes.AtRest();
        company.Edit(Side.Severa, "s00", "a", "of Severa");
        company.Edit(Side.Fortnox, "1", "B", "of Fortnox");
        return company;
    }

    private static Effects KilledAfterTheFirst() => new(static effect =>
    {
        if (effect is { What: "confirm", After: true }) throw new CrashException();
    });

    private static void AssertInStep(Company company)
    {
        Assert.Equal("of Severa", company.Field(Side.Fortnox, "1", "A"));
        Assert.Equal("of Fortnox", company.Field(Side.Severa, "s00", "b"));
    }
}
