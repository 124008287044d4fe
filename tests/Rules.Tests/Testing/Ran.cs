using Brygga.Rules.Testing;

namespace Brygga.Rules.Tests.Testing;

/// <summary>Rule tests run on the small rules.</summary>
internal static class Ran
{
    private const string Head = """
        rules: 1
        flow: customers
        now: 2026-03-01T08:00:00Z
        every:
          severa:  { customer: { isActive: true } }
          fortnox: { customer: { Active: true } }
        tests:

        """;

    public static Seq<RuleFile> Rules { get; } = Small.Files.Filter(static f => !RuleTests.IsTest(f.Name)).Strict();

    public static Seq<RuleFile> OfRules { get; } = Small.Files.Filter(static f => RuleTests.IsTest(f.Name)).Strict();

    public static Validation<TestReport> Files(Seq<RuleFile> files) => RuleTests.Run(Rules, files, Seq<SettingValue>());

    public static TestReport Report(Seq<RuleFile> files) => Files(files).Match(
        static report => report,
        static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));

    /// <summary>One test under the usual head.</summary>
    public static TestOutcome Test(string test) => Assert.Single(Report(Seq1(FileOf(test))).Outcomes);

    public static Seq<Diagnostic> Mistakes(string test) => Files(Seq1(FileOf(test))).Match(static _ => Seq<Diagnostic>(), static mistakes => mistakes);

    public static RuleFile FileOf(string test) =>
        new("tests/t.yaml", Head + string.Concat(test.ReplaceLineEndings("\n").Split('\n').Select(static line => $"  {line}\n")));
}
