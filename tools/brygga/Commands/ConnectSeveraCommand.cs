using System.CommandLine;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga connect severa</c>: tries the credentials of brygga.yaml and tells whose they are.</summary>
internal static class ConnectSeveraCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var command = new Command("severa", "Try Severa's credentials and tell the organization.\n\nExample: brygga connect severa --workspace acme\nEnds with 0, 5 (another organization than before) or 7 (the credentials are refused).")
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
        var read = await Companies.Read(company.Reader(Side.Severa), company.Rules.Severa, stop);
        if (read.Case is Fault fault) return Problem.Of(fault);
        if (read.IfLeft(None).Case is not FoundCompany found)
            return new Problem(ExitCode.StepsFailed, "Severa does not tell which organization the credentials are of.\nTry again later.");
        if ((await Companies.Keep(company, Side.Severa, found, stop)).Case is Problem other) return other;
        ConnectedText.Print(surroundings.Out, Side.Severa, found, json);
        return ExitCode.Done;
    }
}
