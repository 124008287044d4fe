using System.CommandLine;
using Brygga.Engine.Explaining;
using Brygga.Engine.Guarding;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga sync</c>: plan and apply, unattended.</summary>
internal static class SyncCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, all, whole, accept) = (Options.Workspace(), Options.Json(), Options.All(), Options.Whole(), AcceptOptions.New());
        var command = new Command("sync", "Plan and apply without asking: for schedules.\n\nExample: brygga sync --workspace acme --json\nEnds with 0 (done), 3 (done, with findings), 4 (a step failed), 5 (stopped: nothing is applied before a person accepts what is shown) or 7 (a person is needed).")
        {
            workspace, json, all, whole,
        };
        accept.AddTo(command);
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, parsed.GetValue(json), parsed.GetValue(all), parsed.GetValue(whole), accept.Of(parsed), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, bool json, bool all, bool whole, Acceptance accepted, CancellationToken stop)
    {
        if ((await Activations.Refusal(company, stop)).Case is Problem off) return off;
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole, accepted, progress, stop));
        if (planned.Case is not Planned found) return (Problem)planned.Case;
        if (!json) PlanText.Print(surroundings.Out, found.Plan, new RecordNames(company.Rules, found.Snapshot), all, accepted);
        return await Applying.Apply(surroundings, company, found.Plan, found.ReadAt, accepted, json, stop);
    }
}
