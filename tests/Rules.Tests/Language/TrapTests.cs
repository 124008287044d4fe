using System.Diagnostics;
using Brygga.Rules.Language;

namespace Brygga.Rules.Tests.Language;

/// <summary>Tests that look at the clock run alone.</summary>
[CollectionDefinition("by the clock", DisableParallelization = true)]
public sealed class ByTheClock;

/// <summary>What would take a parser, a stack or a night (MODEL 6): a diagnostic or a value, in under a second.</summary>
[Collection("by the clock")]
public sealed class TrapTests
{
    private static readonly string Deep = string.Concat(Enumerable.Repeat("if isActive then ", 65));

    public static TheoryData<string, string> Traps => new()
    {
        { new('(', 10_000), "BRY0021" },
        { new('a', 1 << 20), "BRY0021" },
        { new('(', 65), "BRY0022" },
        { string.Concat(Enumerable.Repeat("[(", 33)), "BRY0022" },
        { $"{Deep}1{string.Concat(Enumerable.Repeat(" else 2", 65))}", "BRY0022" },
        { $"{new string('(', 60)}1{new string(')', 59)}", "BRY0020" },
        { string.Concat(Enumerable.Repeat("name | left(", 60)), "BRY0020" },
        { "name matches '(a+)+$'", "" },
        { "name matches '(x+x+)+y'", "" },
        { $"name matches '{new string('(', 300)}'", "BRY0115" },
        { $"name matches '({new string('a', 600)})'", "BRY0115" },
        { "name matches '((a{1,1000}){1,1000}){1,1000}'", "BRY0115" },
        { $"1{string.Concat(Enumerable.Repeat(" + 1", 1_000))}", "" },
        { $"{new string('-', 4_000)}number", "" },
        { string.Concat(Enumerable.Repeat("if isActive then 1 else ", 160)) + "2", "" },
        { $"name{string.Concat(Enumerable.Repeat("|upper", 650))}", "" },
        { $"'{string.Concat(Enumerable.Repeat("{name}", 600))}'", "" },
        { $"'{new string('{', 3_001)}'", "BRY0025" },
        { $"name{string.Concat(Enumerable.Repeat("|replace('A','AAAAAAAA')", 160))}", "" },
        { "tags" + string.Concat(Enumerable.Repeat(" | map('{it}{it}{it}{it}{it}{it}{it}{it}')", 40)), "" },
        { $"{string.Concat(Enumerable.Repeat("[", 64))}{string.Concat(Enumerable.Repeat("]", 64))}", "" },
        { "\0", "BRY0020" },
        { "name \ud800", "BRY0020" },
    };

    [Theory]
    [MemberData(nameof(Traps))]
    public void It_ends_in_under_a_second(string expression, string code)
    {
        _ = Sample.Run("1 + 1");
        var clock = Stopwatch.StartNew();
        var mistakes = Sample.Mistakes(expression, Sample.Scope);
        Assert.Equal(code, mistakes.HeadOrNone().Match(static d => d.Code, static () => ""));
        if (mistakes.IsEmpty) _ = Sample.Run(expression);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    /// <summary>A pattern that backtracks for ever elsewhere is linear here.</summary>
    [Fact]
    public void A_pattern_is_matched_in_linear_time()
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal("false", Sample.Run($"'{new string('a', 3_000)}' matches '(a+)+b'").ToString());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void What_grows_without_end_is_as_good_as_unread() =>
        Assert.True(Sample.Run($"name{string.Concat(Enumerable.Repeat("|replace('A','AAAAAAAA')", 20))}").IsUnknown);

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void No_culture_changes_anything(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new(culture);
            Assert.Equal("1.5 IŞ 28/2 2024 12.5", Sample.Run("'{1.5 | text} {''iş'' | upper} {since | format(''d/M yyyy'')} {money.amount}'").ToString());
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Functions that call each other would be checked once a call.</summary>
    [Fact]
    public void Functions_that_multiply_are_a_mistake()
    {
        var functions = toSeq(Enumerable.Range(0, 20).Select(static n => (
            YamlNodes.Scalar($"f{n}"), Ground.TextOf(n == 0 ? "it" : $"[it | f{n - 1}, it | f{n - 1}, it | f{n - 1}, it | f{n - 1}] | join('')")))).Strict();
        Assert.Equal("BRY0153", NamedFunctions.Read(Sample.Ground.Lexicon, functions).Match(static _ => "", static e => e.Head.Code));
    }
}
