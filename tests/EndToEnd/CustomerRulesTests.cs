using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>What MISSION says of customers, each sentence on two real worlds.</summary>
public sealed class CustomerRulesTests
{
    [Fact]
    public async Task M11_customers_are_linked_on_their_number_whatever_they_are_called()
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        var pair = stage.World.Case("pair_with_other_name");
        var step = Assert.Single((await stage.Plan()).Steps, step => step.Source == Names.Severa(pair.Severa));
        Assert.Equal(("link", Names.Fortnox(pair.Fortnox)), (step.Verb.ToLowerInvariant(), step.Target));
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Untouched(stage, pair);

        stage.World.Severa.Customers.Change(pair.Severa!, static record => record["name"] = "Efter Länken AB");
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Efter Länken AB", stage.World.Fortnox.Customers.Find(pair.Fortnox!)!.Text("Name"));
    }

    [Theory]
    [InlineData("inactive_in_severa", "inactive in Severa")]
    [InlineData("inactive_in_fortnox", "inactive in Fortnox")]
    [InlineData("severa_internal", "internal customer")]
    [InlineData("severa_without_number_1", "no customer number yet")]
    public async Task M12_inactive_and_internal_customers_are_left_alone(string name, string because)
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        var left = stage.World.Case(name);
        var plan = await stage.Plan();
        Assert.False(plan.Touches(Record(left)));
        Assert.Contains(plan.About(Record(left)), finding => finding.Kind == "Skip" && finding.Message == because);

        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Untouched(stage, left);
        Oracle.Approves(stage);
    }

    [Theory]
    [InlineData("active_in_severa_inactive_in_fortnox", "inactive in Fortnox")]
    [InlineData("active_in_fortnox_inactive_in_severa", "inactive in Severa")]
    public async Task M15_an_inactive_counterpart_is_refused_and_never_duplicated(string name, string because)
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        var pair = stage.World.Case(name);
        var plan = await stage.Plan();
        Assert.False(plan.Touches(Names.Severa(pair.Severa)) || plan.Touches(Names.Fortnox(pair.Fortnox)));
        var refused = Assert.Single(plan.About(Names.Severa(pair.Severa)), static finding => finding.Kind == "Refuse");
        Assert.Contains(Names.Fortnox(pair.Fortnox), refused.Records);
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.Contains("never created twice", refused.Remedy, StringComparison.Ordinal);

        for (var run = 0; run < 2; run++) (await stage.Run("sync")).Ended(ExitCode.Findings);
        Untouched(stage, pair);
        Assert.Single(stage.World.Severa.Customers.All, one => one.Text("number") == pair.Fortnox);
    }

    [Theory]
    [InlineData("fortnox_letters_1")]
    [InlineData("fortnox_leading_zero")]
    public async Task M16_a_customer_number_with_letters_is_refused_with_a_clear_message(string name)
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        var refused = stage.World.Case(name);
        var finding = Assert.Single((await stage.Plan()).About(Names.Fortnox(refused.Fortnox)));
        Assert.Equal("Refuse", finding.Kind);
        Assert.StartsWith($"customer number {refused.Fortnox} can't be held by Severa, which takes whole numbers", finding.Message, StringComparison.Ordinal);

        var ran = (await stage.Run("sync", "--all")).Ended(ExitCode.Findings);
        Assert.Contains(finding.Message, ran.Out, StringComparison.Ordinal);
        Untouched(stage, refused);
        Assert.DoesNotContain(Picture.Of(stage.World).Severa.Values, one => one.Name == stage.Before.Fortnox[refused.Fortnox!].Name);
    }

    [Fact]
    public async Task A_number_that_two_customers_share_is_nobodys()
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        var twin = stage.World.Case("severa_twin_1");
        Assert.Equal("Tie", Assert.Single((await stage.Plan()).About(Names.Severa(twin.Severa))).Kind);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Untouched(stage, twin);
        Untouched(stage, stage.World.Case("severa_twin_2"));
        Oracle.Approves(stage);
    }

    private static string Record(SandboxCase one) => one.Severa is null ? Names.Fortnox(one.Fortnox) : Names.Severa(one.Severa);

    /// <summary>Not written since before anything ran.</summary>
    private static void Untouched(Stage stage, SandboxCase one)
    {
        if (one.Severa is { } guid) Assert.Equal(stage.Before.Severa[guid].Changed, stage.World.Severa.Customers.Find(guid)!.Changed);
        if (one.Fortnox is { } number) Assert.Equal(stage.Before.Fortnox[number].Changed, stage.World.Fortnox.Customers.Find(number)!.Changed);
    }
}
