using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>What stops a run before it writes anything, and how a person lets it pass.</summary>
public sealed class SafetyTests
{
    private const string Limited = "{ customers.transfer_all: true, projects.enabled: false, safety.always_allowed: 2, safety.most_creates: 3 }";

    [Fact]
    public async Task M18_a_first_run_over_the_limit_is_told_how_to_pass_at_activation_and_writes_nothing_before_it_is_accepted()
    {
        await using var stage = await Stage.StartShipped(settings: Limited);
        Assert.Contains("brygga sync --accept BRY3001", (await stage.Run("activate", "--yes")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);

        var stopped = (await stage.Run("sync")).Ended(ExitCode.SafetyStop);
        Assert.Contains("to create in Fortnox", stopped.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing was applied.", stopped.Out, StringComparison.Ordinal);
        DiagnosticsPage.Shows("BRY3001", stopped);
        (await stage.Run("sync", "--accept", "BRY3002", "--accept", "BRY3004")).Ended(ExitCode.SafetyStop);
        Assert.Equal("BRY3001", (await stage.Run("apply", "--yes", "--json")).Ended(ExitCode.SafetyStop).Json["unaccepted"]![0]!["code"]!.GetValue<string>());
        Writes.None(stage.Sandbox.Counters, runs: 4);

        (await stage.Run("sync", "--accept", "BRY3001", "--by", "Ada")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.True(stage.World.Fortnox.Customers.Count > stage.Before.Fortnox.Count);
        Assert.Contains(await stage.Log(), static entry => entry.Code == "BRY3001" && entry.Message.StartsWith("Ada accepted: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stops_a_run_is_in_the_plan_in_its_report_and_in_the_log_once()
    {
        await using var stage = await Stage.StartShipped(settings: Limited);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        var planned = new PlanView((await stage.Run("plan", "--json", "--report", stage.At("plan.html"), "--out", stage.At("p.json"))).Ended(ExitCode.SafetyStop).Json);
        Assert.Equal(("BRY3001", "customers", "fortnox"), (Assert.Single(planned.Safety).Code, planned.Safety[0].Flow, planned.Safety[0].About));
        Assert.NotEmpty(planned.Steps);
        Assert.Contains("BRY3001", await File.ReadAllTextAsync(stage.At("plan.html")), StringComparison.Ordinal);

        await stage.Run("sync");
        await stage.Run("sync");
        Assert.Single(await stage.Log(), static entry => entry.Code == "BRY3001");
        var issue = (await stage.Run("issues", "--json", "--level", "error", "--flow", "customers")).Ended(ExitCode.Findings).Json["issues"]!.AsArray()[0]!;
        Assert.Equal(("safety", "BRY3001"), (issue["kind"]!.GetValue<string>(), issue["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_saved_plan_is_stopped_too_and_applied_once_it_is_accepted()
    {
        await using var stage = await Stage.StartShipped(settings: Limited);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        (await stage.Run("plan", "--out", stage.At("p.json"), "--accept", "BRY3001")).Ended(ExitCode.ChangesPlanned);
        Assert.Contains("BRY3001", (await stage.Run("apply", stage.At("p.json"))).Ended(ExitCode.SafetyStop).Out, StringComparison.Ordinal);
        Assert.Equal(stage.Before.Fortnox.Count, stage.World.Fortnox.Customers.Count);
        (await stage.Run("apply", stage.At("p.json"), "--accept", "BRY3001")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.True(stage.World.Fortnox.Customers.Count > stage.Before.Fortnox.Count);
    }

    [Fact]
    public async Task M3_a_watch_goes_on_after_a_stop_and_says_what_stopped_it()
    {
        await using var stage = await Stage.StartShipped(settings: Limited);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        await using var watch = stage.Start("watch", "--every", "1s", "--json");
        Assert.True(SpinWait.SpinUntil(() => stage.Sandbox.Counters.RequestsOf("fortnox") > 60, TimeSpan.FromMinutes(1)), "there were no two runs");
        await watch.Interrupt();
        var lines = (await watch.Ended()).Out.TrimEnd().Split('\n');
        Assert.Contains("\"exit\":5", lines[0], StringComparison.Ordinal);
        Assert.Contains("stopped by BRY3001", lines[0], StringComparison.Ordinal);
        Assert.Equal(stage.Before.Fortnox.Count, stage.World.Fortnox.Customers.Count);
    }

    [Fact]
    public async Task Percentages_stop_no_small_company()
    {
        await using var stage = await Stage.StartShipped(settings: "{ customers.transfer_all: true, safety.creates_percent: 1, safety.updates_percent: 1 }");
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.True(stage.World.Fortnox.Customers.Count > stage.Before.Fortnox.Count);
    }

    [Fact]
    public async Task An_edit_of_many_records_is_stopped_before_the_first_is_written()
    {
        await using var stage = await Stage.StartShipped(settings: "{ projects.enabled: false, safety.always_allowed: 2 }");
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        var pairs = stage.Before.Severa.Values.Where(one => one.Number is { } number && stage.Before.Fortnox.ContainsKey(number)).ToArray();
        foreach (var pair in pairs) stage.World.Severa.Customers.Change(pair.Key, static record => record["name"] = "Alla Heter Så AB");
        stage.Sandbox.Counters.Clear();
        DiagnosticsPage.Shows("BRY3002", (await stage.Run("sync")).Ended(ExitCode.SafetyStop));
        Writes.None(stage.Sandbox.Counters);
        (await stage.Run("sync", "--accept", "BRY3002")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.Equal("Alla Heter Så AB", stage.World.Fortnox.Customers.Find(pairs[0].Number!)!.Text("Name"));
    }

    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task A_register_that_is_suddenly_empty_is_not_believed_run_after_run(string system)
    {
        await using var stage = await Stage.StartShipped();
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        await stage.SyncUntilDone();
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.EmptyList, System = system, Method = "GET", Path = "customers", Times = 100 });
        stage.Sandbox.Counters.Clear();
        for (var run = 0; run < 2; run++)
        {
            var stopped = (await stage.Run("sync", "--whole")).Ended(ExitCode.SafetyStop);
            Assert.Contains($"{system}.customer is empty all of a sudden", stopped.Out, StringComparison.Ordinal);
        }
        Writes.None(stage.Sandbox.Counters, runs: 2);

        stage.Sandbox.Faults.Clear();
        Assert.DoesNotContain("BRY2009", (await stage.Run("sync", "--whole")).Ended(ExitCode.Done, ExitCode.Findings).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("BRY3004", (await stage.Run("issues")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_are_really_gone_are_believed_once_a_person_says_so()
    {
        await using var stage = await Stage.StartShipped();
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        await stage.SyncUntilDone();
        foreach (var customer in stage.World.Fortnox.Customers.All.Take(10).ToList()) stage.World.Fortnox.Customers.Remove(customer.Key);
        DiagnosticsPage.Shows("BRY3004", (await stage.Run("plan", "--whole")).Ended(ExitCode.SafetyStop));
        (await stage.Run("plan", "--whole", "--accept", "BRY3004", "--by", "Ada")).Ended(ExitCode.Findings, ExitCode.ChangesPlanned);
        Assert.Contains(await stage.Log(), static entry => entry.Code == "BRY3004" && entry.Message.StartsWith("Ada accepted", StringComparison.Ordinal));
        Assert.Contains("BRY2009", (await stage.Run("sync", "--whole", "--all")).Ended(ExitCode.Findings).Out, StringComparison.Ordinal);
    }
}
