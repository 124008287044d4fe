using System.CommandLine;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga sync</c>: plan and apply, unattended.</summary>
internal static class SyncCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, all, whole) = (Options.Workspace(), Options.Json(), Options.All(), Options.Whole());
        var command = new Command("sync", "Plan and apply without asking: for schedules.\n\nExample: brygga sync --workspace acme --json\nEnds with 0 (done), 3 (done, with findings), 4 (a step failed) or 7 (a person is needed).")
        {
            workspace, json, all, whole,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, parsed.GetValue(json), parsed.GetValue(all), parsed.GetValue(whole), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, bool json, bool all, bool whole, CancellationToken stop)
    {
        if ((await Activations.Refusal(company, stop)).Case is Problem off) return off;
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole, progress, stop));
        if (planned.Case is not Planned found) return (Problem)planned.Case;
        if (!json) PlanText.Print(surroundings.Out, found.Plan, all);
        return await Applying.Apply(surroundings, company, found.Plan, found.ReadAt, json, stop);
    }
}
