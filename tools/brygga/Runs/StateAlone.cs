using Brygga.Connectors.State;
using Brygga.Tool.Workspaces;
using LanguageExt;

namespace Brygga.Tool.Runs;

/// <summary>A workspace's state without rules, secrets and lock: while a run goes on it can be looked at, and a wish left in it.</summary>
internal static class StateAlone
{
    /// <param name="none">What there is before the first run: there is no state then, and looking makes none.</param>
    public static async Task<Either<Problem, T>> Use<T>(
        Seams seams, string folder, Func<Workspace, IStateStore, Task<T>> use, Func<Workspace, Either<Problem, T>> none, CancellationToken stop)
    {
        var opened = WorkspaceFile.Open(folder);
        if (opened.Case is not Workspace workspace) return (Problem)opened.Case;
        if (!States.IsThere(workspace)) return none(workspace);
        return await (await States.Open(workspace, seams, stop)).MapAsync(async found =>
        {
            await using var state = found.Store;
            return await use(workspace, state);
        });
    }
}
