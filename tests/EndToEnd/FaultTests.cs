using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>What the systems do wrong, and what becomes of the run.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_truncated_page_stops_the_run_and_says_why()
    {
        await using var stage = await Stage.Start();
        stage.Sandbox.Faults.Add(Read(FaultKind.TruncatedPage, "fortnox") with { Times = 100 });
        var planned = new PlanView((await stage.Run("plan", "--json")).Ended(ExitCode.SafetyStop).Json);
        Assert.Equal("BRY3003", Assert.Single(planned.Safety).Code);
        Assert.Empty(planned.Steps);
        Assert.Contains(planned.Findings, static finding => finding is { Kind: "Hold", Code: "BRY2005" } && finding.Message.Contains("records did not come", StringComparison.Ordinal));
        DiagnosticsPage.Shows("BRY3003", (await stage.Run("sync")).Ended(ExitCode.SafetyStop));
        (await stage.Run("sync", "--accept", "BRY3003")).Ended(ExitCode.Findings);
        Assert.Equal(stage.Before.Severa.Count, stage.World.Severa.Customers.Count);
        Writes.None(stage.Sandbox.Counters, runs: 3);

        stage.Sandbox.Faults.Clear();
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Oracle.Approves(stage);
    }

    [Fact]
    public async Task M37_a_truncated_page_switches_nothing_on()
    {
        await using var stage = await Stage.Start();
        stage.Sandbox.Faults.Add(Read(FaultKind.TruncatedPage, "fortnox") with { Times = 100 });
        Assert.Contains("was not listed completely", (await stage.Run("activate", "--yes")).Ended(ExitCode.SafetyStop).Error, StringComparison.Ordinal);
        stage.Sandbox.Faults.Clear();
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task A_truncated_page_in_the_middle_of_Severas_list_creates_nothing()
    {
        await using var stage = await Stage.Start(Stage.Small with { Customers = 150 });
        stage.Sandbox.Faults.Add(Read(FaultKind.TruncatedPage, "severa"));
        var planned = new PlanView((await stage.Run("plan", "--json")).Ended(ExitCode.SafetyStop).Json);
        Assert.Empty(planned.Steps);
        Assert.Contains(planned.Findings, static finding => finding.Message.Contains("is not the last", StringComparison.Ordinal));
        Writes.None(stage.Sandbox.Counters);

        (await stage.Run("plan")).Ended(ExitCode.ChangesPlanned);
    }

    /// <summary>Severa tells no totals, so that a cut last page looks whole: then the look before each create is what protects.</summary>
    [Fact]
    public async Task A_cut_that_nothing_betrays_still_doubles_nobody()
    {
        await using var stage = await Stage.Start();
        stage.Sandbox.Faults.Add(Read(FaultKind.TruncatedPage, "severa"));
        (await stage.Run("sync")).Ended(ExitCode.StalePlan);
        Assert.All(stage.World.Severa.Customers.All.GroupBy(static one => one.Text("number")), static same => Assert.Single(same));

        (await stage.Run("sync", "--whole")).Ended(ExitCode.Done);
        Oracle.Approves(stage);
    }

    [Theory]
    [InlineData("severa", "GET")]
    [InlineData("severa", "POST")]
    [InlineData("fortnox", "GET")]
    [InlineData("fortnox", "POST")]
    public async Task A_revoked_token_is_replaced_and_the_run_goes_on(string system, string method)
    {
        await using var stage = await Stage.Start();
        stage.Sandbox.Faults.Add(Read(FaultKind.TokenRevoked, system) with { Method = method, Nth = 2 });
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Assert.Empty(stage.Sandbox.Faults.All);
        Assert.Equal(1, stage.Sandbox.Counters.AnswersOf(system, 401));
        Oracle.Approves(stage);
    }

    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task A_server_error_on_reading_is_tried_again(string system)
    {
        await using var stage = await Stage.Start();
        stage.Sandbox.Faults.Add(Read(FaultKind.InternalError, system));
        stage.Sandbox.Faults.Add(Read(FaultKind.Unavailable, system) with { Nth = 2 });
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Assert.Empty(stage.Sandbox.Faults.All);
        Oracle.Approves(stage);
    }

    [Fact]
    public async Task A_field_without_a_right_is_reported_as_unread_and_never_cleared()
    {
        await using var stage = await Stage.Start();
        (await stage.Run("sync")).Ended(ExitCode.Done);
        var pair = stage.Before.Severa.Values.First(one => stage.Before.Fortnox.ContainsKey(one.Number!));
        stage.World.Severa.Customers.Change(pair.Key, static record => record["email"] = "ny@adress.example");
        stage.World.Fortnox.Customers.Change(pair.Number!, static record => record["WWW"] = "https://gör.raden.ny.example");
        stage.Sandbox.Faults.Add(Read(FaultKind.NoRight, "fortnox") with { Field = "Email", Times = 100 });

        var found = (await stage.Plan()).About(Names.Fortnox(pair.Number));
        Assert.Contains(found, static finding => finding is { Kind: "Hold", Code: "BRY2004", Rule: "e-mail" });
        (await stage.Run("sync", "--whole")).Ended(ExitCode.Findings);
        Assert.Equal(pair.Email, stage.World.Fortnox.Customers.Find(pair.Number!)!.Text("Email"));
        Assert.DoesNotContain(stage.World.Severa.Customers.All, static one => one.Text("email") is null);

        stage.Sandbox.Faults.Clear();
        await stage.Run("sync", "--whole");
        Assert.Equal("ny@adress.example", stage.World.Fortnox.Customers.Find(pair.Number!)!.Text("Email"));
    }

    private static SandboxFault Read(FaultKind kind, string system) => new() { Kind = kind, System = system, Method = "GET", Path = "customers" };
}
