using Brygga.Connectors.State;
using Brygga.Connectors.State.Sqlite;
using Brygga.Connectors.State.SqlServer;
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
            return new OpenState(seams.State(await SqliteStateStore.Open(file.Path, workspace.Connection, seams.Clock, stop)), Seq<string>());
        return await ConnectionString(workspace).MapAsync(async connectionString =>
        {
            var store = await SqlServerStateStore.Open(connectionString, workspace.Connection, seams.Clock, stop);
            return new OpenState(seams.State(store), store.Notes);
        });
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
/// <param name="Notes">What its operator should know.</param>
internal sealed record OpenState(IStateStore Store, Seq<string> Notes);
