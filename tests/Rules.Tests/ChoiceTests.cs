namespace Brygga.Rules.Tests;

/// <summary>Fields with few values, whatever their kind: a literal that is none of them is a slip of the hand.</summary>
public sealed class ChoiceTests
{
    private static readonly RuleFile Rate = new("mappings/systems/severa.yaml", """
        rules: 1
        entities:
          customer:
            fields:
              rate: { type: integer, of: [25, 12, 6, 0, -1] }
        """);

    [Theory]
    [InlineData("rate = 24", "BRY0120 24", "25")]
    [InlineData("24 = rate", "BRY0120 24", "25")]
    [InlineData("rate != 24", "BRY0120 24", "25")]
    [InlineData("rate = -2", "BRY0120 -2", "-1")]
    [InlineData("rate in [25, 13]", "BRY0120 13", "12")]
    [InlineData("(rate ?? 0) = 24", "BRY0120 24", "25")]
    [InlineData("rate = '25'", "BRY0110 =", "")]
    [InlineData("rate = 25", "", "")]
    [InlineData("rate = 6.0", "", "")]
    [InlineData("rate = -1", "", "")]
    [InlineData("rate in [25, 12]", "", "")]
    [InlineData("rate > 10", "", "")]
    [InlineData("rate + 1 = 26", "", "")]
    [InlineData("(rate | percent(50)) = 3", "", "")]
    [InlineData("(rate | abs) = 1", "", "")]
    [InlineData("(rate | text) = '24'", "", "")]
    [InlineData("number = 24", "", "")]
    public void A_comparison_that_can_never_hold_is_a_mistake(string condition, string wanted, string meant)
    {
        var flow = Flow($"select:\n  severa:\n    rated:\n      skip_if: >-\n        {condition}\n");
        var mistakes = Mistakes(Rate, flow);
        Assert.Equal(wanted, string.Join(' ', mistakes.Map(d => $"{d.Code} {Blamed(flow, d.At)}")));
        Assert.Equal(meant, string.Join(' ', mistakes.Bind(static d => d.Suggestion.ToSeq())));
    }

    [Theory]
    [InlineData("24", "BRY0120")]
    [InlineData("if isInternal then 12 else 13", "BRY0120")]
    [InlineData("25", "")]
    [InlineData("-1", "")]
    public void A_number_that_a_field_never_takes_is_not_written_to_it(string value, string code) => Assert.Equal(
        code, string.Join(' ', Mistakes(Rate, Flow($"fields:\n  rate:\n    severa: rate\n    to_severa: {value.Replace("isInternal", "fortnox.Active", StringComparison.Ordinal)}\n")).Map(static d => d.Code)));

    [Theory]
    [InlineData("'73500-1'", "BRY0011")]
    [InlineData("'7350000000001'", "")]
    [InlineData("notes", "")]
    public void A_literal_with_more_than_digits_is_not_written_to_a_field_of_digits(string value, string code) => Assert.Equal(
        code, string.Join(' ', Mistakes(Flow($"fields:\n  gln:\n    fortnox: GLN\n    to_fortnox: >-\n      {value}\n")).Map(static d => d.Code)));

    private static RuleFile Flow(string rules) => new("mappings/customers.yaml", $"rules: 1\nflow: customers\n{rules}");

    private static Seq<Diagnostic> Mistakes(params RuleFile[] overlay) =>
        RuleBooks.Compile(Small.Files, toSeq(overlay), Seq<SettingValue>()).Match(static _ => Seq<Diagnostic>(), static mistakes => mistakes);

    private static string Blamed(RuleFile file, Origin at) => file.Text.Split('\n')[at.Line - 1].Substring(at.Column - 1, at.Length);
}
