using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>Automatically: on a schedule, in one process, without anybody pressing a button.</summary>
public sealed class WatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task M3_what_a_person_changes_goes_over_by_itself_until_Ctrl_C()
    {
        Skip.If(OperatingSystem.IsWindows(), "there is no SIGINT to send");
        await using var stage = await Stage.Start();
        var pair = (await stage.Plan()).Steps.First(static step => step.Verb == "Link" && step.Source.StartsWith("severa.customer/", StringComparison.Ordinal));
        var (severa, fortnox) = (pair.Source.Split('/')[1], pair.Target!.Split('/')[1]);
        await using var watch = stage.Start("watch", "--every", "1s");
        Until(() => stage.Sandbox.Counters.RequestsOf("severa") > 0);
        await Linked(stage);

        stage.World.Severa.Customers.Change(severa, static record => record["name"] = "Nytt Namn Konsult AB");
        Until(() => $"{stage.World.Fortnox.Customers.Find(fortnox)!["Name"]}" == "Nytt Namn Konsult AB");
        await watch.Interrupt();

        var ran = (await watch.Ended()).Ended(ExitCode.Interrupted);
        Assert.True(ran.Out.TrimEnd().Split('\n').Length >= 2, ran.Out);
        Assert.All(ran.Out.TrimEnd().Split('\n'), static line => Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ  ", line));
    }

    [Fact]
    public async Task M3_a_workspace_that_can_not_be_opened_ends_the_watch()
    {
        await using var stage = await Stage.Start();
        File.Delete(stage.At(WorkspaceFolder.File));
        (await stage.Run("watch")).Ended(ExitCode.Usage);
    }

    /// <summary>The first run is over once the log tells of a link.</summary>
    private static async Task Linked(Stage stage)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await stage.Run("log", "--json", "--item", "linked with")).Ended(ExitCode.Done).Json["entries"]!.AsArray().Count == 0)
            await Task.Delay(100, patience.Token);
    }

    private static void Until(Func<bool> happened) => Assert.True(SpinWait.SpinUntil(happened, Patience), "it did not happen in a minute");
}
