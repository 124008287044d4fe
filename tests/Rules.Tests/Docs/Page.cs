using System.Text.RegularExpressions;

namespace Brygga.Rules.Tests.Docs;

/// <summary>A page of docs/diagnostics: a title, sections, and examples that run.</summary>
internal sealed record Page(string Code, string Title, Seq<Example> Examples)
{
    private static readonly Regex Fence = new("^```yaml file=(?<file>\\S+)(?<whole> whole)?\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(5));

    private static readonly Regex Section = new("^## (?<name>.+)$", RegexOptions.Multiline, TimeSpan.FromSeconds(5));

    public static Seq<Page> All { get; } = toSeq(Directory.EnumerateFiles(Repository.Path("docs", "diagnostics"), "BRY*.md")
        .Order(StringComparer.Ordinal).Select(Read)).Strict();

    public Seq<Example> Of(string section) => Examples.Filter(e => e.Section == section).Strict();

    public static Page Read(string path)
    {
        var text = File.ReadAllText(path);
        return new(Path.GetFileNameWithoutExtension(path), text.Split('\n')[0], toSeq(Fence.Matches(text).Select(match => Example.Of(
            Section.Matches(text).Last(s => s.Index < match.Index).Groups["name"].Value,
            match.Groups["file"].Value, match.Groups["whole"].Success, match.Groups["text"].Value))).Strict());
    }
}

/// <summary>One block of a page, without the line of carets that marks the token which is blamed.</summary>
/// <param name="Whole">The block replaces a shipped file; else it is what an overlay would say.</param>
/// <param name="Mark">Line and column of the carets, and how many.</param>
internal sealed record Example(string Section, string File, bool Whole, string Text, Option<(int Line, int Column, int Length)> Mark)
{
    private static readonly Regex Carets = new(@"^#? *(?<carets>\^+)$", RegexOptions.None, TimeSpan.FromSeconds(1));

    public bool IsTest => File.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The file as the product would read it: an overlay's, unless it is whole.</summary>
    public RuleFile RuleFile => new(Whole || IsTest ? File : $"mappings/{File}", Text);

    public static Example Of(string section, string file, bool whole, string text)
    {
        var head = whole || text.StartsWith("rules:", StringComparison.Ordinal) ? "" : file.StartsWith("tests/", StringComparison.Ordinal) ? TestHead : "rules: 1\n";
        var lines = new List<string>((head + text).TrimEnd('\n').Split('\n'));
        var at = lines.FindIndex(line => Carets.IsMatch(line));
        if (at < 0) return new(section, file, whole, Joined(lines), None);
        var carets = Carets.Match(lines[at]);
        lines.RemoveAt(at);
        return new(section, file, whole, Joined(lines), (at, carets.Groups["carets"].Index + 1, carets.Groups["carets"].Length));
    }

    private static string Joined(List<string> lines) => string.Concat(lines.Select(static line => line + "\n"));

    private const string TestHead = """
        rules: 1
        flow: customers
        now: 2026-03-01T08:00:00Z
        every: { severa: { customer: { isActive: true } }, fortnox: { customer: { Active: true } } }

        """;
}
