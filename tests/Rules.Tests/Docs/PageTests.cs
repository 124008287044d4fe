using System.Text.RegularExpressions;
using Brygga.Rules.Testing;

namespace Brygga.Rules.Tests.Docs;

/// <summary>Every code has a page, every page a code, and every example on it does what the page says.</summary>
public sealed class PageTests
{
    private const string Fails = "Fails";
    private const string Mended = "Mended";
    private const string Given = "Given";

    private static readonly Regex Code = new("\"(?<code>BRY[0-9]{4})\"", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static readonly string[] Codes = [.. Sources()
        .SelectMany(static file => Code.Matches(File.ReadAllText(file)).Select(static m => m.Groups["code"].Value))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Those of the rules; the tool's own tests run the pages about brygga.yaml, the connectors' those about templates, the tests from end to end those about safety.</summary>
    public static TheoryData<string> Checked => new(Page.All.Filter(static p => p.Code.StartsWith("BRY0", StringComparison.Ordinal) && !p.Code.StartsWith("BRY03", StringComparison.Ordinal) && !p.Code.StartsWith("BRY04", StringComparison.Ordinal)).Map(static p => p.Code));

    public static TheoryData<string> AtRunTime => new(Page.All.Filter(static p => p.Code.StartsWith("BRY2", StringComparison.Ordinal)).Map(static p => p.Code));

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code()
    {
        Assert.True(Codes.Length > 100);
        Assert.Equal(Codes, Page.All.Map(static p => p.Code).ToArray());
        Assert.All(Page.All, static p => Assert.Matches($"^# {p.Code}: .+[^.]$", p.Title));
    }

    [Fact]
    public void The_index_names_every_page_with_its_title()
    {
        var index = File.ReadAllText(Repository.Path("docs", "diagnostics", "README.md"));
        Assert.All(Page.All, p => Assert.Contains($"- [{p.Code}]({p.Code}.md): {p.Title[(p.Title.IndexOf(':', StringComparison.Ordinal) + 2)..]}\n", index, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Checked))]
    public void The_failing_example_gives_exactly_this_code_at_the_marked_token(string code)
    {
        var page = Find(code);
        var marked = page.Of(Fails).Find(static e => e.Mark.IsSome).IfNone(() => throw new Xunit.Sdk.XunitException("no carets"));
        var said = Diagnostics(page.Of(Given) + page.Of(Fails));
        Assert.Equal((code, marked.RuleFile.Name, marked.Mark.IfNone((0, 0, 0))), Assert.Single(said.Map(static d => (d.Code, d.At.File, (d.At.Line, d.At.Column, d.At.Length)))));
    }

    [Theory]
    [MemberData(nameof(Checked))]
    public void The_mended_example_is_sound(string code)
    {
        var page = Find(code);
        Assert.NotEmpty(page.Of(Mended));
        Assert.Equal(Seq<string>(), Diagnostics(page.Of(Given) + page.Of(Mended)).Map(static d => $"{d.At} {d.Code} {d.Message}"));
    }

    [Theory]
    [MemberData(nameof(AtRunTime))]
    public void The_example_of_a_finding_is_a_rule_test_that_expects_it(string code)
    {
        var examples = Find(code).Examples.Filter(static e => e.IsTest).Strict();
        Assert.Contains($"code: {code}", string.Concat(examples.Map(static e => e.Text)), StringComparison.Ordinal);
        Assert.Equal(Seq<Difference>(), Report(Find(code).Examples).Match(
            static report => report.Outcomes.Bind(static o => o.Differences).Strict(),
            static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}")))));
    }

    [Fact]
    public void The_tests_in_the_guide_to_rule_tests_pass()
    {
        var guide = Page.Read(Repository.Path("docs", "rule-tests.md"));
        Assert.True(guide.Examples.Count >= 3);
        Assert.All(guide.Examples, static example => Assert.Equal(Seq<Difference>(), Report(Seq1(example)).Match(
            static report => report.Outcomes.Bind(static o => o.Differences).Strict(),
            static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))))));
    }

    private static Page Find(string code) => Page.All.Find(p => p.Code == code).IfNone(() => throw new Xunit.Sdk.XunitException(code));

    /// <summary>What checking says: of the rules, and of the tests where the page has some.</summary>
    private static Seq<Diagnostic> Diagnostics(Seq<Example> examples) => examples.Exists(static e => e.IsTest)
        ? Report(examples).Match(static report => report.Outcomes.Bind(static o => o.Warnings).Strict(), static mistakes => mistakes)
        : examples.Find(static e => e.Shape == Shape.Shown).Case is Example shown
        ? RuleBooks.Show(Below(examples), Overlay(examples), shown.RuleFile.Name, origins: false).Match(static _ => Seq<Diagnostic>(), static mistakes => mistakes)
        : Compile(examples).Match(static book => book.Warnings, static mistakes => mistakes);

    private static Validation<TestReport> Report(Seq<Example> examples) => RuleTests.Run(Below(examples), Overlay(examples), Seq<SettingValue>());

    private static Validation<RuleBook> Compile(Seq<Example> examples) => RuleBooks.Compile(Below(examples), Overlay(examples), Seq<SettingValue>());

    /// <summary>The shipped rules, without the shipped tests and with the whole files of the page in their place.</summary>
    private static Seq<RuleFile> Below(Seq<Example> examples)
    {
        var replaced = examples.Filter(static e => e.Shape is Shape.Whole or Shape.Missing).Strict();
        return (Small.Files.Filter(f => !RuleTests.IsTest(f.Name) && !replaced.Exists(r => r.File == f.Name))
            + replaced.Filter(static r => r.Shape == Shape.Whole).Map(static r => r.RuleFile)).Strict();
    }

    private static Seq<RuleFile> Overlay(Seq<Example> examples) => examples.Filter(static e => e.Shape == Shape.Overlay).Map(static e => e.RuleFile).Strict();

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.Path("src", "Rules", "Diagnostics"), "Mistakes*.cs")
        .Concat(Directory.EnumerateFiles(Repository.Path("tools", "brygga"), "*.cs", SearchOption.AllDirectories).Where(static f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        .Append(Repository.Path("src", "Connectors", "Reports", "TemplateMistakes.cs"))
        .Append(Repository.Path("src", "Engine", "Reading", "ReadRemarks.cs"))
        .Append(Repository.Path("src", "Engine", "Planning", "Findings.cs"))
        .Append(Repository.Path("src", "Engine", "Guarding", "SafetyVerdicts.cs"));
}
