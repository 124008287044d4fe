using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>Rate limits are obeyed ahead of time: the sandbox counts every 429 that a client earned.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task Not_one_429_when_commands_follow_each_other_at_once()
    {
        await using var stage = await Stage.Start();
        foreach (var command in new[] { "plan", "sync", "plan", "sync", "plan" })
        {
            await stage.Run(command);
            Assert.Equal(0, stage.Sandbox.Counters.TooManyRequests);
        }
        Oracle.Approves(stage);
    }

    [Fact]
    public async Task Not_one_429_in_a_bigger_world()
    {
        await using var stage = await Stage.Start(new SandboxOptions { Customers = 300 });
        Thin(stage.World, keep: 30);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        (await stage.Run("sync")).Ended(ExitCode.Findings);

        var counters = stage.Sandbox.Counters;
        Assert.Equal(0, counters.TooManyRequests);
        Assert.True(counters.RequestsOf("fortnox") > 25, "it takes more calls to Fortnox than five seconds allow");
        Assert.True(counters.RequestsOf("severa") > 50, "it takes more calls to Severa than five seconds allow");
    }

    /// <summary>Leaves only so many customers in Severa alone and in Fortnox alone: each costs its share of the limit.</summary>
    private static void Thin(SandboxWorld world, int keep)
    {
        var (severa, fortnox) = (world.Severa.Customers, world.Fortnox.Customers);
        var numbers = severa.All.Select(static one => one.Text("number")).ToHashSet(StringComparer.Ordinal);
        foreach (var one in severa.All.Where(one => one.Text("number") is { } number && !fortnox.TryFind(number, out _)).Skip(keep).ToArray()) severa.Remove(one.Key);
        foreach (var one in fortnox.All.Where(one => !numbers.Contains(one.Key)).Skip(keep).ToArray()) fortnox.Remove(one.Key);
    }
}
