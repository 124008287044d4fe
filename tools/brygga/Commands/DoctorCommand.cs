using System.CommandLine;
using Brygga.Tool.Examining;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga doctor</c>: what stands in the way, and what to do about it. Changes nothing but the mirror.</summary>
internal static class DoctorCommand
{
    /// <summary>What is ended with where several things are wrong: the first that has to be solved.</summary>
    private static readonly int[] Order = [ExitCode.PersonNeeded, ExitCode.SafetyStop, ExitCode.StepsFailed, ExitCode.Findings];

    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var command = new Command("doctor", "Check credentials, licences, scopes and what the rules want of both companies; change nothing.\n\nExample: brygga doctor --workspace acme\nEnds with 0 (no problem), 3 (something to mend), 4 (a system does not answer), 5 (another company than before) or 7 (no way in).")
        {
            workspace, json,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, parsed.GetValue(json), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, bool json, CancellationToken stop)
    {
        var checks = await ProgressLines.Reading(surroundings.Error, progress => Examiner.Look(company, progress, stop));
        if (json) surroundings.Out.Profile.Out.Writer.WriteLine(ChecksText.Json(checks));
        else ChecksText.Print(surroundings.Out, checks);
        return Array.Find(Order, exit => checks.Exists(check => check.Exit == exit));
    }
}
