using System.CommandLine;
using Brygga.Connectors.State;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga state migrate</c>: brings the tables up to date, by a user who may; every run does it too, where it may.</summary>
internal static class StateMigrateCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var command = new Command("migrate", "Make the state's tables, or bring them up to this version of Brygga; what they hold stays.\n\nExample: brygga state migrate --workspace acme\nEvery run does so itself. On SQL Server, run it once with a user who may make tables, and everything else with one who may not.")
        {
            workspace, json,
        };
        command.SetAction((parsed, stop) => surroundings.InWorkspace(parsed.GetValue(workspace)!.FullName, opened => Run(surroundings, opened, parsed.GetValue(json), stop)));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Workspace workspace, bool json, CancellationToken stop)
    {
        var looked = await States.Migrated(workspace, stop);
        if (looked.Case is not (MigrationStatus before, string place)) return (Problem)looked.Case;
        var migrated = await States.Open(workspace, surroundings.Seams, stop);
        if (migrated.Case is not OpenState state) return (Problem)migrated.Case;
        await state.Store.DisposeAsync();
        foreach (var note in state.Notes) surroundings.Error.WriteLine(note);
        if (json) surroundings.Out.Say(StateText.Json(place, before.Waiting));
        else if (before.Waiting.IsEmpty) surroundings.Out.Say("The state is up to date.");
        else surroundings.Out.Say($"Ran {string.Join(", ", before.Waiting)}.");
        return ExitCode.Done;
    }
}
