using System.Text.RegularExpressions;
using Brygga.Rules.Testing;

namespace Brygga.Rules.Tests.Docs;

/// <summary>Every code has a page, every page a code, and every example on it does what the page says.</summary>
public sealed class PageTests
{
    private const string Fails = "Fails";
    private const string Mended = "Mended";
    private const string Given = "Given";

    /// <summary>What no example of a readable length shows, what no text alone shows, and codes that no call site uses yet.</summary>
    private static readonly string[] WithoutExample = ["BRY0002", "BRY0003", "BRY0015", "BRY0021", "BRY0022", "BRY0153", "BRY0226", "BRY0245"];

    private static readonly Regex Code = new("\"(?<code>BRY[0-9]{4})\"", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static readonly string[] Codes = [.. Sources()
        .SelectMany(static file => Code.Matches(File.ReadAllText(file)).Select(static m => m.Groups["code"].Value))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Those of the rules; the tool's own tests run the pages about brygga.yaml.</summary>
    public static TheoryData<string> Checked => new(Page.All.Filter(static p => p.Code.StartsWith("BRY0", StringComparison.Ordinal) && !p.Code.StartsWith("BRY03", StringComparison.Ordinal)
        && !WithoutExample.Contains(p.Code, StringComparer.Ordinal)).Map(static p => p.Code));

    public static TheoryData<string> AtRunTime => new(Page.All.Filter(static p => p.Code.StartsWith("BRY2", StringComparison.Ordinal) && !p.Examples.IsEmpty).Map(static p => p.Code));

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
        : Compile(examples, Seq<SettingValue>()).Match(static book => book.Warnings, static mistakes => mistakes);

    private static Validation<Diagnostic, TestReport> Report(Seq<Example> examples) => RuleTests.Run(
        examples.Filter(static e => e.IsTest).Map(static e => e.RuleFile).Strict(), settings => Compile(examples, settings));

    private static Validation<Diagnostic, RuleBook> Compile(Seq<Example> examples, Seq<SettingValue> settings)
    {
        var whole = examples.Filter(static e => e.Whole).Map(static e => e.RuleFile).Strict();
        var shipped = Shipped.Files.Filter(f => !whole.Exists(w => w.Name == f.Name)) + whole;
        return RuleBooks.Compile(shipped.Strict(), examples.Filter(static e => !e.Whole && !e.IsTest).Map(static e => e.RuleFile).Strict(), settings);
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.Path("src", "Rules", "Diagnostics"), "Mistakes*.cs")
        .Concat(Directory.EnumerateFiles(Repository.Path("tools", "brygga"), "*.cs", SearchOption.AllDirectories).Where(static f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        .Append(Repository.Path("src", "Engine", "Reading", "ReadRemarks.cs"))
        .Append(Repository.Path("src", "Engine", "Planning", "Findings.cs"));
}
