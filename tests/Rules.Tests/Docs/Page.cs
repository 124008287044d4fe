using System.Text.RegularExpressions;

namespace Brygga.Rules.Tests.Docs;

/// <summary>A page of docs/diagnostics: a title, sections, and examples that run.</summary>
internal sealed record Page(string Code, string Title, Seq<Example> Examples)
{
    private static readonly Regex Fence = new("^```(?:yaml file=(?<file>\\S+)(?<how> whole| missing)?|text (?<how>show))\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(5));

    private static readonly Regex Section = new("^## (?<name>.+)$", RegexOptions.Multiline, TimeSpan.FromSeconds(5));

    public static Seq<Page> All { get; } = toSeq(Directory.EnumerateFiles(Repository.Path("docs", "diagnostics"), "BRY*.md")
        .Order(StringComparer.Ordinal).Select(Read)).Strict();

    public Seq<Example> Of(string section) => Examples.Filter(e => e.Section == section).Strict();

    private static Shape How(string word) => word switch { "whole" => Shape.Whole, "missing" => Shape.Missing, "show" => Shape.Shown, _ => Shape.Overlay };

    public static Page Read(string path)
    {
        var text = File.ReadAllText(path);
        return new(Path.GetFileNameWithoutExtension(path), text.Split('\n')[0], toSeq(Fence.Matches(text).Select(match => Example.Of(
            Section.Matches(text).Last(s => s.Index < match.Index).Groups["name"].Value,
            match.Groups["file"].Value, How(match.Groups["how"].Value.Trim()), match.Groups["text"].Value))).Strict());
    }
}

/// <summary>What a block of a page is.</summary>
internal enum Shape
{
    /// <summary>What an overlay says.</summary>
    Overlay,

    /// <summary>A file in place of the shipped one.</summary>
    Whole,

    /// <summary>The shipped file is not there.</summary>
    Missing,

    /// <summary>What <c>rules show</c> is asked for.</summary>
    Shown,
}

/// <summary>One block of a page, without the line of carets that marks the token which is blamed, and with its repetitions written out.</summary>
/// <param name="Mark">Line and column of the carets, and how many.</param>
internal sealed record Example(string Section, string File, Shape Shape, string Text, Option<(int Line, int Column, int Length)> Mark)
{
    private static readonly Regex Repetition = new("«(?<times>[0-9]+)×(?<text>[^»]+)»", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static readonly Regex Carets = new(@"^#? *(?<carets>\^+)$", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>A file of its own, not one that changes the small rules.</summary>
    public bool IsWhole => Shape == Shape.Whole;

    /// <summary>What a user would write, rules or a test of them.</summary>
    public bool IsWritten => Shape is Shape.Overlay or Shape.Whole;

    public bool IsTest => File.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The file as the product would read it: an overlay's, unless it is whole.</summary>
    public RuleFile RuleFile => new(Shape == Shape.Shown ? Text.Trim() : Shape != Shape.Overlay || IsTest ? File : $"mappings/{File}", Text);

    public static Example Of(string section, string file, Shape shape, string text)
    {
        var head = shape != Shape.Overlay || text.StartsWith("rules:", StringComparison.Ordinal) ? "" : file.StartsWith("tests/", StringComparison.Ordinal) ? TestHead : "rules: 1\n";
        var lines = new List<string>((head + text).TrimEnd('\n').Split('\n'));
        var at = lines.FindIndex(line => Carets.IsMatch(line));
        if (at < 0) return new(section, file, shape, Joined(lines), None);
        var carets = Carets.Match(lines[at]).Groups["carets"];
        lines.RemoveAt(at);
        var (before, blamed) = (lines[at - 1][..carets.Index], lines[at - 1].Substring(carets.Index, carets.Length));
        return new(section, file, shape, Joined(lines), (at, WrittenOut(before).Length + 1, WrittenOut(blamed).Length));
    }

    private static string Joined(List<string> lines) => string.Concat(lines.Select(static line => WrittenOut(line) + "\n"));

    /// <summary>What no page has room for: <c>«70×(»</c> is seventy brackets, <c>«3×a№,»</c> is a1,a2,a3.</summary>
    private static string WrittenOut(string line) => Repetition.Replace(line, static m => string.Concat(
        Enumerable.Range(1, int.Parse(m.Groups["times"].Value, System.Globalization.CultureInfo.InvariantCulture))
            .Select(number => m.Groups["text"].Value.Replace("№", $"{number}", StringComparison.Ordinal))));

    private const string TestHead = """
        rules: 1
        flow: customers
        now: 2026-03-01T08:00:00Z
        every: { severa: { customer: { isActive: true } }, fortnox: { customer: { Active: true } } }

        """;
}
