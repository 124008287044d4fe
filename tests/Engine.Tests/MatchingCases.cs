using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Worlds;
using Xunit;
using static Brygga.Engine.Tests.Cases;

namespace Brygga.Engine.Tests;

public sealed class MatchingCases
{
    [Fact]
    public void M11_records_with_one_key_are_linked_and_nothing_is_written()
    {
        var plan = World.Empty.Severa("s1", "7", "x").Fortnox("7", "x").Plan(Memory.Blank);
        var step = Assert.Single(plan.Steps);
        Assert.Equal((Verb.Link, S("s1"), F("7")), (step.Verb, step.Source, step.Target.IfNone(S("none"))));
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void M12_an_inactive_record_is_skipped_with_the_words_of_its_rule()
    {
        var finding = Assert.Single(World.Empty.Severa("s1", "7", active: false).Plan(Memory.Blank).Findings);
        Assert.Equal((FindingKind.Skip, "inactive in Severa"), (finding.Kind, finding.What.Message));
    }

    [Fact]
    public void M15_an_inactive_counterpart_is_refused_never_created_twice()
    {
        var plan = World.Empty.Severa("s1", "7").Fortnox("7", active: false).Plan(Memory.Blank);
        Assert.Empty(plan.Steps);
        Assert.Contains(Reason.PartnerExcluded, plan.Reasons());
    }

    [Fact]
    public void A_key_used_twice_links_nobody_and_names_all_of_them()
    {
        var plan = World.Empty.Severa("s1", "7").Severa("s2", "7").Fortnox("7").Plan(Memory.Blank);
        Assert.Empty(plan.Steps);
        var tie = Assert.Single(plan.Findings);
        Assert.Equal((FindingKind.Tie, 3), (tie.Kind, tie.Records.Count));
    }

    [Fact]
    public void A_new_record_with_the_key_of_a_linked_one_is_not_created()
    {
        var world = World.Empty.Severa("s1", "7").Fortnox("7");
        var plan = world.Severa("s2", "7").Plan(world.Synced());
        Assert.Empty(plan.Steps);
        Assert.Contains(Reason.KeyUsedTwice, plan.Reasons());
    }

    [Fact]
    public void An_empty_key_never_links()
    {
        var plan = World.Empty.Severa("s1", "").Severa("s2", "").Plan(Memory.Blank);
        Assert.Empty(plan.Steps);
        Assert.DoesNotContain(plan.Findings, static f => f.Kind == FindingKind.Tie);
    }

    [Fact]
    public void A_link_outlives_a_changed_key_which_is_reported_and_repaired_by_nobody()
    {
        var world = World.Empty.Severa("s1", "7").Fortnox("7");
        var plan = world.Severa("s1", "8").Plan(world.Synced());
        Assert.Empty(plan.Steps);
        Assert.Contains(Reason.Rekeyed, plan.Reasons());
    }

    [Fact]
    public void A_linked_record_that_is_gone_is_reported_and_not_created_anew()
    {
        var world = World.Empty.Severa("s1", "7").Fortnox("7");
        var plan = world.Delete(Side.Fortnox, "7").Plan(world.Synced());
        Assert.Empty(plan.Steps);
        Assert.Equal([Reason.Gone], plan.Reasons());
    }
}
