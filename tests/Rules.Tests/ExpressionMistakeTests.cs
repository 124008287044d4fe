using System.Globalization;

namespace Brygga.Rules.Tests;

public sealed class ExpressionMistakeTests
{
    [Theory]
    [InlineData("", "BRY0020 1", "a name")]
    [InlineData("name |", "BRY0020 7", "a name")]
    [InlineData("name | left(3", "BRY0020 14", "')'")]
    [InlineData("name | left(3, ", "BRY0020 16", "a number")]
    [InlineData("name | left 3", "BRY0020 13", "'('")]
    [InlineData("(name", "BRY0020 6", "')'")]
    [InlineData("name)", "BRY0020 5", "the end of the expression")]
    [InlineData("name = ", "BRY0020 8", "a text '...'")]
    [InlineData("name == 'a'", "BRY0020 7", "a name")]
    [InlineData("name is sett", "BRY0020 9", "'set'")]
    [InlineData("name and", "BRY0020 9", "'not'")]
    [InlineData("number in [1, 2", "BRY0020 16", "']'")]
    [InlineData("number in [1 2]", "BRY0020 14", "','")]
    [InlineData("name = 'a' = 'b'", "BRY0020 12", "'and'")]
    [InlineData("severa.", "BRY0020 8", "a name")]
    [InlineData("name & email", "BRY0020 6", "'|'")]
    public void The_token_that_is_wrong_is_blamed_and_what_was_expected_is_named(string expression, string mistake, string expected)
    {
        Assert.Equal(mistake, Summary(expression));
        Assert.Contains(expected, Formulas.Mistakes(expression).Head.Expected, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("nam", "BRY0101 1")]
    [InlineData("name | trunc(3)", "BRY0104 8")]
    [InlineData("name | left('3')", "BRY0114 13")]
    [InlineData("name | left(0)", "BRY0114 13")]
    [InlineData("name | left(1.5)", "BRY0114 13")]
    [InlineData("name | left", "BRY0113 8")]
    [InlineData("name | trim(1)", "BRY0113 8")]
    [InlineData("number | lower", "BRY0112 10")]
    [InlineData("isActive | lower | upper", "BRY0112 12")]
    [InlineData("name = 7", "BRY0110 6")]
    [InlineData("email ?? 7", "BRY0110 7")]
    [InlineData("number in [1, 'a']", "BRY0110 15")]
    [InlineData("name < 'B'", "BRY0117 6")]
    [InlineData("name and isActive", "BRY0111 1")]
    [InlineData("not name", "BRY0111 5")]
    [InlineData("number matches '7'", "BRY0112 1")]
    [InlineData("name matches email", "BRY0116 14")]
    [InlineData("name matches '('", "BRY0115 14")]
    [InlineData("name matches 'a)(b'", "BRY0115 14")]
    [InlineData("name matches '(?=a)b'", "BRY0115 14")]
    [InlineData("number in 7", "BRY0119 11")]
    [InlineData("fortnox.Type = 'COMPNY'", "BRY0120 16")]
    [InlineData("settings.customers.master = 'both'", "BRY0120 29")]
    [InlineData("settings.customers.mastr", "BRY0103 10")]
    [InlineData("settings", "BRY0103 1")]
    [InlineData("name.first", "BRY0109 6")]
    [InlineData("it", "BRY0106 1")]
    [InlineData("severa", "BRY0106 1")]
    [InlineData("sync.changed", "BRY0106 1")]
    [InlineData("12345678901234567890123456789012", "BRY0026 1")]
    public void A_name_or_a_type_that_does_not_fit_is_a_mistake_at_its_token(string expression, string mistake) =>
        Assert.Equal(mistake, Summary(expression));

    [Fact]
    public void All_mistakes_of_an_expression_are_found_at_once() =>
        Assert.Equal("BRY0101 1, BRY0101 14, BRY0104 29", Summary("nam = 'a' or emal = (name | trunk)"));

    [Theory]
    [InlineData("email ?? name | upper", 15, "(email ?? name) | upper", "email ?? (name | upper)")]
    [InlineData("name = email | lower | trim", 14, "(name = email) | lower | trim", "name = (email | lower | trim)")]
    [InlineData("isActive or (email ?? name | upper) = 'A'", 28, "(email ?? name) | upper", "email ?? (name | upper)")]
    public void A_pipe_behind_an_unbracketed_operand_is_shown_in_both_readings(string expression, int column, string whole, string right)
    {
        var mistake = Formulas.Mistakes(expression).Head;
        Assert.Equal(("BRY0024", column), (mistake.Code, mistake.At.Column));
        Assert.Equal([whole, right], mistake.Expected, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("name | upper = 'A' and name | lower = 'a'")]
    [InlineData("(name | upper) ?? (email | lower)")]
    [InlineData("not name | lower = 'a'")]
    public void A_pipe_that_can_be_read_in_one_way_needs_no_brackets(string expression) => Assert.Empty(Formulas.Mistakes(expression));

    [Fact]
    public void A_text_without_an_end_is_blamed_where_it_begins() => Assert.Equal("BRY0023 8", Summary("name = 'Ada"));

    [Fact]
    public void An_expression_of_a_megabyte_is_a_mistake() => Assert.Equal("BRY0021 1", Summary(new string('a', 1 << 20)));

    [Fact]
    public void Ten_thousand_brackets_are_too_long_and_a_hundred_too_deep()
    {
        Assert.Equal("BRY0021 1", Summary(new string('(', 10_000)));
        Assert.Equal("BRY0022 65", Summary(new string('(', 100)));
    }

    [Fact]
    public void The_longest_and_the_deepest_that_are_allowed_are_read()
    {
        Assert.Equal("true", Formulas.Run(new string('(', 64) + "true" + new string(')', 64)).ToString());
        Assert.Equal("true", Formulas.Run(string.Concat(Enumerable.Repeat("not ", 1_022)) + "true").ToString());
        Assert.Equal("true", Formulas.Run("true" + string.Concat(Enumerable.Repeat(" or true", 511))).ToString());
        Assert.Equal("Ada", Formulas.Run("name" + string.Concat(Enumerable.Repeat("|trim", 818))).ToString());
    }

    [Fact]
    public void A_name_that_is_nearly_right_is_suggested()
    {
        Assert.Equal("truncate", Formulas.Mistakes("name | trunctae(3)").Head.Suggestion);
        Assert.Equal("customers.master", Formulas.Mistakes("settings.customers.mastr").Head.Suggestion);
        Assert.Equal(None, Formulas.Mistakes("name | zzzzzz").Head.Suggestion);
    }

    [Theory]
    [InlineData("number {number}", "number 7")]
    [InlineData("{name | upper}{number}", "ADA7")]
    [InlineData("no e-mail: {email}", "no e-mail: (empty)")]
    [InlineData("{notes}", "(unread)")]
    [InlineData("{{name}} {'}'}", "{name} }")]
    public void A_message_shows_values_in_braces(string template, string message)
    {
        var text = Formulas.TextOf(template);
        Assert.Equal(message, Formulas.RunMessage(text).ToString());
    }

    [Theory]
    [InlineData("number {number", "BRY0025 8")]
    [InlineData("number }", "BRY0027 8")]
    [InlineData("number {numbr}", "BRY0101 9")]
    [InlineData("number { }", "BRY0020 10")]
    public void A_mistake_in_a_message_has_its_place(string template, string mistake) =>
        Assert.Equal(mistake, Summary(Formulas.MessageMistakes(Formulas.TextOf(template))));

    private static string Summary(string expression) => Summary(Formulas.Mistakes(expression));

    private static string Summary(Seq<Diagnostic> mistakes) =>
        string.Join(", ", mistakes.Map(static d => string.Create(CultureInfo.InvariantCulture, $"{d.Code} {d.At.Column}")));
}
