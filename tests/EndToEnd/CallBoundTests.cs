using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>How many calls a run makes that follows another: bounded by what changed, not by what there is (docs/architecture.md, Reading).</summary>
public sealed class CallBoundTests
{
    /// <summary>The lists that the shipped rules ask for on every run, Fortnox projects aside.</summary>
    private const int Constant = 21;

    private static readonly TimeSpan PastTheOverlap = TimeSpan.FromMinutes(70);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(50, 0)]
    [InlineData(0, 20)]
    [InlineData(1, 20)]
    [InlineData(50, 20)]
    public async Task Reads_are_bounded_by_the_changes_and_the_own_writes_of_the_run_before(int changes, int own)
    {
        var clock = new SandboxClock();
        await using var stage = await Stage.StartShipped(Stage.Small with { Customers = 240, Clock = clock }, "safety.creates_percent: 100");    // the first run transfers a third of the projects
        var seams = Seams.None with { Clock = clock, WithoutLimits = true };
        (await stage.Run(seams, "activate", "--yes")).Ended(ExitCode.Done);
        (await stage.Run(seams, "sync")).Ended(ExitCode.Done, ExitCode.Findings);
        clock.Advance(PastTheOverlap);
        (await stage.Run(seams, "sync")).Ended(ExitCode.Done, ExitCode.Findings);
        clock.Advance(PastTheOverlap);
        var quiet = await Reads(stage, seams);

        var pairs = stage.Before.Severa.Values.Where(one => one.Number is { } number && stage.Before.Fortnox.ContainsKey(number))
            .OrderBy(static one => one.Number, StringComparer.Ordinal).ToArray();
        Assert.True(pairs.Length >= 70, $"{pairs.Length} customers are on both sides");
        foreach (var pair in pairs[50..(50 + own)]) stage.World.Severa.Customers.Change(pair.Key, record => record["name"] = $"{pair.Name} Nytt");
        stage.Sandbox.Counters.Clear();
        (await stage.Run(seams, "sync")).Ended(ExitCode.Done, ExitCode.Findings);
        var written = stage.Sandbox.Counters.RequestsOf("fortnox", "PUT");
        Assert.Equal(own, written);
        for (var i = 0; i < changes; i++)
        {
            if (i % 2 == 0) stage.World.Fortnox.Customers.Change(pairs[i].Number!, static record => record["Email"] = "ny@exempel.se");
            else stage.World.Severa.Customers.Change(pairs[i].Key, static record => record["email"] = "ny@exempel.se");
        }

        var read = await Reads(stage, seams);
        Assert.InRange(read, quiet, quiet + changes + written);
        Assert.InRange(quiet, 1, Constant + ((stage.World.Fortnox.Projects.Count + 499) / 500));
    }

    private static async Task<long> Reads(Stage stage, Seams seams)
    {
        stage.Sandbox.Counters.Clear();
        (await stage.Run(seams, "plan", "--json")).Ended(ExitCode.Done, ExitCode.ChangesPlanned, ExitCode.Findings);
        return stage.Sandbox.Counters.RequestsOf("severa", "GET") + stage.Sandbox.Counters.RequestsOf("fortnox", "GET");
    }
}
