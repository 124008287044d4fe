using System.CommandLine;
using Brygga.Engine.Data;
using Brygga.Engine.Scoring;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga match tune</c>: what settled pairs say of the points; shown, and never applied by itself.</summary>
internal static class MatchTuneCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, whole) = (Options.Workspace(), Options.Json(), Options.Whole());
        var flow = new Argument<string?>("FLOW") { Description = "The registers to look at: customers. Without it, all whose rules give points.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("tune", "Tell for each threshold which of the pairs that are linked or decided it would lose and wrongly gain, and propose points worked out from them.\n\nExample: brygga match tune customers --workspace acme\nReads both systems as plan does; changes nothing. The proposal is YAML for an overlay in mappings/.")
        {
            flow, workspace, json, whole,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, Optional(parsed.GetValue(flow)), parsed.GetValue(json), parsed.GetValue(whole), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, LanguageExt.Option<string> asked, bool json, bool whole, CancellationToken stop)
    {
        var flows = Comparisons.Flows(company.Rules, asked);
        if (flows.Case is not Seq<Flow> known) return (Problem)flows.Case;
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole, progress, stop));
        return planned.Map(read =>
        {
            var tuned = known.Map(flow => RegisterComparison.Tune(company.Rules, read.Snapshot, read.Memory, read.Run, flow)).Strict();
            var blocked = tuned.Lefts().Bind(static findings => findings).ToSeq().Strict();
            var found = tuned.Rights().Somes().ToSeq().Strict();
            if (json) surroundings.Out.Say(TuningText.Json(found, blocked));
            else TuningText.Print(surroundings.Out, found, blocked);
            return blocked.IsEmpty ? ExitCode.Done : ExitCode.Findings;
        });
    }
}
