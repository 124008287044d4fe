using System.CommandLine;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga watch</c>: sync on a schedule, in one process (M3).</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var every = Durations.Every("--every", Usual, Least, "How long from the start of one run to the start of the next: 90s, 5m, 1h.");
        var command = new Command("watch", "Sync again and again, until Ctrl-C: one line a run.\n\nExample: brygga watch --workspace acme --every 5m\nRules and settings are read anew for each run. After a run that could not be made it waits longer, an hour at most.")
        {
            every, workspace, json,
        };
        command.SetAction((parsed, stop) => Run(surroundings, parsed.GetValue(workspace)!.FullName, parsed.GetValue(every), parsed.GetValue(json), stop));
        return command;
    }

    private static Task<int> Run(Surroundings surroundings, string folder, TimeSpan every, bool json, CancellationToken stop) =>
        new Watching(surroundings.Seams.Clock, new Schedule(every), Random.Shared.NextDouble).Run(
            halt => Turns.Take(folder, surroundings.Seams, halt),
            (turn, next) => Say(surroundings, turn, next, json),
            stop);

    /// <summary>What keeps it from beginning at all is no run, but a mistake like that of any other verb.</summary>
    private static void Say(Surroundings surroundings, Turn turn, DateTimeOffset? next, bool json)
    {
        if (turn.Exit == ExitCode.Usage && next is null) surroundings.Say(new Problem(turn.Exit, turn.Message));
        else surroundings.Out.Say(json ? TurnText.Json(turn, next) : TurnText.Line(turn, next));
    }
}
