using System.CommandLine;
using Brygga.Rules.Testing;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga rules test</c>: runs the rule tests in the folder tests/ beside the rules.</summary>
internal static class RulesTestCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.AnyWorkspace(), Options.Json());
        var only = new Argument<string?>("WORDS") { Description = "Only tests whose name or file holds these words.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("test", "Run the rule tests: the shipped ones, and those in the workspace's mappings/tests.\n\nExamples: brygga rules test\n          brygga rules test 'e-mail' --workspace acme\nEnds with 0 (all passed) or 1. How a test is written: mappings/tests/customers.yaml")
        {
            only, workspace, json,
        };
        command.SetAction(parsed => surroundings.Ends(
            from rules in RuleSource.Open(Options.Folder(parsed.GetValue(workspace)))
            from report in Run(rules)
            from chosen in Chosen(report, parsed.GetValue(only))
            select Show(surroundings, chosen, parsed.GetValue(json))));
        return command;
    }

    private static Either<Problem, TestReport> Run(RuleSource rules) =>
        rules.RunTests().ToEither().MapLeft(mistakes => Problem.Of(mistakes, rules.Files));

    /// <summary>All are run, for the coverage; those that were not asked for are not shown.</summary>
    private static Either<Problem, TestReport> Chosen(TestReport report, string? words)
    {
        if (words is null) return report;
        var chosen = report with { Outcomes = report.Outcomes.Filter(o => IsCalled(o.Name, o.File)).Strict(), Skipped = report.Skipped.Filter(s => IsCalled(s.Name, s.File)).Strict() };
        return chosen.Outcomes.IsEmpty && chosen.Skipped.IsEmpty
            ? Problem.Usage($"No test is called anything with '{words}'.", "Leave the words out to see all tests.")
            : chosen;

        bool IsCalled(string name, string file) => name.Contains(words, StringComparison.OrdinalIgnoreCase) || file.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    private static int Show(Surroundings surroundings, TestReport report, bool json)
    {
        if (json) surroundings.Out.Say(TestText.Json(report));
        else surroundings.Out.Say(TestText.Print(report));
        return report.Passed ? ExitCode.Done : ExitCode.Usage;
    }
}
