namespace Brygga.Rules.Testing;

/// <summary>
/// Rule tests: texts in, outcomes out. Pure, as the rules and the engine are; nothing is read, nothing is called.
/// The shipped tests are read against the shipped rules and run on the rules in force; those of what the workspace made otherwise are set aside.
/// </summary>
public static class RuleTests
{
    private const string Folder = "tests/";

    /// <summary>Whether a file holds tests and no rules, by the folder in which it stands.</summary>
    public static bool IsTest(string fileName) =>
        fileName.StartsWith(Folder, StringComparison.Ordinal) || fileName.Contains("/" + Folder, StringComparison.Ordinal);

    /// <summary>Runs every test among the files, or yields every mistake in them and in the rules.</summary>
    /// <param name="settings">The workspace's: they only decide which flows are switched off. Each test runs on the defaults and its own.</param>
    public static Validation<TestReport> Run(Seq<RuleFile> shipped, Seq<RuleFile> overlay, Seq<SettingValue> settings)
    {
        var books = new LayeredBooks(shipped, overlay, settings);
        var ran = Read(shipped, overlay, books).Bind(files => files
            .Bind(static file => file.Tests.Map(test => (file, test)))
            .Each(t => Run(books, t.file, t.test)));
        return Once(ran.Map(Report));
    }

    /// <summary>The rules in force with every mistake in the test files: in their form, and in the names of flows, rules, fields and settings.</summary>
    public static Validation<(RuleBook Book, Seq<Diagnostic> OfTests)> Check(Seq<RuleFile> shipped, Seq<RuleFile> overlay, Seq<SettingValue> settings)
    {
        var books = new LayeredBooks(shipped, overlay, settings);
        return books.InWorkspace(Seq<SettingValue>()).Map(book =>
            (book, Once(Files(shipped, overlay, file => Check(file, books, isOverlaid: false), file => Check(file, books, isOverlaid: true))).Mistakes));
    }

    /// <summary>Only where something seems wrong are the rules compiled under the file's own settings.</summary>
    private static Validation<TestFile> Check(RuleFile file, LayeredBooks books, bool isOverlaid)
    {
        var read = TestFileReader.Read(file, under => books.Named(under, isOverlaid));
        return read.IsSuccess ? read : TestFileReader.Read(file, isOverlaid ? books.InForce : books.AsShipped);
    }

    private static Validation<Seq<TestFile>> Read(Seq<RuleFile> shipped, Seq<RuleFile> overlay, LayeredBooks books) =>
        Files(shipped, overlay, file => TestFileReader.Read(file, books.AsShipped), file => TestFileReader.Read(file, books.InForce));

    private static Validation<Seq<TestFile>> Files(
        Seq<RuleFile> shipped, Seq<RuleFile> overlay, Func<RuleFile, Validation<TestFile>> readShipped, Func<RuleFile, Validation<TestFile>> readOwn) =>
        (TestsOf(shipped).Map(file => readShipped(file).Map(static read => read with { IsShipped = true })) + TestsOf(overlay).Map(readOwn))
        .Strict()
        .Sequence();

    private static Seq<RuleFile> TestsOf(Seq<RuleFile> files) => files.Filtered(static f => IsTest(f.Name));

    /// <summary>Several tests run into one mistake of the rules.</summary>
    private static Validation<T> Once<T>(Validation<T> read) =>
        read.Match(static all => Valid<T>(all), static mistakes => toSeq(mistakes.Distinct()).Strict());

    private static Validation<RanTest> Run(LayeredBooks books, TestFile file, TestCase test)
    {
        var settings = (file.Settings + test.Settings).Strict();
        return !file.IsShipped || !books.IsChanged
            ? books.InForce(settings).Map(book => RanTest.On(book, file, test))
            : (books.InForce(settings), books.AsShipped(settings), books.InWorkspace(settings))
                .Apply((book, shipped, workspace) => OverlaidFlow.Run(books, shipped, book, workspace, file, test));
    }

    private static TestReport Report(Seq<RanTest> ran) => new(
        ran.Bound(static r => r.Outcome.ToSeq()), ran.Bound(static r => r.Skipped.ToSeq()), Coverage(ran.Bound(static r => r.Rules)));

    private static Seq<RuleCoverage> Coverage(Seq<RuleCoverage> all) => toSeq(all
        .GroupBy(static c => (c.Flow, c.Rule))
        .Select(static g => g.First() with { Reached = g.Sum(static c => c.Reached), Decided = g.Sum(static c => c.Decided) })).Strict();
}
