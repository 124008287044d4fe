using System.CommandLine;
using Brygga.Connectors.State;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga log</c>: the transfer log (M38). It calls nobody and needs no lock: it can be read while a run is going on.</summary>
internal static class LogCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var clock = surroundings.Seams.Clock;
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var since = Durations.Instant("--since", "From this instant on: a date, an instant, or how long ago (2h, 7d).", clock);
        var until = Durations.Instant("--until", "Before this instant.", clock);
        var level = new System.CommandLine.Option<string?>("--level") { Description = "This level and worse." }.AcceptOnlyFromAmong([.. LogLevels.All]);
        var flow = new System.CommandLine.Option<string?>("--flow") { Description = "Of this flow alone." };
        var item = new System.CommandLine.Option<string?>("--item") { Description = "About a record: what stands in its name (fortnox.customer/1001), or in the message." };
        var limit = new System.CommandLine.Option<int>("--limit") { Description = "So many lines at most, the newest.", DefaultValueFactory = static _ => 100 };
        var command = new Command("log", "Show what was transferred, what failed, and what was refused, newest first.\n\nExample: brygga log --workspace acme --since 7d --level warning")
        {
            since, until, level, flow, item, limit, workspace, json,
        };
        limit.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out var most) && most < 1)
                result.AddError("--limit takes 1 or more.");
        });
        command.SetAction((parsed, stop) => Run(
            surroundings,
            parsed.GetValue(workspace)!.FullName,
            new(parsed.GetValue(limit))
            {
                Since = Optional(parsed.GetValue(since)),
                Until = Optional(parsed.GetValue(until)),
                Levels = Optional(parsed.GetValue(level)).Map(LogLevels.From).IfNone(Seq<string>()),
                Flow = Optional(parsed.GetValue(flow)),
                About = Optional(parsed.GetValue(item)),
            },
            parsed.GetValue(json),
            stop));
        return command;
    }

    private static async Task<int> Run(Surroundings surroundings, string folder, LogQuery query, bool json, CancellationToken stop)
    {
        var opened = WorkspaceFile.Open(folder);
        if (opened.Case is not Workspace workspace) return surroundings.Say((Problem)opened.Case);
        var read = await Read(surroundings.Seams, workspace, query, stop);
        return read.Match(entries => Show(surroundings, entries, json), surroundings.Say);
    }

    private static int Show(Surroundings surroundings, Seq<LogEntry> entries, bool json)
    {
        if (json) surroundings.Out.Say(LogText.Json(entries));
        else LogText.Print(surroundings.Out, entries);
        if (!json && entries.IsEmpty) surroundings.Error.Say("The log holds nothing of that kind.");
        return ExitCode.Done;
    }

    /// <summary>Before the first run there is no state, and looking at the log does not make one.</summary>
    private static async Task<Either<Problem, Seq<LogEntry>>> Read(Seams seams, Workspace workspace, LogQuery query, CancellationToken stop)
    {
        if (!States.IsThere(workspace)) return Seq<LogEntry>();
        return await (await States.Open(workspace, seams, stop)).MapAsync(async opened =>
        {
            await using var state = opened.Store;
            return await state.ReadLog(query, stop);
        });
    }
}
