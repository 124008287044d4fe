using LanguageExt.UnsafeValueAccess;

namespace Brygga.Rules.Tests;

/// <summary>What the shipped customer flow means once it is compiled.</summary>
public sealed class FlowTests
{
    private static readonly Flow Flow = Small.Book.Flows.Head;

    [Theory]
    [InlineData("inactive", Side.Severa, "isActive", "true", "True")]
    [InlineData("inactive", Side.Severa, "isActive", "false", "False")]
    [InlineData("inactive", Side.Severa, "isActive", "nothing", "False")]
    [InlineData("inactive", Side.Severa, "isActive", "unknown", "unread")]
    [InlineData("internal", Side.Severa, "isInternal", "true", "False")]
    [InlineData("internal", Side.Severa, "isInternal", "false", "True")]
    [InlineData("internal", Side.Severa, "isInternal", "nothing", "True")]
    [InlineData("internal", Side.Severa, "isInternal", "unknown", "unread")]
    [InlineData("inactive", Side.Fortnox, "Active", "false", "False")]
    public void M12_A_record_passes(string rule, Side side, string field, string value, string passes)
    {
        var select = Flow.Select.Find(r => r.Name == rule && r.Side == side).IfNone(() => throw new Xunit.Sdk.XunitException(rule));
        var holds = select.Holds.Run(Scoped(side, (field, ValueOf(value))));
        Assert.Equal(passes, holds.IsUnknown ? "unread" : holds.IsTrue.ToString());
        Assert.Equal(Verdict.Skip, select.Verdict);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("123456789012345678", true)]
    [InlineData("1234567890123456789", false)]
    [InlineData("012", false)]
    [InlineData("A12", false)]
    [InlineData("12\n", false)]
    public void M16_Only_a_number_that_Severa_can_hold_is_created_there(string number, bool passes)
    {
        var rule = Flow.Creating.Find(static r => r.Side == Side.Fortnox).IfNone(() => throw new Xunit.Sdk.XunitException("numeric"));
        var scope = Scoped(Side.Fortnox, ("CustomerNumber", Value.Of(number)));
        Assert.Equal((Verdict.Refuse, passes), (rule.Verdict, rule.Holds.Run(scope).IsTrue));
        Assert.Equal($"customer number {number} can't be held by Severa, which takes whole numbers without a leading zero", rule.Because.Run(scope).Text);
    }

    [Fact]
    public void M11_Customers_are_linked_on_the_customer_number()
    {
        var pair = Flow.Link.Head.Pairs.Head;
        Assert.Equal(
            pair.Severa.Run(Scoped(Side.Severa, ("number", Value.Of(1001.0m)))),
            pair.Fortnox.Run(Scoped(Side.Fortnox, ("CustomerNumber", Value.Of("1001")))));
        Assert.True(pair.Severa.Run(Scoped(Side.Severa)).IsNothing);
    }

    [Fact]
    public void A_value_of_another_kind_than_declared_is_as_good_as_unread()
    {
        var number = Scoped(Side.Fortnox, ("CustomerNumber", Value.Of(12m)));
        Assert.True(Flow.Creating.Last.Holds.Run(number).IsUnknown);
        Assert.True(Rule("number").ToSevera.ValueUnsafe().Value.Run(number).IsUnknown);
    }

    [Fact]
    public void A_pair_of_names_is_copied_both_ways()
    {
        var rule = Rule("name");
        var toFortnox = rule.ToFortnox.ValueUnsafe();
        Assert.Equal("Name", Flow.Fortnox.Schema[toFortnox.Ordinal].Name);
        Assert.Equal(Value.Of("Ada"), toFortnox.Value.Run(Scoped(Side.Severa, ("name", Value.Of("Ada")))));
        var toSevera = rule.ToSevera.ValueUnsafe();
        Assert.Equal("name", Flow.Severa.Schema[toSevera.Ordinal].Name);
        Assert.Equal(Value.Of("Bo"), toSevera.Value.Run(Scoped(Side.Fortnox, ("Name", Value.Of("Bo")))));
    }

    [Fact]
    public void An_expression_replaces_a_copy_and_is_set_once()
    {
        var rule = Rule("number");
        Assert.Equal(UpdateMode.Once, rule.Update);
        Assert.Equal(Value.Of(1001m), rule.ToSevera.ValueUnsafe().Value.Run(Scoped(Side.Fortnox, ("CustomerNumber", Value.Of("1001")))));
        Assert.Equal(Value.Of("1001"), rule.ToFortnox.ValueUnsafe().Value.Run(Scoped(Side.Severa, ("number", Value.Of(1001m)))));
    }

    [Fact]
    public void What_is_empty_clears_unless_the_field_is_required_and_a_rule_may_say_otherwise()
    {
        Assert.Equal(WhenEmpty.Clear, Rule("e-mail").ToFortnox.ValueUnsafe().Empty);
        Assert.Equal(WhenEmpty.Refuse, Rule("name").ToFortnox.ValueUnsafe().Empty);
        Assert.Equal(WhenEmpty.Refuse, Rule("number").ToSevera.ValueUnsafe().Empty);
        Assert.Equal(WhenTooLong.Hold, Rule("e-mail").ToFortnox.ValueUnsafe().TooLong);
    }

    [Fact]
    public void A_rule_that_names_one_side_is_one_way()
    {
        var flow = RuleFolder.Compiled(Small.With("customers.yaml", "{ severa: email, fortnox: Email }", "{ fortnox: Comments, to_fortnox: email }")).Flows.Head;
        Assert.Equal((true, true), (flow.Fields.Last.ToSevera.IsNone, flow.Fields.Last.ToFortnox.IsSome));
    }

    [Fact]
    public void A_formula_says_what_it_reads_and_where_it_stands()
    {
        var formula = Rule("number").ToFortnox.ValueUnsafe().Value;
        var number = Flow.Severa.Schema.Ordinal("number").IfNone(-1);
        Assert.Equal(Seq1(new FieldRead(Side.Severa, number)), formula.Reads.Fields);
        Assert.Equal(("number | text", "customers.yaml"), (formula.Text, formula.At.File));
    }

    [Fact]
    public void Every_field_that_is_read_or_written_is_in_the_schema_and_no_other() => Assert.Equal(
        ["Active", "CustomerNumber", "Email", "Name"], Flow.Fortnox.Schema.Fields.Select(static f => f.Name), StringComparer.Ordinal);

    [Fact]
    public void The_catalogues_say_how_records_are_read_and_written()
    {
        var customer = Small.Book.Entity(new(Side.Fortnox, "customer"));
        Assert.Equal(("/3/customers/{Id}", Paging.Number), (customer.Read.One, customer.Read.Paging));
        Assert.Equal("Phone", customer.Read.Lists.ValueUnsafe()["Phone1"]);
        Assert.Equal(Seq(new TellList("filter", "active", Value.True), new TellList("filter", "inactive", Value.False)), customer.Read.Tells.Head.Lists);
        Assert.True(customer.Fields["CustomerNumber"].Given);
        Assert.Equal(new EmptyWord.Literal(Value.Of("API_BLANK")), Small.Book.Fortnox.Empty[ValueKind.Text]);
        Assert.Equal(new EmptyWord.Null(), Small.Book.Severa.Empty[ValueKind.Date]);
        Assert.Equal((Some("API_NORIGHT"), TimeSpan.FromMinutes(4)), (Small.Book.Fortnox.UnknownWord, Small.Book.Fortnox.Settle));
    }

    private static FieldRule Rule(string name) => Flow.Fields.Find(r => r.Name == name).IfNone(() => throw new Xunit.Sdk.XunitException(name));

    private static Value ValueOf(string word) => word switch
    {
        "true" => Value.True,
        "false" => Value.False,
        "nothing" => Value.Nothing,
        _ => Value.Unknown,
    };

    private static Scope Scoped(Side side, params (string Field, Value Value)[] values)
    {
        var schema = Flow[side].Schema;
        var row = Row.Of(schema, schema.Fields.Select(f => toSeq(values).Find(v => v.Field == f.Name).Match(static v => v.Value, static () => Value.Nothing)).ToArray());
        return Scope.Of(side, row, Small.Book.Settings);
    }
}
