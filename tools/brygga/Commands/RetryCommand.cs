using System.CommandLine;
using Brygga.Connectors.State;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga retry [ITEM]</c>: what a system refused is tried once more, though nothing has changed. It calls nobody and needs no lock.</summary>
internal static class RetryCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, by) = (Options.Workspace(), DecisionOptions.By());
        var item = new Argument<string?>("ITEM") { Description = "What stands in the name of the record, or in the message, as brygga issues shows them; without it, all that was refused.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("retry", "Let what a system refused be tried once more by the next run, though neither the record nor the rules have changed.\n\nExample: brygga retry severa.customer/0b4fa83b --workspace acme\nFor a cause that no field shows: a period was opened, a right given.")
        {
            item, by, workspace,
        };
        command.SetAction((parsed, stop) => Run(
            surroundings,
            parsed.GetValue(workspace)!.FullName,
            new(Optional(parsed.GetValue(item)).Filter(static text => text.Length > 0), parsed.GetValue(by)!.Trim(), surroundings.Seams.Clock.GetUtcNow()),
            stop));
        return command;
    }

    private static async Task<int> Run(Surroundings surroundings, string folder, RetryWish wish, CancellationToken stop) =>
        surroundings.Ends((await StateAlone.Use(surroundings.Seams, folder, (_, state) => state.Retry(wish, stop), static _ => Seq<Issue>(), stop))
            .Bind<int>(issues => issues.IsEmpty && wish.About.Case is string asked
                ? Problem.Usage($"Nothing that was refused is called '{asked}'.", "What was refused, and by what name: brygga issues")
                : Said(surroundings, issues)));

    private static int Said(Surroundings surroundings, Seq<Issue> issues)
    {
        foreach (var issue in issues) surroundings.Out.Say($"{issue.Line.Flow}  {issue.Line.Item}");
        surroundings.Out.Say(issues.IsEmpty ? "Nothing was refused." : $"{issues.Count} will be tried once more by the next run: brygga sync");
        return ExitCode.Done;
    }
}
