using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using Brygga.Worlds;
using Xunit;
using static Brygga.Engine.Tests.Cases;

namespace Brygga.Engine.Tests;

public sealed class ExplainingCases
{
    private static readonly RuleBook Book = Books.Of(Plain);

    [Fact]
    public void A_record_without_a_partner_is_told_what_keeps_it_or_creates_it()
    {
        var why = Why(World.Empty.Severa("s1", "7", "x"), Memory.Blank, S("s1"));
        Assert.IsType<Linkage.Alone>(why.Linkage);
        Assert.Equal(("by key", Value.Of("7")), Assert.Single(why.Keys.Map(static key => (key.Way, key.Value))));
        Assert.Equal(("inactive in Severa", true, Value.True), Assert.Single(why.Select.Map(static rule => (rule.Rule, rule.Broken.IsNone, Assert.Single(rule.Values).Value))));
        Assert.Equal(("has key", true), Assert.Single(why.Creating.Map(static rule => (rule.Rule, rule.Broken.IsNone))));
        Assert.Equal(Verb.Create, Assert.Single(why.Steps).Verb);
        Assert.Empty(why.Fields);
    }

    [Fact]
    public void Every_rule_is_judged_also_after_one_that_keeps_the_record_out()
    {
        var why = Why(World.Empty.Severa("s1", "", "x", active: false), Memory.Blank, S("s1"));
        Assert.Equal("inactive in Severa", Assert.Single(why.Select).Broken.Map(static finding => finding.What.Message));
        Assert.True(Assert.Single(why.Creating).Broken.IsSome);
        Assert.Empty(why.Steps);
        Assert.Equal(Reason.ByRule, Assert.Single(why.Findings).Reason);
    }

    [Fact]
    public void A_pair_found_now_names_the_way()
    {
        var why = Why(World.Empty.Severa("s1", "7").Fortnox("7"), Memory.Blank, F("7"));
        Assert.Equal((S("s1"), "by key"), why.Linkage is Linkage.Found found ? (found.Partner, found.Way) : default);
        Assert.Equal(2, why.Select.Count);
        Assert.Empty(why.Creating);
    }

    [Fact]
    public void A_field_has_both_values_what_was_agreed_and_what_the_next_plan_does()
    {
        var before = World.Empty.Severa("s1", "7", "old").Fortnox("7", "old");
        var why = Why(before.Severa("s1", "7", "new"), before.Synced(), S("s1"));
        Assert.Equal(F("7"), why.Linkage is Linkage.Remembered known ? known.Partner : default);
        var field = why.Fields.Find(static f => f.Rule == "a").IfNone(() => throw new Xunit.Sdk.XunitException("no rule a"));
        Assert.Equal((Value.Of("old"), Value.Of("old"), Value.Of("new")), (field.Target.Now, field.Target.Base, field.Wanted));
        Assert.Equal((Value.Of("new"), Value.Of("old")), (Assert.Single(field.Reads).Now, field.Reads[0].Base));
        Assert.Equal(Reason.ChangedInSevera, field.Verdict is FieldVerdict.Written written ? written.Change.Reason : default);
        Assert.IsType<FieldVerdict.InStep>(why.Fields.Find(static f => f.Rule == "b").Map(static f => f.Verdict).IfNone(new FieldVerdict.NotConcerned()));
        Assert.IsType<FieldVerdict.OnceOnly>(why.Fields.Find(static f => f.Rule == "key").Map(static f => f.Verdict).IfNone(new FieldVerdict.NotConcerned()));
    }

    [Fact]
    public void Drift_is_left_and_its_finding_says_why()
    {
        var before = World.Empty.Severa("s1", "7", "old").Fortnox("7", "old");
        var why = Why(before.Fortnox("7", "new"), before.Synced(), F("7"));
        var verdict = why.Fields.Find(static f => f.Rule == "a").Map(static f => f.Verdict).IfNone(new FieldVerdict.InStep());
        Assert.Equal(FindingKind.Drift, verdict is FieldVerdict.Left left ? left.Why.Kind : default);
        Assert.True(why.Agrees);
    }

    [Fact]
    public void A_partner_that_is_gone_is_named()
    {
        var before = World.Empty.Severa("s1", "7").Fortnox("7");
        Assert.Equal(new Linkage.Lost(F("7")), Why(before.Delete(Side.Fortnox, "7"), before.Synced(), S("s1")).Linkage);
    }

    [Fact]
    public void A_record_that_was_not_read_is_not_explained() =>
        Assert.True(Explained(World.Empty.Severa("s1", "7"), Memory.Blank, S("s2")).IsNone);

    /// <summary>What is told is the plan's own: a field is written by the explanation if and only if it is by the plan.</summary>
    [Fact]
    public void What_it_says_of_fields_is_what_the_plan_does()
    {
        var before = World.Empty.Severa("s1", "7", "old").Fortnox("7", "old").Severa("s2", "8", "x").Fortnox("8", "x");
        var (world, memory) = (before.Severa("s1", "7", "new").Fortnox("8", "y"), before.Synced());
        foreach (var record in new[] { S("s1"), S("s2") })
        {
            var why = Why(world, memory, record);
            Assert.Equal(
                why.Steps.Bind(static step => step.Fields.Map(static change => change.Rule)).Order(StringComparer.Ordinal),
                why.Fields.Filter(static field => field.Verdict is FieldVerdict.Written).Map(static field => field.Rule).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void People_call_a_record_by_its_key_its_id_or_its_full_name()
    {
        var names = new RecordNames(Book, World.Empty.Severa("s1", "7").Fortnox("7").Severa("s2", "8").Read(Book, Now));
        Assert.Equal([S("s1"), F("7")], names.Called("7").ToArray());
        Assert.Equal([S("s2")], names.Called("s2").ToArray());
        Assert.Equal([F("7")], names.Called("fortnox.Thing/7").ToArray());
        Assert.Equal("8", names[S("s2")]);
        Assert.Empty(names.Called("9").ToArray());
    }

    private static Explanation Why(World world, Memory memory, RecordRef record) =>
        Explained(world, memory, record).IfNone(() => throw new Xunit.Sdk.XunitException("not read"));

    private static LanguageExt.Option<Explanation> Explained(World world, Memory memory, RecordRef record)
    {
        var (snapshot, run) = (world.Read(Book, Now), new Run("test", Now));
        return Explainer.Explain(Book, snapshot, memory, run, Pipeline.Compute(Book, snapshot, memory, run), Book.Flows[0], record)
            .IfLeft(static _ => throw new Xunit.Sdk.XunitException("not planned"));
    }
}
