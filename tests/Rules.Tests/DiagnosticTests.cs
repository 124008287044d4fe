using System.Reflection;
using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Tests;

public sealed class DiagnosticTests
{
    private static readonly Origin At = new("customers.yaml", 2, 10, 4);

    private static readonly Diagnostic[] All = [.. typeof(Mistakes)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Select(static m => (Diagnostic)m.Invoke(null, m.GetParameters().Select(static p => Sample(p.ParameterType)).ToArray())!)];

    [Fact]
    public void Codes_are_unique()
    {
        Assert.True(All.Length > 50);
        Assert.Equal(All.Length, All.Select(static d => d.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_diagnostic_is_a_sentence_with_a_code_and_a_way_out() => Assert.All(All, static d =>
    {
        Assert.Matches("^BRY0[0-2][0-9]{2}$", d.Code);
        Assert.Matches("[.:].*$|[.]$", d.Message);
        Assert.EndsWith(".", d.Message, StringComparison.Ordinal);
        Assert.True(d.Remedy.Length > 0 || !d.Expected.IsEmpty, d.Code);
    });

    [Fact]
    public void A_diagnostic_is_shown_with_its_line_a_caret_and_what_to_do()
    {
        var shown = DiagnosticText.Render(Mistakes.UnknownField(At, "severa.customer", "nmae", Seq("name", "number")), "rules: 1\nskip_if: nmae\n");
        Assert.Equal(
            """
            customers.yaml:2:10: error BRY0101: severa.customer has no field 'nmae'.
              2 | skip_if: nmae
                           ^^^^
              expected: name, number
              did you mean: name

            """.ReplaceLineEndings("\n"),
            shown);
    }

    [Fact]
    public void A_place_that_is_not_in_the_text_is_shown_without_a_line()
    {
        var shown = DiagnosticText.Render(Mistakes.MissingFile("settings.yaml"), "");
        Assert.Equal("settings.yaml:1:1: error BRY0015: The rule file 'settings.yaml' is missing.\n  remedy: Copy it from the shipped mappings.\n", shown);
    }

    [Fact]
    public void A_very_long_line_is_shown_around_the_token()
    {
        var line = new string('a', 5_000) + "X" + new string('b', 5_000);
        var lines = DiagnosticText.Render(Mistakes.NotAPath(new("t.yaml", 1, 5_001, 1)), line).Split('\n');
        Assert.Equal('X', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
        Assert.True(lines[1].Length < 200);
    }

    private static object Sample(Type type) =>
        type == typeof(Origin) ? At
        : type == typeof(int) ? 3
        : type == typeof(Seq<string>) ? Seq("name", "number")
        : "nmae";
}
