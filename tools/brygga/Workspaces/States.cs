using Brygga.Connectors.State;
using Brygga.Connectors.State.Copying;
using Brygga.Connectors.State.Leases;
using Brygga.Connectors.State.Sqlite;
using Brygga.Connectors.State.SqlServer;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Workspaces;

/// <summary>Opens a workspace's state where its file says it is.</summary>
internal static class States
{
    /// <summary>Whether there is anything to look at: a file that is not there yet is made by the first run alone.</summary>
    public static bool IsThere(Workspace workspace) => workspace.State is not StatePlace.InFile file || File.Exists(file.Path);

    public static async Task<Either<Problem, OpenState>> Open(Workspace workspace, Seams seams, CancellationToken stop)
    {
        if (workspace.State is StatePlace.InFile file)
        {
            var store = await SqliteState.Open(file.Path, workspace.Connection, seams.Clock, stop);
            return new OpenState(seams.State(store), store, Seq<string>());
        }
        return await ConnectionString(workspace).MapAsync(async connectionString =>
        {
            var (store, notes) = await SqlServerState.Open(connectionString, workspace.Connection, seams.Clock, stop);
            return new OpenState(seams.State(store), store, notes);
        });
    }

    /// <summary>Opens the state for one piece of work that nobody else may do meanwhile.</summary>
    public static async Task<Either<Problem, T>> Alone<T>(Workspace workspace, Seams seams, Func<OpenState, Task<T>> work, CancellationToken stop)
    {
        var opened = await Open(workspace, seams, stop);
        if (opened.Case is not OpenState state) return (Problem)opened.Case;
        await using var store = state.Store;
        var taken = await Leases.Of(workspace, store, seams).Take(stop);
        if (taken.Case is not HeldLease lease) return Leases.Held(workspace, (Lease)taken.Case);
        await using (lease) return await work(state);
    }

    /// <summary>How far the state was brought up to date, and where it is; looking changes nothing.</summary>
    public static async Task<Either<Problem, (MigrationStatus Status, string Place)>> Migrated(Workspace workspace, CancellationToken stop)
    {
        if (workspace.State is StatePlace.InFile file) return (SqliteState.Migrated(file.Path), $"SQLite, {file.Path}");
        return await ConnectionString(workspace).MapAsync(connectionString => SqlServerState.Migrated(connectionString, stop));
    }

    private static Either<Problem, string> ConnectionString(Workspace workspace)
    {
        var place = ((StatePlace.OnServer)workspace.State).ConnectionString;
        return place.Read(workspace.Folder) is { } value
            ? value
            : Problem.Usage($"The connection string of the state is not at {place}.", "Put it there, or mend state in brygga.yaml: docs/sql_server.md says how.");
    }
}

/// <summary>A state that was opened.</summary>
/// <param name="Tables">The same, row by row.</param>
/// <param name="Notes">What its operator should know.</param>
internal sealed record OpenState(IStateStore Store, IStateTables Tables, Seq<string> Notes);
