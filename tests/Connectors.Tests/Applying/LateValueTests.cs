using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>Values that an earlier step's answer gives (MODEL 2).</summary>
public sealed class LateValueTests
{
    [Theory]
    [InlineData("Key", "Copy", "3")]
    [InlineData("A", "ToText", "77")]
    [InlineData("A", "ToNumber", "77")]
    [InlineData("Active", "ToText", "true")]
    public async Task M32_a_late_value_is_what_the_earlier_step_was_answered(string field, string conversion, string written)
    {
        var company = await Scenes.AtRest();
        var plan = await Plan(company, field, conversion);
        Assert.Equal(2, (await company.Apply(plan)).Count(StepOutcome.Done));
        Assert.Equal(written, company.Field(Side.Fortnox, "1", "A"));
    }

    [Fact]
    public async Task M32_a_late_value_of_a_step_done_by_an_earlier_run_is_taken_from_its_receipt()
    {
        var company = await Scenes.AtRest();
        var plan = await Plan(company, "Key", "Copy");
        await Assert.ThrowsAsync<CrashException>(() => company.Apply(plan, new(effect =>
        {
            if (effect is { What: "confirm", After: true }) throw new CrashException();
        })));
        var report = await company.Apply(plan);
        Assert.Equal((PlanStart.Resumed, 2), (report.Start, report.Count(StepOutcome.Done)));
        Assert.Equal("3", company.Field(Side.Fortnox, "1", "A"));
        Assert.Equal(2, company.Outside.Writes.Count(static asked => asked.Id is "1" or "3") - 1);
    }

    [Theory]
    [InlineData("C", "Copy")]
    [InlineData("B", "ToNumber")]
    [InlineData("NotThere", "Copy")]
    public async Task M32_a_late_value_that_is_missing_or_no_number_blocks_the_step_and_clears_nothing(string field, string conversion)
    {
        var company = await Scenes.AtRest();
        var report = await company.Apply(await Plan(company, field, conversion));
        Assert.Equal((1, 1), (report.Count(StepOutcome.Done), report.Count(StepOutcome.Blocked)));
        Assert.Equal("a", company.Field(Side.Fortnox, "1", "A"));
    }

    [Fact]
    public async Task M32_a_late_value_of_a_step_that_failed_blocks_the_step()
    {
        var company = await Scenes.AtRest();
        var plan = await Plan(company, "Key", "Copy");
        company.Outside.World = company.Outside.World.Put(Side.Fortnox, "3", company.Outside.World.Fortnox["2"].SetItem("Key", Value.Of("3")));
        var report = await company.Apply(plan);
        Assert.Equal((1, 1), (report.Count(StepOutcome.Failed), report.Count(StepOutcome.Blocked)));
        Assert.Equal("a", company.Field(Side.Fortnox, "1", "A"));
    }

    /// <summary>Record 3 is to be created in Fortnox, and record 1 to get a field of the answer as its A.</summary>
    private static async Task<Plan> Plan(Company company, string field, string conversion)
    {
        company.Outside.World = company.Outside.World.Put(Side.Severa, "s03", company.Outside.World.Severa["s00"].SetItems(
            [KeyValuePair.Create("key", Value.Of("3")), KeyValuePair.Create("a", Value.Of("77")), KeyValuePair.Create("c", Value.Nothing)]));
        company.Edit(Side.Severa, "s00", "a", "changed");
        var plan = await company.Plan();
        Assert.Equal(Seq(Verb.Create, Verb.Update), plan.Steps.Map(static step => step.Verb));
        var late = new Wanted.Late(plan.Steps[0].Id, field, Enum.Parse<Conversion>(conversion));
        return plan with { Steps = Seq(plan.Steps[0], plan.Steps[1] with { Fields = plan.Steps[1].Fields.Map(change => change with { After = late }).Strict() }) };
    }
}
