using Brygga.Engine.Planning;
using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Testing;

/// <summary>Rule tests: texts in, outcomes out. Pure, as the rules and the engine are; nothing is read, nothing is called.</summary>
public static class RuleTests
{
    private const string Folder = "tests/";

    /// <summary>Whether a file holds tests and no rules, by the folder in which it stands.</summary>
    public static bool IsTest(string fileName) =>
        fileName.StartsWith(Folder, StringComparison.Ordinal) || fileName.Contains("/" + Folder, StringComparison.Ordinal);

    /// <summary>Runs every test of the files, or yields every mistake in them and in the rules.</summary>
    /// <param name="compile">The rules under test, compiled with settings; each test may have its own.</param>
    public static Validation<Diagnostic, TestReport> Run(Seq<RuleFile> files, Func<Seq<SettingValue>, Validation<Diagnostic, RuleBook>> compile)
    {
        var books = new Dictionary<string, Validation<Diagnostic, RuleBook>>(StringComparer.Ordinal);
        return files.Map(file => TestFileReader.Read(file, Compiled)).Strict().Sequence()
            .Bind(read => read.Bind(file => file.Tests.Map(test => (file, test)))
                .Map(t => Compiled(t.file.Settings + t.test.Settings).Map(book => Run(book, t.file, t.test)))
                .Strict()
                .Sequence())
            .Map(static ran => new TestReport(ran.Map(static r => r.Outcome).Strict(), Coverage(ran.Bind(static r => r.Rules).Strict())))
            .Match(static report => Success<Diagnostic, TestReport>(report), static mistakes => toSeq(mistakes.Distinct()).Strict());

        Validation<Diagnostic, RuleBook> Compiled(Seq<SettingValue> settings)
        {
            var last = toSeq(settings.GroupBy(static s => s.Name, StringComparer.Ordinal).Select(static g => g.Last())).Strict();
            var key = string.Join('\n', last.Map(static s => $"{s.Name}: {s.Text}"));
            if (!books.TryGetValue(key, out var book)) books.Add(key, book = compile(last));
            return book;
        }
    }

    private static (TestOutcome Outcome, Seq<RuleCoverage> Rules) Run(RuleBook book, TestFile file, TestCase test)
    {
        var (steps, findings, watched) = TestRun.Compute(book, file.Flow, file.Now, test);
        var warnings = test.Covers.Filter(c => !c.Rules.Exists(watched.WasReached)).Map(static c => Mistakes.NeverReached(c.At, c.Name)).Strict();
        return (new(file.Name, test.Name, test.At, Comparison.Of(test.Expected, steps, findings), warnings), Reached(file.Flow, watched, steps, findings));
    }

    private static Seq<RuleCoverage> Reached(string flow, WatchedFlow watched, Seq<Step> steps, Seq<Finding> findings) =>
        WatchedFlow.Rules(watched.Flow).Map(rule => new RuleCoverage(
            flow, rule.Full, rule.Mark, watched.WasReached(rule) ? 1 : 0, rule.Decided(steps, findings) ? 1 : 0)).Strict();

    private static Seq<RuleCoverage> Coverage(Seq<RuleCoverage> all) => toSeq(all
        .GroupBy(static c => (c.Flow, c.Rule))
        .Select(static g => g.First() with { Reached = g.Sum(static c => c.Reached), Decided = g.Sum(static c => c.Decided) })).Strict();
}
