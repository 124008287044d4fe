using System.CommandLine;
using Brygga.Connectors.State.Copying;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga state export FILE</c>: the whole state of the workspace, as it stands between two runs.</summary>
internal static class StateExportCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var file = new Argument<FileInfo>("FILE") { Description = "The file to write; one that is there is not written over." };
        var command = new Command("export", "Write the whole state to a file: to move it to another store, or to keep a copy.\n\nExample: brygga state export acme.jsonl --workspace acme\nThe file holds what the registers hold; tokens are in it as they are stored, encrypted. brygga state import reads it.")
        {
            file, workspace, json,
        };
        command.SetAction((parsed, stop) => surroundings.InWorkspace(parsed.GetValue(workspace)!.FullName, opened => Run(surroundings, opened, parsed.GetValue(file)!, parsed.GetValue(json), stop)));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Workspace workspace, FileInfo file, bool json, CancellationToken stop)
    {
        if (!States.IsThere(workspace)) return Problem.Usage("There is no state yet.", "Run brygga sync first, or mend state in brygga.yaml.");
        if (file.Exists) return Problem.Usage($"{file.FullName} is there already.", "Name another file, or remove this one.");
        var written = await States.Alone(
            workspace, surroundings.Seams, state => StateFile.Write(file.FullName, workspace.Connection, surroundings.Seams.Clock.GetUtcNow(), state.Tables, stop), stop);
        return written.Map(summary =>
        {
            if (json) surroundings.Out.Say(StateText.Json(summary));
            else surroundings.Out.Say($"Wrote {summary.Rows} rows of '{workspace.Connection}' to {file.Name}.");
            return ExitCode.Done;
        });
    }
}
