using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Worlds;
using LanguageExt;
using Xunit;
using static Brygga.Engine.Tests.Cases;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests;

/// <summary>The table of ENGINE 5, row by row.</summary>
public sealed class DiffingCases
{
    private static readonly World Agreed = World.Empty.Severa("s1", "7", "x").Fortnox("7", "x");

    [Fact]
    public void M17_what_the_master_changed_is_written_to_the_other_side()
    {
        var step = Assert.Single(Agreed.Severa("s1", "7", "y").Plan(Agreed.Synced()).Steps);
        Assert.Equal((Verb.Update, Reason.ChangedInSevera), (step.Verb, step.Reason));
        var change = Assert.Single(step.Fields);
        Assert.Equal(("A", Value.Of("x"), Value.Of("x"), new Wanted.Known(Value.Of("y"))), (change.Field, change.Base, change.Before, (Wanted.Known)change.After));
    }

    [Fact]
    public void M17_what_the_other_side_changed_is_drift_kept_and_reported_once()
    {
        var world = Agreed.Fortnox("7", "y");
        var plan = world.Plan(Agreed.Synced());
        Assert.Empty(plan.Steps);
        Assert.Equal([Reason.Drift], plan.Reasons());
        var (_, memory) = Model.Apply(Books.Of(Plain), world, Agreed.Synced(), plan);
        Assert.DoesNotContain(Reason.Drift, world.Plan(memory).Reasons());
    }

    [Fact]
    public void When_both_changed_differently_the_master_wins_and_the_losers_value_is_kept_in_the_finding()
    {
        var plan = Agreed.Severa("s1", "7", "y").Fortnox("7", "z").Plan(Agreed.Synced());
        Assert.Equal([Verb.Update], plan.Verbs());
        var conflict = Assert.Single(plan.Findings);
        Assert.Equal(FindingKind.Conflict, conflict.Kind);
        Assert.Contains(conflict.Values, static v => v.Value == Value.Of("z"));
    }

    [Fact]
    public void When_both_changed_alike_only_the_base_moves()
    {
        var plan = Agreed.Severa("s1", "7", "y").Fortnox("7", "y").Plan(Agreed.Synced());
        Assert.Empty(plan.Steps);
        Assert.Empty(plan.Findings);
        Assert.Single(plan.Notes);
    }

    [Fact]
    public void M18_differences_that_stood_when_two_were_linked_are_counted_by_rule_and_written_by_nobody()
    {
        var world = World.Empty.Severa("s1", "1", "x").Fortnox("1", "y").Severa("s2", "2", "x").Fortnox("2", "");
        var plan = world.Plan(Memory.Blank);
        Assert.Equal([Verb.Link, Verb.Link], plan.Verbs());
        var standing = Assert.Single(plan.Findings);
        Assert.Equal((Reason.Standing, "a", 2), (standing.Reason, standing.Rule, standing.Count));
        Assert.Contains(Reason.Standing, world.Plan(world.Synced()).Reasons());
    }

    [Fact]
    public void M18_a_switch_of_the_master_alone_overwrites_nothing()
    {
        var world = World.Empty.Severa("s1", "1", "x").Fortnox("1", "y");
        var plan = world.Plan(world.Synced(), Plain with { Master = Side.Fortnox });
        Assert.Empty(plan.Steps);
        Assert.Equal([Reason.RuleChanged], plan.Reasons());
    }

    [Fact]
    public void A_difference_made_by_a_rule_edit_is_told_from_a_change_in_a_system()
    {
        var edited = Books.Of(Plain) with { Hash = Hash.Of("edited") };
        var upper = edited with { Flows = edited.Flows.Map(flow => flow with { Fields = flow.Fields.Map(Upper).Strict() }).Strict() };
        var plan = Agreed.Plan(Agreed.Synced(), book: upper);
        Assert.Empty(plan.Steps);
        Assert.Equal([Reason.RuleChanged], plan.Reasons());
    }

    [Fact]
    public void An_emptied_field_is_cleared_where_the_rule_says_so_and_kept_where_it_says_so()
    {
        Assert.True(((Wanted.Known)Agreed.Severa("s1", "7", "").Plan(Agreed.Synced()).Steps[0].Fields[0].After).Value.IsNothing);
        var fromFortnox = Plain with { Master = Side.Fortnox, EmptyOfA = WhenEmpty.Keep };
        Assert.Empty(Agreed.Fortnox("7", "").Plan(Agreed.Synced(fromFortnox), fromFortnox).Steps);
    }

    [Fact]
    public void A_field_that_its_system_can_not_empty_is_held_unless_it_has_a_word_of_its_own_for_nothing()
    {
        var held = Emptied(None);
        Assert.Empty(held.Steps);
        Assert.Equal([Reason.CannotClear], held.Reasons());
        var step = Assert.Single(Emptied(Some(Value.Of("-"))).Steps);
        Assert.True(((Wanted.Known)step.Fields[0].After).Value.IsNothing);

        static Plan Emptied(Option<Value> none)
        {
            var book = WithoutEmpty(Books.Of(Plain), none);
            var memory = Model.Apply(book, Agreed, Memory.Blank, Agreed.Plan(Memory.Blank, book: book)).Memory;
            return Agreed.Severa("s1", "7", "").Plan(memory, book: book);
        }
    }

    [Fact]
    public void An_unread_value_that_its_rule_might_refuse_refuses_the_pair()
    {
        var shape = Plain with { Master = Side.Fortnox, MasterOfB = Side.Severa, EmptyOfA = WhenEmpty.Refuse };
        var (book, memory) = (Books.Of(shape), Agreed.Synced(shape));
        var world = Agreed.Update(S("s1"), [("b", Value.Of("new"))]).Update(F("7"), [("A", Value.Unknown)]);
        Assert.Empty(Pipeline.Compute(book, world.Read(book, Now), memory, new("test", Now)).Steps);
    }

    [Fact]
    public void A_text_longer_than_its_field_is_held_not_cut()
    {
        var shape = Plain with { Short = true };
        var plan = Agreed.Severa("s1", "7", "longer than six").Plan(Agreed.Synced(shape), shape);
        Assert.Empty(plan.Steps);
        Assert.Equal([Reason.TooLong], plan.Reasons());
    }

    [Fact]
    public void A_flow_that_is_switched_off_still_links_and_never_writes()
    {
        var book = Books.Of(Plain);
        var off = book with { Flows = book.Flows.Map(static flow => flow with { Enabled = false }).Strict() };
        Assert.Empty(Agreed.Severa("s1", "7", "y").Severa("s2", "8").Plan(Agreed.Synced(), book: off).Steps);
        Assert.Equal([Verb.Link], Agreed.Plan(Memory.Blank, book: off).Verbs());
    }

    private static FieldRule Upper(FieldRule rule) => rule.Name == "a"
        ? rule with { ToFortnox = rule.ToFortnox.Map(static to => to with { Value = Uppered(to.Value) }) }
        : rule;

    private static Formula Uppered(Formula formula) =>
        formula with { Run = (in Scope scope) => formula.Run(scope) is { Kind: ValueKind.Text } text ? Value.Of(text.Text.ToUpperInvariant()) : Value.Nothing };

    /// <summary>Fortnox has no word for nothing, but maybe its field A has.</summary>
    private static RuleBook WithoutEmpty(RuleBook book, Option<Value> none)
    {
        var flow = book.Flows[0];
        var schema = new Schema(Books.Right, flow.Fortnox.Schema.Fields.Select(field => field.Name == "A" ? field with { None = none } : field));
        return book with
        {
            Fortnox = book.Fortnox with { Empty = HashMap<ValueKind, EmptyWord>() },
            Flows = Seq1(flow with { Fortnox = new(Books.Right, schema) }),
            Schemas = Seq(flow.Severa.Schema, schema),
        };
    }
}
