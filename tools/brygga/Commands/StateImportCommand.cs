using System.CommandLine;
using Brygga.Connectors.State.Copying;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga state import FILE</c>: takes a state over into a store that has none, whole or not at all.</summary>
internal static class StateImportCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var file = new Argument<FileInfo>("FILE") { Description = "What brygga state export wrote." };
        var command = new Command("import", "Take over a whole state from a file, into a store that holds nothing of this connection yet: all of it, or none.\n\nExample: brygga state import acme.jsonl --workspace acme\nThe file is read to its end and checked first. From then on run this workspace alone: two with one state would do everything twice.")
        {
            file, workspace, json,
        };
        command.SetAction((parsed, stop) => surroundings.InWorkspace(parsed.GetValue(workspace)!.FullName, opened => Run(surroundings, opened, parsed.GetValue(file)!, parsed.GetValue(json), stop)));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Workspace workspace, FileInfo file, bool json, CancellationToken stop)
    {
        if (!file.Exists) return Problem.Usage($"There is no file {file.FullName}.", "Make one in the workspace that has the state: brygga state export FILE");
        var summary = StateFile.Check(file.FullName, workspace.Connection);
        var taken = await States.Alone(workspace, surroundings.Seams, state => Import(state, file, workspace, stop), stop);
        return taken.Map(_ =>
        {
            if (json) surroundings.Out.Say(StateText.Json(summary));
            else surroundings.Out.Say($"Took {summary.Rows} rows of '{workspace.Connection}' from {file.Name}.");
            if (summary.Counts["tokens"] > 0) surroundings.Error.WriteLine($"Its tokens are encrypted: copy the other workspace's folder of keys to {workspace.State.Beside}.keys, or connect anew with brygga connect fortnox.");
            return ExitCode.Done;
        });
    }

    private static async Task<bool> Import(OpenState state, FileInfo file, Workspace workspace, CancellationToken stop)
    {
        await state.Tables.CopyIn(StateFile.Rows(file.FullName, workspace.Connection), stop);
        return true;
    }
}
