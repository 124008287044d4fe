using Brygga.Rules.Layers;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Tests;

/// <summary><c>rules show</c>: the merged rules as text, with the place where each line was written.</summary>
public sealed class ShowTests
{
    [Fact]
    public void Each_line_says_where_it_was_written()
    {
        var lines = Show("customers", origins: true).Split('\n');
        Assert.Contains(lines, static l => l.StartsWith("      skip_if: isInternal ", StringComparison.Ordinal) && l.EndsWith("# customers.yaml:25:26", StringComparison.Ordinal));
        Assert.Contains(lines, static l => l.StartsWith("    to_fortnox: >-", StringComparison.Ordinal) && l.Contains("# overlay/customers.yaml:", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static l => l.StartsWith("  phone:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("customers")]
    [InlineData("products")]
    [InlineData("sales_invoices")]
    [InlineData("credit_notes")]
    [InlineData("project_costs")]
    [InlineData("settings")]
    [InlineData("systems/severa")]
    [InlineData("systems/fortnox")]
    public void What_is_shown_reads_back_as_the_same_rules(string name)
    {
        var shown = Show(name, origins: true);
        var again = YamlReader.Read(new("again.yaml", shown)).Bind(YamlShapes.AsMapping).Match(
            static map => MergedText.Print(map, origins: false), static e => throw new Xunit.Sdk.XunitException($"{e.Head.At} {e.Head.Message}\n{e.Head.Remedy}"));
        Assert.Equal(Show(name, origins: false), again);
    }

    [Fact]
    public void What_is_shown_of_all_files_compiles_to_the_same_book()
    {
        var shown = RuleBooks.Names(DraftRules.Files, DraftRules.Overlay).Map(static n => new RuleFile(n, Show(n[..^".yaml".Length], origins: true))).Strict();
        var book = DraftRules.Compiled(shown, Seq<RuleFile>());
        Assert.Equal(
            DraftRules.Compiled(DraftRules.Files, DraftRules.Overlay).Document("credit_notes").Set.Map(static s => (s.Name, s.Value.Text)),
            book.Document("credit_notes").Set.Map(static s => (s.Name, s.Value.Text)));
    }

    [Theory]
    [InlineData("a: one  two", "a: one  two\n")]
    [InlineData("a: 'it''s: so'", "a: >-\n  it's: so\n")]
    [InlineData("a: >-\n  'x' | lower", "a: >-\n  'x' | lower\n")]
    [InlineData("a: \"one\\ntwo # \\\\\"", "a: \"one\\u000atwo # \\\\\"\n")]
    [InlineData("a: ''", "a: \"\"\n")]
    [InlineData("a: {}", "a: {}\n")]
    [InlineData("a: [x, y z]", "a: [x, y z]\n")]
    [InlineData("a: [x, { y: z }]", "a:\n  - x\n  -\n    y: z\n")]
    public void Each_value_is_written_so_that_yaml_reads_it_back(string yaml, string shown)
    {
        var map = YamlReader.Read(new("t.yaml", yaml)).Bind(YamlShapes.AsMapping).Match(static m => m, static e => throw new Xunit.Sdk.XunitException(e.Head.Message));
        Assert.Equal(shown, MergedText.Print(map, origins: false));
        Assert.True(YamlReader.Read(new("t.yaml", shown)).IsSuccess);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        var mistake = RuleBooks.Show(DraftRules.Files, DraftRules.Overlay, "custmers", origins: false).Match(static _ => throw new Xunit.Sdk.XunitException("shown"), static e => e.Head);
        Assert.Equal(("BRY0226", "customers"), (mistake.Code, mistake.Suggestion.IfNone("")));
    }

    private static string Show(string name, bool origins) => RuleBooks.Show(DraftRules.Files, DraftRules.Overlay, name, origins).Match(
        static text => text, static e => throw new Xunit.Sdk.XunitException(e.Head.Message));
}
