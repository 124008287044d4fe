using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>How steps and runs end (DESIGN 7, M38).</summary>
public sealed class EndingTests
{
    [Fact]
    public async Task Law12_a_lost_right_stops_the_run_and_the_same_plan_goes_on_when_it_is_back()
    {
        var company = Scenes.Of([Scenes.Thing("1"), Scenes.Thing("2"), Scenes.Thing("3")], []);
        company.Outside.Happens = static (_, before) => before == 1 ? Mishap.Auth : Mishap.None;
        var plan = await company.Plan();
        var stopped = await company.Apply(plan);
        Assert.Equal(FaultKind.Auth, stopped.Stopped.Map(static fault => fault.Kind));
        Assert.Equal(Seq(StepOutcome.Done, StepOutcome.Failed), stopped.Receipts.Map(static r => r.Receipt.Outcome));
        Assert.Equal(2, company.Outside.Writes.Count);
        Assert.Equal(2, company.Kept.Receipts.Count);
        Assert.Empty(company.Memory.Intents);

        var resumed = await company.Apply(plan);
        Assert.Equal((PlanStart.Resumed, Option<Fault>.None, 3), (resumed.Start, resumed.Stopped, resumed.Count(StepOutcome.Done)));
        Assert.Equal(Seq("1", "2", "2", "3"), toSeq(company.Outside.Writes.Select(static asked => asked.Id)));
        Assert.Equal(PlanStart.Finished, (await company.Apply(plan)).Start);
    }

    [Fact]
    public async Task Law12_a_refused_record_fails_alone_and_is_tried_again_with_the_plan()
    {
        var company = Scenes.Of([Scenes.Thing("1"), Scenes.Thing("2")], []);
        var plan = await company.Plan();
        company.Outside.World = company.Outside.World.Put(Side.Fortnox, "1", company.Outside.World.Severa["s00"].Clear().Add("Key", Value.Of("1")));
        var report = await company.Apply(plan);
        Assert.Equal(Seq(StepOutcome.Failed, StepOutcome.Done), report.Receipts.Map(static r => r.Receipt.Outcome));
        Assert.Equal("2000637", report.Receipts[0].Receipt.Code);
        Assert.Empty(company.Memory.Intents);

        company.Outside.World = company.Outside.World.Delete(Side.Fortnox, "1");
        Assert.Equal(2, (await company.Apply(plan)).Count(StepOutcome.Done));
    }

    [Fact]
    public async Task M38_a_field_that_the_system_ignored_is_a_remark_in_the_receipt_and_a_warning_in_the_log()
    {
        const string Remark = "b was sent as 'new' and answered as 'b'";
        var company = await Scenes.AtRest();
        company.Edit(Side.Fortnox, "1", "B", "new");
        company.Outside.Happens = static (_, _) => Mishap.Ignored;
        var (_, report) = await company.Sync();
        var receipt = Assert.Single(report.Receipts).Receipt;
        Assert.Equal((StepOutcome.Done, Remark), (receipt.Outcome, receipt.Message));
        var line = company.Kept.Log[^1];
        Assert.Equal(("warning", true), (line.Level, line.Message.EndsWith(Remark, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task M38_a_step_that_did_as_it_was_told_has_no_remark_and_an_information_in_the_log()
    {
        var company = await Scenes.AtRest();
        Assert.All(company.Kept.Receipts, static receipt => Assert.Equal("", receipt.Message));
        Assert.All(company.Kept.Log, static line => Assert.Equal("info", line.Level));
    }

    [Fact]
    public async Task Law13_a_record_read_by_this_run_under_two_minutes_ago_is_not_read_again()
    {
        var company = await Scenes.AtRest();
        company.Edit(Side.Severa, "s00", "a", "new");
        var plan = await company.Plan();
        var calls = company.Outside.Calls;
        await company.Apply(plan, readAt: plan.Header.At);
        Assert.Equal(1, company.Outside.Calls - calls);
    }

    [Fact]
    public async Task Law13_a_record_read_two_minutes_ago_is_read_again()
    {
        var company = await Scenes.AtRest();
        company.Edit(Side.Severa, "s00", "a", "new");
        var plan = await company.Plan();
        company.Edit(Side.Fortnox, "1", "A", "by hand");
        company.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await company.Apply(plan, readAt: plan.Header.At)).Count(StepOutcome.Stale));
        Assert.Equal("by hand", company.Field(Side.Fortnox, "1", "A"));
    }
}
