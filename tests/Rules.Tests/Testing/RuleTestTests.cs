namespace Brygga.Rules.Tests.Testing;

/// <summary>What a rule test that fails says: the cell, what was expected, and what the plan holds instead.</summary>
public sealed class RuleTestTests
{
    private const string Renamed = """
        renamed:
          severa:  { customer: { ada: { number: 1001, name: Ada Holding AB, email: a@b.se } } }
          fortnox: { customer: { 1001: { Name: Ada AB, Email: a@b.se } } }
          linked:  { ada: { with: 1001, before: { severa: { name: Ada AB } } } }
          expect:

        """;

    private const string New = """
        new:
          severa: { customer: { ada: { number: 1001, name: Ada AB } } }
          expect:

        """;

    [Theory]
    [InlineData("update: { 1001: { Name: Ada Holding AB } }")]
    [InlineData("update: { 1001: { Name: Ada Holding AB, Email: unchanged } }")]
    [InlineData("update: { fortnox.customer/1001: {} }")]
    [InlineData("update: { customer/1001: {} }")]
    [InlineData("untouched: [ada]", "severa.customer/ada|update|nothing|update fortnox.customer { Name: Ada Holding AB }")]
    [InlineData("update: { 1001: { Name: Ada } }", "fortnox.customer/1001|Name|Ada|Ada Holding AB")]
    [InlineData("update: { 1001: { Name: nothing } }", "fortnox.customer/1001|Name|nothing|Ada Holding AB")]
    [InlineData("update: { 1001: { Email: a@b.se } }", "fortnox.customer/1001|Email|a@b.se|(not written)")]
    [InlineData("update: { 1001: { Name: unchanged } }", "fortnox.customer/1001|Name|(not written)|Ada Holding AB")]
    [InlineData("update: { ada: { name: Ada } }", "severa.customer/ada|update|update { name: Ada }|update fortnox.customer { Name: Ada Holding AB }")]
    [InlineData("create: { ada: {} }", "severa.customer/ada|create|create {  }|update fortnox.customer { Name: Ada Holding AB }")]
    [InlineData("link: { ada: 1001 }", "severa.customer/ada|link|fortnox.customer/1001|update fortnox.customer { Name: Ada Holding AB }")]
    [InlineData("nothing: true", "fortnox.customer/1001|update|nothing|update fortnox.customer { Name: Ada Holding AB }")]
    public void A_change_is_compared_cell_by_cell(string expect, params string[] differences) => Assert.Equal(differences, Told(Renamed + "    " + expect));

    [Theory]
    [InlineData("create: { ada: { Name: Ada AB, Email: nothing } }")]
    [InlineData("create: { ada: { CustomerNumber: 1002 } }", "severa.customer/ada|CustomerNumber|1002|1001")]
    [InlineData("findings: [{ rule: name, kind: refuse }]", "|finding|refuse, by name|nothing")]
    [InlineData("findings: [{ of: ada, kind: refuse }]", "severa.customer/ada|finding|refuse|create fortnox.customer { CustomerNumber: 1001, Name: Ada AB }")]
    public void A_create_is_compared_cell_by_cell(string expect, params string[] differences) => Assert.Equal(differences, Told(New + "    " + expect));

    [Theory]
    [InlineData("{ rule: internal, kind: skip, of: we, says: internal customer }")]
    [InlineData("{ rule: internal, kind: refuse }", "severa.customer/we|kind|refuse|skip")]
    [InlineData("{ rule: internal, says: the company itself }", "severa.customer/we|says|the company itself|internal customer")]
    [InlineData("{ rule: internal, code: BRY2002 }", "severa.customer/we|code|BRY2002|BRY2001")]
    [InlineData("{ rule: name }", "|finding|by name|nothing")]
    public void A_finding_is_compared_with_the_nearest(string finding, params string[] differences) => Assert.Equal(differences, Told($$"""
        internal:
          severa: { customer: { we: { number: 1, name: Brygga, isInternal: true } } }
          expect: { findings: [{{finding}}] }
        """));

    [Fact]
    public void A_finding_that_nobody_expected_is_not_nothing() => Assert.Equal(
        ["severa.customer/we|finding|nothing|skip by internal: internal customer (BRY2001)"],
        Told("internal:\n  severa: { customer: { we: { number: 1, name: Brygga, isInternal: true } } }\n  expect: { nothing: true }"));

    [Fact]
    public void A_test_that_never_reaches_the_rule_it_names_is_warned_of()
    {
        var warning = Assert.Single(Ran.Test("new:\n  severa: { customer: { ada: { number: 1001, name: Ada AB } } }\n  covers: [numeric, name]\n  expect: { create: { ada: {} } }").Warnings);
        Assert.Equal(("BRY0275", Severity.Warning, 10, 14, 7), (warning.Code, warning.Severity, warning.At.Line, warning.At.Column, warning.At.Length));
    }

    [Fact]
    public void Coverage_tells_what_was_evaluated_from_what_made_a_difference()
    {
        var coverage = Ran.Report(Seq1(Ran.FileOf("new:\n  severa: { customer: { ada: { number: 1001, name: Ada AB } } }\n  expect: { create: { ada: {} } }"))).Coverage;
        Assert.Equal((1, 0), Of("select.severa.inactive"));
        Assert.Equal((0, 0), Of("creating.fortnox.numeric"));
        Assert.Equal((1, 1), Of("fields.name.to_fortnox"));
        Assert.Equal((0, 0), Of("fields.name.to_severa"));

        (int, int) Of(string rule) => coverage.Find(c => c.Rule == rule).Map(static c => (c.Reached, c.Decided)).IfNone((-1, -1));
    }

    [Fact]
    public void A_test_may_have_settings_of_its_own() => Assert.Empty(Told(
        "off:\n  settings: { customers.enabled: false }\n  severa: { customer: { ada: { number: 1001, name: Ada AB } } }\n  expect: { nothing: true }"));

    private static string[] Told(string test) =>
        [.. Ran.Test(test).Differences.Map(static d => $"{d.Record}|{d.Field}|{d.Expected}|{d.Got}")];
}
