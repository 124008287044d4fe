using System.Text.RegularExpressions;
using Brygga.Rules.Testing;

namespace Brygga.Rules.Tests.Docs;

/// <summary>
/// docs/rules.md as its tests see it. <c>```yaml file=NAME</c> is a file of an overlay; <c>with</c> adds it to the example above,
/// <c>gives=CODE</c> says which mistake it has, <c>refused</c> that its flow is not run yet. <c>```text shows=NAME [origin]</c> is a piece
/// of what <c>rules show</c> prints for the example above, <c>```text expressions</c> lines of <c>expression => value</c>.
/// </summary>
internal sealed record RulesGuide(string Text, Seq<GuideExample> Examples, Seq<(string Expression, string Value)> Expressions)
{
    private static readonly Regex Fence = new("^```(?<kind>yaml|text) (?<head>.+)\n(?<text>(?s:.*?))^```$", RegexOptions.Multiline, TimeSpan.FromSeconds(5));

    public static RulesGuide Page { get; } = Read(File.ReadAllText(Repository.Path("docs", "rules.md")));

    private static RulesGuide Read(string text)
    {
        var examples = new List<GuideExample>();
        var expressions = new List<(string, string)>();
        foreach (Match block in Fence.Matches(text))
        {
            var words = block.Groups["head"].Value.Split(' ');
            var body = block.Groups["text"].Value;
            if (words is ["expressions"]) expressions.AddRange(Lines(body));
            else if (Named(words, "shows").Case is string shown) examples[^1] = examples[^1].Showing(shown, words.Contains("origin", StringComparer.Ordinal), body);
            else if (words.Contains("with", StringComparer.Ordinal)) examples[^1] = Example(words, body).On(examples[^1]);
            else examples.Add(Example(words, body));
        }
        return new(text, toSeq(examples).Strict(), toSeq(expressions).Strict());
    }

    private static GuideExample Example(string[] words, string body) => new(
        Seq1(Docs.Example.Of("", Named(words, "file").IfNone(""), Shape.Overlay, body)), Named(words, "gives").IfNone(""), words.Contains("refused", StringComparer.Ordinal), Seq<Showing>());

    private static Option<string> Named(string[] words, string key) =>
        toSeq(words).Find(w => w.StartsWith($"{key}=", StringComparison.Ordinal)).Map(static w => w[(w.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    private static IEnumerable<(string, string)> Lines(string body) => body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line =>
    {
        var at = line.LastIndexOf(" => ", StringComparison.Ordinal);
        return at < 0 ? throw new Xunit.Sdk.XunitException($"no => in: {line}") : (line[..at].Trim(), line[(at + 4)..].Trim());
    });
}

/// <summary>A piece of what <c>rules show</c> prints.</summary>
internal sealed record Showing(string Name, bool Origins, string Text);

/// <summary>Files that are checked together, over the shipped rules.</summary>
/// <param name="Gives">The code of the one mistake or warning; empty: there is none.</param>
/// <param name="Refused">Its flow is sound, and the engine can't run it yet.</param>
internal sealed record GuideExample(Seq<Example> Files, string Gives, bool Refused, Seq<Showing> Shows)
{
    private Seq<RuleFile> Overlay => Files.Filter(static e => !e.IsTest).Map(static e => e.RuleFile).Strict();

    private Seq<RuleFile> Tests => Files.Filter(static e => e.IsTest).Map(static e => e.RuleFile).Strict();

    public bool HasTests => !Tests.IsEmpty;

    public Seq<Diagnostic> Said => Compile(Seq<SettingValue>()).Match(static book => book.Warnings, static mistakes => mistakes);

    public GuideExample On(GuideExample above) => this with { Files = (above.Files + Files).Strict() };

    public GuideExample Showing(string name, bool origins, string text) => this with { Shows = Shows.Add(new(name, origins, text)) };

    public Validation<RuleBook> Compile(Seq<SettingValue> settings) => RuleBooks.Compile(Small.Files, Overlay, settings);

    public Validation<TestReport> Report() => RuleTests.Run(
        Small.Files.Filter(static f => !RuleTests.IsTest(f.Name)).Strict(), (Overlay + Tests).Strict(), Seq<SettingValue>());

    public Validation<string> Show(Showing piece) => RuleBooks.Show(Small.Files, Overlay, piece.Name, piece.Origins);
}
