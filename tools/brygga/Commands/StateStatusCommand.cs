using System.CommandLine;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Copying;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga state status</c>: where the state is and what is in it. It changes nothing, makes nothing and needs no lock.</summary>
internal static class StateStatusCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var command = new Command("status", "Show where the state is, which migrations ran on it, and how many rows it holds; change nothing.\n\nExample: brygga state status --workspace acme")
        {
            workspace, json,
        };
        command.SetAction((parsed, stop) => surroundings.InWorkspace(parsed.GetValue(workspace)!.FullName, opened => Run(surroundings, opened, parsed.GetValue(json), stop)));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Workspace workspace, bool json, CancellationToken stop)
    {
        var looked = await States.Migrated(workspace, stop);
        if (looked.Case is not (MigrationStatus migrations, string place)) return (Problem)looked.Case;
        var counted = migrations.Waiting.IsEmpty ? await Count(workspace, surroundings.Seams, stop) : (Seq<(StateTable, long)>(), Seq<string>());
        return counted.Map(found =>
        {
            var status = new StateStatus(place, workspace.Connection, migrations, found.Rows, found.Notes);
            if (json) surroundings.Out.Say(StateText.Json(status));
            else StateText.Print(surroundings.Out, status);
            return ExitCode.Done;
        });
    }

    private static async Task<Either<Problem, (Seq<(StateTable Table, long Rows)> Rows, Seq<string> Notes)>> Count(Workspace workspace, Seams seams, CancellationToken stop) =>
        await (await States.Open(workspace, seams, stop)).MapAsync(async opened =>
        {
            await using var store = opened.Store;
            return (await opened.Tables.CountRows(stop), opened.Notes);
        });
}
