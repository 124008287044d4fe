namespace Brygga.Rules.Tests;

public sealed class ExpressionTests
{
    /// <summary>name is Ada, number is 7, isActive is true, email is empty, isInternal is empty, notes was not read.</summary>
    [Theory]
    [InlineData("'it''s'", "it's")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("nothing", "")]
    [InlineData("name", "Ada")]
    [InlineData("severa.name", "Ada")]
    [InlineData("fortnox.Name", "")]
    [InlineData("settings.customers.master", "severa")]
    [InlineData("name | lower | left(2)", "ad")]
    [InlineData("  name|lower|left( 2 )  ", "ad")]
    [InlineData("email ?? name", "Ada")]
    [InlineData("email ?? fortnox.Email ?? 'none'", "none")]
    [InlineData("(email ?? name) | upper", "ADA")]
    [InlineData("email ?? (name | upper)", "ADA")]
    [InlineData("name = 'Ada'", "true")]
    [InlineData("name != 'Ada'", "false")]
    [InlineData("email ?? name = 'Ada'", "true")]
    [InlineData("name | lower = 'ada'", "true")]
    [InlineData("number = 7.0", "true")]
    [InlineData("number < 8 and number <= 7 and number > 6 and number >= 7", "true")]
    [InlineData("number in [1, 7]", "true")]
    [InlineData("name in ['Bo', 'Eva']", "false")]
    [InlineData("name matches 'A.a'", "true")]
    [InlineData("name matches 'd'", "false")]
    [InlineData("not name = 'Bo'", "true")]
    [InlineData("not not isActive", "true")]
    [InlineData("not isActive or true", "true")]
    [InlineData("not (isActive or true)", "false")]
    [InlineData("true or true and false", "true")]
    [InlineData("(true or true) and false", "false")]
    [InlineData("name is set and email is not set", "true")]
    [InlineData("email ?? name is set", "true")]
    public void An_expression_yields(string expression, string value) =>
        Assert.Equal(value, Formulas.Run(expression).ToString());

    [Theory]
    [InlineData("email = nothing", "true")]
    [InlineData("email = fortnox.Email", "true")]
    [InlineData("email != nothing", "false")]
    [InlineData("email = 'a'", "false")]
    [InlineData("email in ['a', nothing]", "true")]
    [InlineData("email matches '.*'", "false")]
    [InlineData("fortnox.InvoiceDiscount < 1", "false")]
    [InlineData("fortnox.InvoiceDiscount >= 1", "false")]
    [InlineData("number < fortnox.InvoiceDiscount", "false")]
    [InlineData("not isInternal", "true")]
    [InlineData("isInternal or false", "false")]
    [InlineData("settings.customers.unit is set", "false")]
    public void Nothing_is_a_value_with_a_meaning(string expression, string value) =>
        Assert.Equal(value, Formulas.Run(expression).ToString());

    [Theory]
    [InlineData("notes")]
    [InlineData("notes | lower")]
    [InlineData("notes ?? name")]
    [InlineData("email ?? notes")]
    [InlineData("notes = 'a'")]
    [InlineData("notes != nothing")]
    [InlineData("name in ['Ada', notes]")]
    [InlineData("notes in ['Ada']")]
    [InlineData("notes matches '.*'")]
    [InlineData("notes is set")]
    [InlineData("not (notes is set)")]
    [InlineData("false and notes is set")]
    [InlineData("notes is set or true")]
    public void What_was_not_read_poisons(string expression) => Assert.True(Formulas.Run(expression).IsUnknown);

    [Fact]
    public void What_is_not_needed_does_not_poison() => Assert.Equal("Ada", Formulas.Run("name ?? notes").ToString());
}
