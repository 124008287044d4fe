namespace Brygga.Rules.Tests.Testing;

/// <summary>Mistakes in test files, each at its token.</summary>
public sealed class TestFileTests
{
    private const string Good = """
        good:
          covers: name
          settings: { customers.master: severa }
          severa:  { customer: { ada: { number: 1001, name: Ada AB }, 7: {} } }
          fortnox: { customer: { 1001: { Name: Ada AB }, 7: {} } }
          linked:  { ada: { with: 1001, before: { severa: { name: Ada } } } }
          incomplete: [fortnox.customer]
          expect:
            update: { 1001: { Name: Ada AB } }
            findings: [{ rule: name, kind: hold, of: ada }]
        """;

    [Theory]
    [InlineData("covers: name", "cover: name", "BRY0006", "cover")]
    [InlineData("covers: name", "covers: nmae", "BRY0271", "nmae")]
    [InlineData("customers.master: severa", "customers.mastr: severa", "BRY0103", "severa }")]
    [InlineData("customers.master: severa", "customers.master: sevra", "BRY0201", "sevra")]
    [InlineData("severa:  { customer: { ada", "severa:  { custmer: { ada", "BRY0102", "custmer")]
    [InlineData("number: 1001,", "numbr: 1001,", "BRY0101", "numbr")]
    [InlineData("number: 1001,", "number: one,", "BRY0011", "one")]
    [InlineData("number: 1001,", "isActive: yes,", "BRY0011", "yes")]
    [InlineData("number: 1001,", "createdDateTime: today,", "BRY0011", "today")]
    [InlineData("number: 1001,", "number: [1],", "BRY0009", "[1]")]
    [InlineData("with: 1001, before", "wiht: 1001, before", "BRY0006", "wiht")]
    [InlineData("before: { severa: { name", "before: { severa: { nmae", "BRY0101", "nmae")]
    [InlineData("incomplete: [fortnox.customer]", "incomplete: [fortnox.custmer]", "BRY0010", "fortnox.custmer")]
    [InlineData("update: { 1001", "update: { 1002", "BRY0272", "1002")]
    [InlineData("update: { 1001", "update: { 7", "BRY0273", "7: { Name")]
    [InlineData("update: { 1001: { Name", "update: { 1001: { Nam", "BRY0101", "Nam: Ada AB } }\n    find")]
    [InlineData("rule: name", "rule: nam", "BRY0271", "nam, kind")]
    [InlineData("kind: hold", "kind: held", "BRY0010", "held")]
    [InlineData("of: ada", "of: eva", "BRY0272", "eva")]
    public void A_mistake_is_named_at_its_token(string good, string bad, string code, string blamed)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var test = Good.Replace(good, bad, StringComparison.Ordinal);
        var text = Ran.FileOf(test).Text;
        var mistake = Assert.Single(Ran.Mistakes(test));
        var line = text.Split('\n')[mistake.At.Line - 1];
        Assert.Equal(code, mistake.Code);
        Assert.StartsWith(blamed.Split('\n')[0], line[(mistake.At.Column - 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_without_a_mistake_is_read() => Assert.Empty(Ran.Mistakes(Good));

    [Theory]
    [InlineData("t:\n  expect: {}", "BRY0274")]
    [InlineData("t:\n  expect: { nothing: false }", "BRY0274")]
    [InlineData("t:\n  severa: {}", "BRY0008")]
    public void A_test_that_can_not_fail_is_a_mistake(string test, string code) => Assert.Equal(code, Assert.Single(Ran.Mistakes(test)).Code);

    [Theory]
    [InlineData("flow: customers", "flow: custmers", "BRY0270")]
    [InlineData("now: 2026-03-01T08:00:00Z", "now: today", "BRY0011")]
    [InlineData("now: 2026-03-01T08:00:00Z\n", "", "BRY0008")]
    [InlineData("rules: 1", "rules: 2", "BRY0214")]
    [InlineData("every:", "each:", "BRY0006")]
    public void A_mistake_in_the_head_is_named(string good, string bad, string code)
    {
        var file = Ran.FileOf(Good);
        Assert.Contains(good, file.Text, StringComparison.Ordinal);
        Assert.Equal(code, Assert.Single(Mistakes(file with { Text = file.Text.Replace(good, bad, StringComparison.Ordinal) })).Code);
    }

    [Fact]
    public void A_quoted_word_is_a_text() => Assert.Empty(Ran.Test("""
        quoted:
          severa: { customer: { ada: { number: 1001, name: 'nothing' } } }
          expect: { create: { ada: { Name: 'nothing' } } }
        """).Differences);

    private static Seq<Diagnostic> Mistakes(RuleFile file) => Ran.Files(Seq1(file)).Match(static _ => Seq<Diagnostic>(), static mistakes => mistakes);
}
