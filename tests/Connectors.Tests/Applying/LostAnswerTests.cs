using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Xunit;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>Creates whose answer was lost (DESIGN 7, MODEL 2).</summary>
public sealed class LostAnswerTests
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(120);

    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task Law11_a_create_that_was_committed_is_adopted_in_the_same_run(string side)
    {
        var company = Missing(side, Mishap.LostAfter);
        var (_, report) = await company.Sync();
        Assert.Equal(StepOutcome.Adopted, Assert.Single(report.Receipts).Receipt.Outcome);
        Assert.Single(company.Outside.Created);
        Assert.Single(company.Memory.Links);
        Assert.Empty(company.Memory.Intents);
    }

    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task Law11_a_create_that_was_not_committed_stays_unknown_until_the_next_run_makes_it(string side)
    {
        var company = Missing(side, Mishap.LostBefore);
        var (_, report) = await company.Sync();
        Assert.Equal(StepOutcome.Unknown, Assert.Single(report.Receipts).Receipt.Outcome);
        Assert.Single(company.Memory.Intents);

        company.Outside.Happens = static (_, _) => Mishap.None;
        var (plan, next) = await company.Sync();
        Assert.Equal(Verb.Resolve, Assert.Single(plan.Steps).Verb);
        Assert.Equal(StepOutcome.Done, Assert.Single(next.Receipts).Receipt.Outcome);
        Assert.Single(company.Outside.Created);
        Assert.True(await company.ComesToRest());
    }

    [Fact]
    public async Task Law11_a_twin_is_told_of_with_its_ids_and_never_adopted()
    {
        var company = Missing("severa", Mishap.LostAfter);
        var (_, report) = await company.Sync(new(effect =>
        {
            if (effect is { What: "create severa", After: true }) company.MakeInSevera("by-hand", "1");
        }));
        AssertTwin(company, Assert.Single(report.Receipts).Receipt);

        var (_, next) = await company.Sync();
        AssertTwin(company, next.Receipts.Find(static r => r.Step.Verb == Verb.Resolve).Map(static r => r.Receipt).IfNone(() => throw new InvalidOperationException("no resolve")));
        Assert.Single(company.Outside.Created);
    }

    [Fact]
    public async Task Law11_a_twin_that_a_person_has_settled_is_adopted()
    {
        var company = Missing("severa", Mishap.LostAfter);
        await company.Sync(new(effect =>
        {
            if (effect is { What: "create severa", After: true }) company.MakeInSevera("by-hand", "1");
        }));
        company.Outside.World = company.Outside.World.Delete(Side.Severa, "by-hand");
        Assert.True(await company.ComesToRest());
        Assert.Equal("guid-0000", Assert.Single(company.Memory.Links).SeveraId);
        Assert.Single(company.Outside.Created);
    }

    [Fact]
    public async Task Law11_a_create_that_is_sent_anew_under_another_key_is_looked_up_under_it_first()
    {
        var company = Missing("severa", Mishap.LostBefore);
        await company.Sync();
        company.Outside.World = company.Outside.World.Delete(Side.Fortnox, "1").Put(Side.Fortnox, "1", company.Outside.World.Fortnox["1"].SetItem("Key", Value.Of("7")));
        company.MakeInSevera("by-hand", "7");
        company.Outside.Happens = static (_, _) => Mishap.None;

        Assert.True(await company.ComesToRest());
        Assert.Empty(company.Outside.Created);
        Assert.Equal("by-hand", Assert.Single(company.Memory.Links).SeveraId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Law11_a_record_that_is_linked_is_not_taken_for_what_a_lost_create_made(bool atOnce)
    {
        var company = Scenes.Of([], [Scenes.Thing("1")], Settle);
        await company.Sync();
        company.Outside.World = company.Outside.World.Put(Side.Fortnox, "2", company.Outside.World.Fortnox["1"].SetItem("Key", Value.Of("2")));
        company.Outside.Happens = (_, _) => Mishap.LostBefore;
        await company.Sync(new(effect =>
        {
            if (effect is { What: "create severa", After: true } && atOnce) company.Edit(Side.Severa, "guid-0000", "key", "2");
        }));
        company.Edit(Side.Severa, "guid-0000", "key", "2");

        var (_, report) = await company.Sync();
        Assert.Equal("key_used", Assert.Single(report.Receipts).Receipt.Code);
        Assert.Single(company.Clock.Waits);
        Assert.True(await company.ComesToRest());
        Assert.Single(company.Memory.Links);
        Assert.Single(company.Outside.Created);
    }

    [Fact]
    public async Task Law11_a_plan_that_is_applied_again_looks_up_the_create_it_does_not_know_of()
    {
        var company = Missing("fortnox", Mishap.Late);
        company.Outside.LateBy = TimeSpan.FromSeconds(60);
        var plan = await company.Plan();
        Assert.Equal(1, (await company.Apply(plan)).Count(StepOutcome.Unknown));
        Assert.Equal(1, (await company.Apply(plan)).Count(StepOutcome.Adopted));
        Assert.Equal(PlanStart.Finished, (await company.Apply(plan)).Start);
        Assert.Single(company.Outside.Created);
        Assert.Single(company.Outside.Writes);
    }

    /// <summary>A record that one side lacks, and what happens to each write.</summary>
    private static Company Missing(string side, Mishap mishap)
    {
        var company = side == "severa" ? Scenes.Of([], [Scenes.Thing("1")], Settle) : Scenes.Of([Scenes.Thing("1")], [], Settle);
        company.Outside.Happens = (_, _) => mishap;
        return company;
    }

    private static void AssertTwin(Company company, Receipt receipt)
    {
        Assert.Equal(StepOutcome.Unknown, receipt.Outcome);
        Assert.Contains("2 records with the key 1 (by-hand, guid-0000)", receipt.Message, StringComparison.Ordinal);
        Assert.Empty(company.Memory.Links);
        Assert.Single(company.Memory.Intents);
    }
}
