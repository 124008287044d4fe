namespace Brygga.Rules.Testing;

/// <summary>What came of the rule tests, and which rules they reached.</summary>
/// <param name="Skipped">Shipped tests of what the workspace has made otherwise.</param>
public sealed record TestReport(Seq<TestOutcome> Outcomes, Seq<SkippedTest> Skipped, Seq<RuleCoverage> Coverage)
{
    public bool Passed => Outcomes.ForAll(static o => o.Passed);

    public int Failures => Outcomes.Count(static o => !o.Passed);
}

/// <summary>One test that was run.</summary>
/// <param name="At">Its name in its file.</param>
/// <param name="Differences">Empty = passed.</param>
/// <param name="Warnings">The rules that the test names and never reaches.</param>
public sealed record TestOutcome(string File, string Name, Origin At, Seq<Difference> Differences, Seq<Diagnostic> Warnings)
{
    public bool Passed => Differences.IsEmpty;
}

/// <summary>A shipped test that was set aside, since it is about a rule or a flow that the workspace switched off or changed.</summary>
/// <param name="At">Its name in its file.</param>
/// <param name="Because">What the workspace did: <c>the overlay switches off rule internal</c>.</param>
/// <param name="By">Where the workspace says so.</param>
public sealed record SkippedTest(string File, string Name, Origin At, string Because, Origin By);

/// <summary>One cell in which the plan is not what the test expects.</summary>
/// <param name="Record">The record, as the plan names it; empty where the difference is about none.</param>
/// <param name="Field">A field, or <c>create</c>, <c>update</c>, <c>link</c>, <c>finding</c>, <c>says</c> and so on.</param>
public sealed record Difference(string Record, string Field, string Expected, string Got);

/// <summary>How far the tests try a rule out.</summary>
/// <param name="Rule">Its full name: <c>select.severa.inactive</c>, <c>fields.name.to_fortnox</c>.</param>
/// <param name="Reached">Tests in which its formula was evaluated.</param>
/// <param name="Decided">Tests in which it made a difference: it kept a record out, linked, wrote a field, or gave a finding.</param>
public sealed record RuleCoverage(string Flow, string Rule, Origin At, int Reached, int Decided);
