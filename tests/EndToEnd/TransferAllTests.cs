using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>M18: the scenarios of "transfer all", and what a switch of the master leaves alone.</summary>
public sealed class TransferAllTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task M18_the_system_that_has_fewer_customers_or_none_gets_the_masters(bool none)
    {
        await using var stage = await Stage.StartShipped(settings: "{ customers.master: fortnox, customers.transfer_all: true }");
        var linked = stage.World.Fortnox.Customers.All.Select(static one => one.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var customer in stage.World.Severa.Customers.All.Where(one => none || !linked.Contains(one.Text("number") ?? "")).ToList())
            stage.World.Severa.Customers.Remove(customer.Key);
        var before = stage.World.Fortnox.Customers.Count;
        await On(stage);
        Assert.Equal(before, stage.World.Fortnox.Customers.Count);
        Assert.Equal(linked, stage.World.Severa.Customers.All.Select(static one => one.Text("number") ?? "").Where(linked.Contains).ToHashSet(StringComparer.Ordinal));
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Fact]
    public async Task M18_where_both_have_their_own_each_gets_the_others_by_a_switch_of_the_master_in_between()
    {
        await using var stage = await Stage.StartShipped(settings: "{ customers.master: severa, customers.transfer_all: true }");
        People.AddToFortnox(stage.World, "9002");
        var (severa, fortnox) = (stage.World.Severa.Customers.Count, stage.World.Fortnox.Customers.Count);
        await On(stage);
        Assert.True(stage.World.Fortnox.Customers.Count > fortnox);
        Assert.Equal(severa, stage.World.Severa.Customers.Count);

        (await stage.Run("deactivate")).Ended(ExitCode.Done);
        Master(stage, "severa", "fortnox");
        await On(stage);
        Assert.Contains(stage.World.Severa.Customers.All, static one => one.Text("number") == "9002");
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Fact]
    public async Task M17_M18_a_switch_of_the_master_alone_overwrites_no_standing_difference()
    {
        await using var stage = await Stage.StartShipped(settings: "{ customers.master: severa }");
        var pair = stage.Before.Severa.Values.First(one => one.Number is { } number && stage.Before.Fortnox.ContainsKey(number));
        stage.World.Severa.Customers.Change(pair.Key, static record => record["email"] = "i.severa@exempel.se");
        stage.World.Fortnox.Customers.Change(pair.Number!, static record => record["Email"] = "i.fortnox@exempel.se");
        await On(stage);

        Master(stage, "severa", "fortnox");
        var plan = await stage.Plan();
        Assert.False(plan.Touches(Names.Severa(pair.Key)));
        Assert.Contains(plan.Findings, one => one.Code == "BRY2013" && one.Message.Contains("exempel.se", StringComparison.Ordinal));
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.Equal("i.severa@exempel.se", stage.World.Severa.Customers.Find(pair.Key)!.Text("email"));
        Assert.Equal("i.fortnox@exempel.se", stage.World.Fortnox.Customers.Find(pair.Number!)!.Text("Email"));
    }

    private static async Task On(Stage stage)
    {
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
    }

    private static void Master(Stage stage, string from, string to)
    {
        var file = stage.At("brygga.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace($"customers.master: {from}", $"customers.master: {to}", StringComparison.Ordinal));
    }
}
