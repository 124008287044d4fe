using System.CommandLine;
using System.Text.Json.Nodes;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Leases;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using Brygga.Tool.Workspaces;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga lock</c>: who works on the connection, and how to take it from somebody who can't be ended.</summary>
internal static class LockCommand
{
    private const int Format = 1;

    public static Command Make(Surroundings surroundings) => new("lock", "See which brygga works on the connection, or take the connection from it.\n\nExample: brygga lock show --workspace acme")
    {
        Show(surroundings),
        Break(surroundings),
    };

    private static Command Show(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var command = new Command("show", "Show who works on the connection, since when, and what it did last. It calls nobody, and takes nothing.\n\nExample: brygga lock show --workspace acme")
        {
            workspace, json,
        };
        command.SetAction((parsed, stop) => OnState(surroundings, parsed.GetValue(workspace)!.FullName, (_, state) => Show(surroundings, state, parsed.GetValue(json), stop), stop));
        return command;
    }

    private static Command Break(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var command = new Command("break", """
            Take the connection from the brygga that works on it, for when that one is frozen or out of reach and can't be ended.

            Its next write is refused, and it stops. What it had sent and not recorded is looked up by the next run, once it must be over.

            Example: brygga lock break --workspace acme
            """)
        {
            workspace, json,
        };
        command.SetAction((parsed, stop) => OnState(surroundings, parsed.GetValue(workspace)!.FullName, (of, state) => Break(surroundings, of, state, parsed.GetValue(json), stop), stop));
        return command;
    }

    /// <summary>Before the first run there is no state, and nobody works on it.</summary>
    private static async Task<int> OnState(Surroundings surroundings, string folder, Func<Workspace, IStateStore, Task<int>> act, CancellationToken stop) =>
        surroundings.Ends(await StateAlone.Use(
            surroundings.Seams, folder, act, static workspace => Problem.Usage($"'{workspace.Connection}' has no state yet: nobody has worked on it.", "Begin with: brygga doctor"), stop));

    private static async Task<int> Show(Surroundings surroundings, IStateStore state, bool json, CancellationToken stop)
    {
        var now = surroundings.Seams.Clock.GetUtcNow();
        var lease = (await state.FindLease(stop)).Filter(held => !held.IsFree(now));
        var last = (await state.ReadLog(new(1), stop)).HeadOrNone();
        if (json) surroundings.Out.Say(Json(lease, last));
        else surroundings.Out.Say(lease.Match(held => Told(held, last, now), static () => "Nobody works on the connection."));
        return ExitCode.Done;
    }

    private static async Task<int> Break(Surroundings surroundings, Workspace workspace, IStateStore state, bool json, CancellationToken stop)
    {
        var broken = await Leases.Of(workspace, state, surroundings.Seams).Break(Environment.UserName, stop);
        await state.Log(broken.Map(lease => Line(lease, surroundings.Seams.Clock.GetUtcNow())).ToSeq(), stop);
        if (json) surroundings.Out.Say(Json(broken, None));
        else surroundings.Out.Say(broken.Match(static lease => $"Taken from {lease.Holder}: its next write is refused. The next run waits until nothing of it can be under way, where it must.", static () => "Nobody works on the connection: there is nothing to break."));
        return ExitCode.Done;
    }

    private static LogEntry Line(Lease broken, DateTimeOffset at) => new(at, LogLevels.Warning, "", "", $"{Environment.UserName} took the connection from {broken.Holder}", "lock_broken", "");

    private static string Told(Lease lease, LanguageExt.Option<LogEntry> last, DateTimeOffset now) => string.Join('\n', Seq(
        $"{lease.Holder} has been working on it since {lease.TakenAt:yyyy-MM-dd HH:mm:ss}Z.",
        $"It showed that it lives; the connection is its own for another {Math.Max(0, (int)(lease.Until - now).TotalSeconds)} s without a further sign.")
        + last.Map(static entry => $"The last line of its log: {entry.At:yyyy-MM-dd HH:mm:ss}Z {entry.Flow} {entry.Item}: {entry.Message}").ToSeq());

    private static JsonObject Json(LanguageExt.Option<Lease> lease, LanguageExt.Option<LogEntry> last) => new()
    {
        ["format"] = Format,
        ["holder"] = lease.Map(static held => held.Holder).MatchUnsafe(static text => text, static () => null),
        ["takenAt"] = lease.Map(static held => $"{held.TakenAt:O}").MatchUnsafe(static text => text, static () => null),
        ["until"] = lease.Map(static held => $"{held.Until:O}").MatchUnsafe(static text => text, static () => null),
        ["lastLogged"] = last.Map(static entry => $"{entry.At:O}").MatchUnsafe(static text => text, static () => null),
    };
}
