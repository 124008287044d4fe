using System.Globalization;
using Brygga.Rules.Language;

namespace Brygga.Rules.Tests.Language;

public sealed class MistakeTests
{
    /// <summary>The code, and the very token.</summary>
    [Theory]
    [InlineData("name + 1", "BRY0130 +")]
    [InlineData("since - since", "BRY0130 -")]
    [InlineData("-name", "BRY0130 -")]
    [InlineData("if name then 1 else 2", "BRY0111 name")]
    [InlineData("if isActive then 1 else 'a'", "BRY0131 'a'")]
    [InlineData("[1, 'a']", "BRY0131 'a'")]
    [InlineData("currency = item", "BRY0132 =")]
    [InlineData("sync.chnged", "BRY0133 chnged")]
    [InlineData("the.severa.customer.name", "BRY0134 severa.customer")]
    [InlineData("the.severa.organisation.name", "BRY0102 severa.organisation")]
    [InlineData("item.unit", "BRY0135 unit")]
    [InlineData("item.size", "BRY0136 size")]
    [InlineData("item.cde", "BRY0101 cde")]
    [InlineData("addresses.city", "BRY0137 city")]
    [InlineData("name.first", "BRY0109 first")]
    [InlineData("money.amont", "BRY0101 amont")]
    [InlineData("currency.cod", "BRY0101 cod")]
    [InlineData("trim(name)", "BRY0138 trim")]
    [InlineData("register(fortnox.unt)", "BRY0102 fortnox.unt")]
    [InlineData("register(unit)", "BRY0143 unit")]
    [InlineData("name | lookup(unit)", "BRY0139 unit")]
    [InlineData("name | lookup_back(many)", "BRY0140 many")]
    [InlineData("currency | linked(partner)", "BRY0141 partner")]
    [InlineData("currency | linked(partners)", "BRY0142 partners")]
    [InlineData("item | as(customer)", "BRY0144 customer")]
    [InlineData("addresses | any(it.isBiling)", "BRY0101 isBiling")]
    [InlineData("addresses | any(isActive)", "BRY0152 isActive")]
    [InlineData("addresses | any(it.city)", "BRY0111 it.city")]
    [InlineData("addresses | sum(it.city)", "BRY0202 it.city")]
    [InlineData("name | any(it = 'a')", "BRY0112 any")]
    [InlineData("wanted = 'Wn'", "BRY0120 'Wn'")]
    [InlineData("addresses | map(it | text)", "BRY0112 text")]
    [InlineData("tags | map(it | left(0))", "BRY0114 0")]
    [InlineData("2.5 | round(0, 'half')", "BRY0114 'half'")]
    [InlineData("'a {name'", "BRY0025 {")]
    [InlineData("'a {nme} b'", "BRY0101 nme")]
    [InlineData("'it''s {nme | lower}'", "BRY0101 nme")]
    [InlineData("'{addresses}'", "BRY0112 addresses")]
    [InlineData("name in settings.customers.accounts", "BRY0110 in")]
    [InlineData("1 | company", "BRY0112 company")]
    [InlineData("'a' | company(1)", "BRY0113 company")]
    [InlineData("result.Name", "BRY0101 result")]
    public void A_mistake_is_blamed_on_its_token(string expression, string mistake)
    {
        var found = Sample.Mistakes(expression, Sample.Scope);
        Assert.Equal(mistake, string.Join(", ", found.Map(d => $"{d.Code} {expression.Substring(d.At.Column - 1, d.At.Length)}")));
    }

    [Theory]
    [InlineData("email ?? 0 - 1", "email ?? (0 - 1)", "(email ?? 0) - 1")]
    [InlineData("number + 1 ?? 2", "(number + 1) ?? 2", "number + (1 ?? 2)")]
    [InlineData("number + 1 | round(2)", "(number + 1) | round(2)", "number + (1 | round(2))")]
    [InlineData("-number | abs", "(-number) | abs", "-(number | abs)")]
    [InlineData("if isActive then 1 else 2 | abs", "(if isActive then 1 else 2) | abs", "if isActive then 1 else (2 | abs)")]
    public void What_can_be_read_in_two_ways_is_shown_in_both(string expression, string one, string other)
    {
        var mistake = Sample.Mistakes(expression, Sample.Scope).Head;
        Assert.Contains(mistake.Code, (string[])["BRY0024", "BRY0029"], StringComparer.Ordinal);
        Assert.Equal([one, other], mistake.Expected, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("nmae", "name")]
    [InlineData("currency.cod", "code")]
    [InlineData("name | uper", "upper")]
    [InlineData("name | compny", "company")]
    [InlineData("'x' | lookup(unit)", "units")]
    [InlineData("sync.chnged", "changed")]
    [InlineData("wanted = 'Wn'", "Won")]
    [InlineData("currency | linked(partner)", "partners")]
    public void A_name_that_is_nearly_right_is_suggested(string expression, string suggestion) =>
        Assert.Equal(suggestion, Sample.Mistakes(expression, Sample.Scope).Head.Suggestion);

    [Fact]
    public void A_name_that_is_a_field_a_word_or_taken_is_refused()
    {
        var constant = Sample.Typed("1", Sample.Scope);
        Assert.Equal(["BRY0145", "BRY0145", "BRY0108", "BRY0146"], toSeq((string[])["name", "addresses", "it", "billing"])
            .Map(n => Sample.Scope.With(n, default, constant).Match(static _ => "", static e => e.Head.Code)), StringComparer.Ordinal);
    }

    [Fact]
    public void Asking_whether_something_is_set_that_always_is_warns() =>
        Assert.Equal("BRY0148 1", string.Join(", ", Sample.Typed("'a{number}' is set or name is set", Sample.Scope).Warnings.Map(static d =>
            string.Create(CultureInfo.InvariantCulture, $"{d.Code} {d.At.Column}"))));

    [Fact]
    public void A_side_with_two_entities_has_what_both_have()
    {
        Assert.Equal(ValueKind.Text, Sample.Typed("code", Sample.Items).Type.Kind);
        Assert.Equal(Seq("product", "work_type"), Sample.Typed("kind", Sample.Items).Type.Words);
        Assert.Equal("BRY0135", Sample.Mistakes("unit", Sample.Items).Head.Code);
        Assert.Equal("BRY0120", Sample.Mistakes("kind = 'article'", Sample.Items).Head.Code);
    }

    [Fact]
    public void A_list_is_walked_through_three_deep() => Assert.Equal("BRY0151", Sample.Mistakes(
        "tags | any(tags | any(tags | any(tags | any(it = 'a') and it = 'a') and it = 'a') and it = 'a')", Sample.Scope).Head.Code);

    [Theory]
    [InlineData("BRY0149", "a", "it | b", "b", "it | a")]
    [InlineData("BRY0149", "a", "it | a", "b", "it")]
    [InlineData("BRY0150", "trim", "it", "b", "it")]
    [InlineData("BRY0104", "a", "it | trimm", "b", "it")]
    [InlineData("BRY0106", "a", "name", "b", "it")]
    public void A_named_function_that_is_wrong_is_a_mistake(string code, params string[] functions) => Assert.Equal(code, NamedFunctions.Read(Sample.Ground.Lexicon, Seq(
        (YamlNodes.Scalar(functions[0]), Ground.TextOf(functions[1])), (YamlNodes.Scalar(functions[2]), Ground.TextOf(functions[3]))))
        .Match(static _ => "", static e => e.Head.Code));
}
