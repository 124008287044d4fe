using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Testing;

/// <summary>What came of one test: an outcome, or why it was set aside.</summary>
internal sealed record RanTest(Option<TestOutcome> Outcome, Option<SkippedTest> Skipped, Seq<RuleCoverage> Rules)
{
    public bool Passed => Outcome.ForAll(static o => o.Passed);

    public static RanTest On(RuleBook book, TestFile file, TestCase test)
    {
        var ran = TestRun.Compute(book, file.Flow, file.Now, test);
        var warnings = test.Covers.Filter(c => !c.Rules.Exists(Reached)).Mapped(static c => Mistakes.NeverReached(c.At, c.Name));
        var rules = ran.Flow.Rules.Filter(rule => IsOwn(book, ran.Flow, rule)).Mapped(rule => new RuleCoverage(
            file.Flow, rule.Full, rule.Mark, Reached(rule) ? 1 : 0, Decided(rule) ? 1 : 0));
        return new(new TestOutcome(file.Name, test.Name, test.At, Comparison.Of(test.Expected, ran.Steps, ran.Findings), warnings), None, rules);

        // One that has no formula is never evaluated, and may still decide.
        bool Reached(NamedRule rule) => ran.WasReached(rule) || Decided(rule);

        bool Decided(NamedRule rule) => rule.Decided(ran.Steps, ran.Findings);
    }

    /// <summary>A rule that a flow has from the one that it is <c>like:</c> is tried out there.</summary>
    private static bool IsOwn(RuleBook book, TestedFlow flow, NamedRule rule) =>
        !(book.Flows.Map(static other => other.At) + book.Documents.Map(static other => other.At)).Exists(other => other != flow.At && other.File == rule.At.File);

    public static RanTest Aside(TestFile file, TestCase test, string because, Origin by) =>
        new(None, new SkippedTest(file.Name, test.Name, test.At, because, by), Seq<RuleCoverage>());

    /// <summary>Whether the rule made a difference to the plan of this test.</summary>
    public bool WasDecidedBy(NamedRule rule) => Rules.Exists(r => r.Rule == rule.Full && r.Decided > 0);
}
