using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>A state moves to another store between two runs, and nothing is done twice for that.</summary>
public sealed class StateTests
{
    [Fact]
    public async Task After_a_state_has_moved_there_is_nothing_to_do_that_was_done()
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        await stage.SyncUntilDone();
        var before = Picture.Of(stage.World);
        (await stage.Run("state", "export", stage.At("state.jsonl"))).Ended(ExitCode.Done);
        await Move(stage, "state: moved.db");
        (await stage.Run("state", "import", stage.At("state.jsonl"))).Ended(ExitCode.Done);

        Assert.Empty((await stage.Run("sync", "--json")).Ended(ExitCode.Done, ExitCode.Findings).Json["steps"]!.AsArray());
        var now = Picture.Of(stage.World);
        Assert.Equal(before.Severa.Values.ToHashSet(), now.Severa.Values.ToHashSet());
        Assert.Equal(before.Fortnox.Values.ToHashSet(), now.Fortnox.Values.ToHashSet());
        Assert.True(File.Exists(stage.At("moved.db")));
    }

    private static async Task Move(Stage stage, string state)
    {
        var path = stage.At(WorkspaceFolder.File);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("brygga: 1", $"brygga: 1\n{state}", StringComparison.Ordinal));
    }
}
