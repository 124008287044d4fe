using System.CommandLine;
using Brygga.Engine.Data;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga match analyse</c>: what the candidate keys of a score find, and what they cost.</summary>
internal static class MatchAnalyseCommand
{
    private const int Shown = 10;

    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, whole, all) = (Options.Workspace(), Options.Json(), Options.Whole(), Options.All());
        var flow = new Argument<string?>("FLOW") { Description = "The registers to look at: customers. Without it, all whose rules give points.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("analyse", "Tell what each candidate key of a comparison finds: its pairs, its largest blocks, what is too common to be a key, and which records no key reaches.\n\nExample: brygga match analyse customers --workspace acme\nReads both systems as plan does; changes nothing.")
        {
            flow, workspace, json, all, whole,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, Optional(parsed.GetValue(flow)), parsed.GetValue(json), parsed.GetValue(all) ? int.MaxValue : Shown, parsed.GetValue(whole), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, LanguageExt.Option<string> asked, bool json, int most, bool whole, CancellationToken stop)
    {
        var flows = Comparisons.Flows(company.Rules, asked);
        if (flows.Case is not Seq<Flow> known) return (Problem)flows.Case;
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole, progress, stop));
        return planned.Map(read =>
        {
            var found = known.Map(flow => Timed(company, read, flow)).Strict();
            if (json) surroundings.Out.Say(KeysText.Json(found));
            else KeysText.Print(surroundings.Out, found, most);
            return found.ForAll(static one => one.Found.Blocked.IsEmpty) ? ExitCode.Done : ExitCode.Findings;
        });
    }

    private static TimedComparisons Timed(Company company, Planned read, Flow flow)
    {
        var started = company.Clock.GetTimestamp();
        return new(Comparisons.Of(company.Rules, read, Seq1(flow)), company.Clock.GetElapsedTime(started));
    }
}
