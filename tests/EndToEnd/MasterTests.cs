using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>M17: whose change wins, and what becomes of the other's.</summary>
public sealed class MasterTests
{
    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task M17_updates_come_from_the_master_only(string master)
    {
        await using var stage = await Stage.Start(settings: $"customers.master: {master}");
        (await stage.Run("sync")).Ended(ExitCode.Done);
        var (first, second) = (Pair(stage, 0), Pair(stage, 1));
        Rename(stage, first, master, "Nytt Från Master AB");
        Rename(stage, second, master == "severa" ? "fortnox" : "severa", "Nytt Från Den Andra AB");

        var ran = (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal(("Nytt Från Master AB", "Nytt Från Master AB"), first.Names(stage));
        var kept = stage.Before.Fortnox[second.Number].Name;
        Assert.Equal(master == "severa" ? (kept, "Nytt Från Den Andra AB") : ("Nytt Från Den Andra AB", kept), second.Names(stage));
        Assert.Contains("drift customers/name", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task M17_customers_are_created_both_ways_whoever_is_master(string master)
    {
        await using var stage = await Stage.Start(settings: $"customers.master: {master}");
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Oracle.Approves(stage);
        Assert.Equal(stage.World.Severa.Customers.Count, stage.World.Fortnox.Customers.Count);
    }

    [Fact]
    public async Task M17_drift_is_kept_reported_and_put_into_the_log()
    {
        await using var stage = await Stage.Start();
        (await stage.Run("sync")).Ended(ExitCode.Done);
        var pair = Pair(stage, 0);
        Rename(stage, pair, "fortnox", "Ändrat I Fortnox AB");

        var finding = Assert.Single((await stage.Plan()).Findings, static one => one.Kind == "Drift");
        Assert.Equal([Names.Severa(pair.Guid), Names.Fortnox(pair.Number)], finding.Records);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Contains(await stage.Log(), entry => entry.Message.Contains("'Ändrat I Fortnox AB' is kept", StringComparison.Ordinal));

        var again = await stage.Plan();
        Assert.Empty(again.Steps);
        Assert.DoesNotContain(again.Findings, static one => one.Kind == "Drift");
        Assert.Equal("Ändrat I Fortnox AB", pair.Names(stage).Fortnox);
    }

    [Fact]
    public async Task M17_in_a_conflict_the_master_wins_and_the_losers_value_is_in_the_log()
    {
        await using var stage = await Stage.Start();
        (await stage.Run("sync")).Ended(ExitCode.Done);
        var pair = Pair(stage, 0);
        Rename(stage, pair, "severa", "Vinnaren AB");
        Rename(stage, pair, "fortnox", "Förloraren AB");

        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal(("Vinnaren AB", "Vinnaren AB"), pair.Names(stage));
        var logged = Assert.Single(await stage.Log(), static entry => entry.Message.Contains("Förloraren AB", StringComparison.Ordinal));
        Assert.Contains("'Vinnaren AB' replaces 'Förloraren AB'", logged.Message, StringComparison.Ordinal);
        (await stage.Run("plan")).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task M17_the_same_change_on_both_sides_is_no_conflict()
    {
        await using var stage = await Stage.Start();
        (await stage.Run("sync")).Ended(ExitCode.Done);
        var pair = Pair(stage, 0);
        Rename(stage, pair, "severa", "Samma Nya Namn AB");
        Rename(stage, pair, "fortnox", "Samma Nya Namn AB");
        (await stage.Run("sync")).Ended(ExitCode.Done);

        Rename(stage, pair, "severa", "Och En Gång Till AB");
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Assert.Equal("Och En Gång Till AB", pair.Names(stage).Fortnox);
    }

    /// <summary>A customer that both systems had from the beginning.</summary>
    private static Couple Pair(Stage stage, int index)
    {
        var severa = stage.Before.Severa.Values.Where(one => stage.Before.Fortnox.ContainsKey(one.Number!)).OrderBy(static one => one.Number, StringComparer.Ordinal).ElementAt(index);
        return new(severa.Key, severa.Number!);
    }

    private static void Rename(Stage stage, Couple pair, string system, string name)
    {
        if (system == "severa") Assert.True(stage.World.Severa.Customers.Change(pair.Guid, record => record["name"] = name));
        else Assert.True(stage.World.Fortnox.Customers.Change(pair.Number, record => record["Name"] = name));
    }

    private sealed record Couple(string Guid, string Number)
    {
        public (string? Severa, string? Fortnox) Names(Stage stage) =>
            (stage.World.Severa.Customers.Find(Guid)!.Text("name"), stage.World.Fortnox.Customers.Find(Number)!.Text("Name"));
    }
}
