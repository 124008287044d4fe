using System.CommandLine;
using Brygga.Connectors.State;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga log</c>: the transfer log (M38). It calls nobody and needs no lock: it can be read while a run is going on.</summary>
internal static class LogCommand
{
    public static Command Make(Surroundings surroundings) => LogOptions.Command(
        "log",
        "Show what was transferred, what failed, and what was refused, newest first.\n\nExample: brygga log --workspace acme --since 7d --level warning",
        surroundings,
        Run);

    private static async Task<int> Run(Surroundings surroundings, string folder, LogQuery query, bool json, CancellationToken stop) =>
        surroundings.Ends((await StateAlone.Use(surroundings.Seams, folder, (_, state) => state.ReadLog(query, stop), static _ => Seq<LogEntry>.Empty, stop)).Map(entries =>
        {
            if (json) surroundings.Out.Say(LogText.Json(entries));
            else LogText.Print(surroundings.Out, entries);
            if (!json && entries.IsEmpty) surroundings.Error.Say("The log holds nothing of that kind.");
            return ExitCode.Done;
        }));
}
