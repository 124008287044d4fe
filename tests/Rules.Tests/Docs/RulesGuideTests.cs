using System.Text.RegularExpressions;

namespace Brygga.Rules.Tests.Docs;

/// <summary>Every example of docs/rules.md does what the page says.</summary>
public sealed class RulesGuideTests
{
    private static readonly RulesGuide Guide = RulesGuide.Page;

    private static readonly Regex Construct = new("\\(\"(?<name>[a-z ]+)\", ", RegexOptions.None, TimeSpan.FromSeconds(1));

    public static TheoryData<int> Examples => new(Enumerable.Range(0, Guide.Examples.Count));

    public static TheoryData<string, string> Expressions
    {
        get
        {
            var lines = new TheoryData<string, string>();
            foreach (var (expression, value) in Guide.Expressions) lines.Add(expression, value);
            return lines;
        }
    }

    [Fact]
    public void There_are_examples_of_every_kind()
    {
        Assert.True(Guide.Examples.Count >= 20, $"{Guide.Examples.Count} examples");
        Assert.True(Guide.Expressions.Count >= 60, $"{Guide.Expressions.Count} expressions");
        Assert.True(Guide.Examples.Count(static e => e.Gives.Length > 0) >= 5);
        Assert.True(Guide.Examples.Count(static e => e.HasTests) >= 2);
        Assert.Contains(Guide.Examples, static e => e.Refused);
        Assert.Contains(Guide.Examples, static e => e.Shows.Exists(static s => s.Origins));
    }

    [Fact]
    public void No_yaml_stands_in_the_guide_that_is_not_run() => Assert.DoesNotContain("```yaml\n", Guide.Text, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_sound_or_has_the_mistake_that_is_named(int number)
    {
        var example = Guide.Examples[number];
        var wanted = example.Gives.Length > 0 ? Seq1(example.Gives) : Seq<string>();
        Assert.True(wanted == example.Said.Map(static d => d.Code).Strict(), $"{example.Files.Last.Text}\n{Lines(example.Said)}");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_flow_is_refused_where_the_guide_says_so_and_nowhere_else(int number)
    {
        var example = Guide.Examples[number];
        if (example.Gives.Length > 0) return;
        var book = example.Compile(Seq<SettingValue>()).Match(static b => b, static e => throw new Xunit.Sdk.XunitException(Lines(e)));
        var refused = book.Flows.Exists(static f => !f.NotYet.IsEmpty) || book.Documents.Exists(static f => !f.NotYet.IsEmpty);
        Assert.True(example.Refused == refused, example.Files.Last.Text);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_rule_tests_of_an_example_pass(int number)
    {
        var example = Guide.Examples[number];
        if (!example.HasTests) return;
        var report = example.Report().Match(static r => r, static e => throw new Xunit.Sdk.XunitException(Lines(e)));
        Assert.NotEmpty(report.Outcomes);
        Assert.Empty(report.Outcomes.Bind(static o => o.Differences));
        Assert.Empty(report.Outcomes.Bind(static o => o.Warnings));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_rules_show_prints_is_what_the_guide_says(int number)
    {
        var example = Guide.Examples[number];
        Assert.All(example.Shows, piece => Assert.Contains(piece.Text, example.Show(piece).Match(static t => t, static e => throw new Xunit.Sdk.XunitException(Lines(e))), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_yields_what_stands_beside_it(string expression, string value)
    {
        var mistakes = Language.Sample.Mistakes(expression, Language.Sample.Scope);
        Assert.Equal(value, mistakes.IsEmpty ? Shown(Language.Sample.Run(expression)) : string.Join(' ', mistakes.Map(static d => d.Code)));
    }

    [Fact]
    public void The_guide_names_what_the_engine_cant_do_yet()
    {
        var constructs = Construct.Matches(File.ReadAllText(Repository.Path("src", "Rules", "Reading", "NotYetDone.cs"))).Select(static m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(constructs);
        Assert.All(constructs, static name => Assert.Contains($"| `{name}` |", Guide.Text, StringComparison.Ordinal));
    }

    private static string Shown(Value value) =>
        value.IsNothing ? "nothing" : value.IsUnknown ? "unread" : value.Kind == ValueKind.Text ? $"'{value.Text}'" : value.ToString();

    private static string Lines(Seq<Diagnostic> said) => string.Join('\n', said.Map(static d => $"{d.At} {d.Code} {d.Message}"));
}
