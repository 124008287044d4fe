using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Worlds;
using Xunit;
using static Brygga.Engine.Tests.Cases;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests;

public sealed class CreatingCases
{
    [Fact]
    public void M17_a_record_that_the_other_side_lacks_is_created_there_both_ways()
    {
        var plan = World.Empty.Severa("s1", "7").Fortnox("8").Plan(Memory.Blank);
        Assert.Equal([Books.Right, Books.Left], plan.Steps.Map(static s => s.Entity).ToArray());
        Assert.All(plan.Steps, static step => Assert.Equal((Verb.Create, Reason.MissingThere), (step.Verb, step.Reason)));
    }

    [Fact]
    public void Nothing_is_created_while_a_listing_is_not_whole()
    {
        var (book, world) = (Books.Of(Plain), World.Empty.Severa("s1", "7"));
        var snapshot = world.Read(book, Now);
        var partial = new Snapshot(snapshot.Tables.Map(static table => table with { Coverage = Coverage.NothingRead }).Strict());
        var plan = Pipeline.Compute(book, partial, Memory.Blank, new("test", Now));
        Assert.Empty(plan.Steps);
        Assert.Equal([Reason.Unproved], plan.Reasons());
    }

    [Fact]
    public void A_listing_that_ended_before_the_run_began_proves_nothing()
    {
        var (book, world) = (Books.Of(Plain), World.Empty.Severa("s1", "7"));
        Assert.Empty(Pipeline.Compute(book, world.Read(book, Now.AddSeconds(-1)), Memory.Blank, new("test", Now)).Steps);
    }

    [Fact]
    public void A_source_with_an_open_intent_is_resolved_never_created()
    {
        var world = World.Empty.Severa("s1", "7");
        var create = Assert.Single(world.Plan(Memory.Blank).Steps);
        var step = Assert.Single(world.Plan(WithIntent(world, create)).Steps);
        Assert.Equal((Verb.Resolve, create.Marker), (step.Verb, step.Marker));
    }

    [Fact]
    public void A_record_that_an_unconfirmed_create_made_is_resolved_not_linked_anew()
    {
        var world = World.Empty.Severa("s1", "7");
        var memory = WithIntent(world, Assert.Single(world.Plan(Memory.Blank).Steps));
        Assert.Equal([Verb.Resolve], world.Fortnox("7").Plan(memory).Verbs());
    }

    [Fact]
    public void A_record_that_an_unconfirmed_create_may_have_made_is_not_created_back()
    {
        var world = World.Empty.Severa("s1", "7");
        var memory = WithIntent(world, Assert.Single(world.Plan(Memory.Blank).Steps));
        var plan = World.Empty.Severa("s1", "renamed").Fortnox("7").Plan(memory);
        Assert.Equal([Verb.Resolve], plan.Verbs());
        Assert.Contains(Reason.Unproved, plan.Reasons());
    }

    [Fact]
    public void The_marker_outlives_a_changed_value_and_the_step_id_does_not()
    {
        var (before, after) = (World.Empty.Severa("s1", "7", "x").Plan(Memory.Blank).Steps[0], World.Empty.Severa("s1", "7", "y").Plan(Memory.Blank).Steps[0]);
        Assert.Equal(before.Marker, after.Marker);
        Assert.NotEqual(before.Id, after.Id);
    }

    [Fact]
    public void The_same_wish_has_the_same_id_in_every_plan()
    {
        var world = World.Empty.Severa("s1", "7", "x");
        Assert.Equal(world.Plan(Memory.Blank).Steps[0].Id, world.Severa("s2", "8").Plan(Memory.Blank).Steps.Find(static s => s.Source == S("s1")).Map(static s => s.Id));
    }

    [Fact]
    public void The_number_of_a_linked_record_that_is_gone_is_not_used_again()
    {
        var world = World.Empty.Severa("s1", "7").Fortnox("7");
        var plan = world.Delete(Side.Fortnox, "7").Severa("s2", "7").Plan(world.Synced());
        Assert.Empty(plan.Steps);
        Assert.Contains(Reason.KeyUsedTwice, plan.Reasons());
    }

    private static Memory WithIntent(World world, Step create)
    {
        var row = world.Row(Books.Of(Plain), create.Source).IfNone(Row.None);
        return Memory.Blank with { Intents = Seq1(new Intent(Hash.Of("plan"), create.Id, create.Marker.IfNone(default(Hash)), create.Flow, create.Source, row, create.Entity, "Key", Value.Of("7"), Now)) };
    }
}
