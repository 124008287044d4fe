using Brygga.Connectors.State.Sqlite;
using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>What was done, what was not, and why.</summary>
public sealed class LogAndWhyTests
{
    [Fact]
    public async Task M38_transfers_and_refusals_are_in_the_log_and_a_refusal_once()
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        await stage.SyncUntilDone();
        var first = Entries(await stage.Run("log", "--json", "--limit", "10000"));
        Assert.Contains(first, static entry => entry.Level == "info" && entry.Message.StartsWith("linked with", StringComparison.Ordinal));
        var refused = first.Where(static entry => entry.Level == "error").ToArray();
        Assert.NotEmpty(refused);
        Assert.All(refused, static entry => Assert.NotEqual("", entry.Remedy));
        Assert.Equal(refused.Length, refused.Distinct().Count());

        await stage.Run("sync");
        Assert.Equal(first, Entries(await stage.Run("log", "--json", "--limit", "10000")));
        Assert.All(Entries(await stage.Run("log", "--json", "--level", "error")), static entry => Assert.Equal("error", entry.Level));
        Assert.Empty(Entries(await stage.Run("log", "--json", "--until", "2020-01-01")));
        Assert.Contains(refused[0].Remedy, (await stage.Run("log", "--level", "error")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M38_the_log_is_filtered_by_period_level_flow_and_item()
    {
        await using var stage = await Stage.StartShipped(Stage.Awkward);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        var first = Entries(await Log(stage));
        var customer = stage.World.Severa.Customers.All.First(one => one.Text("number") is { } number && stage.Before.Fortnox.ContainsKey(number));
        stage.World.Severa.Customers.Change(customer.Key, static record => record["name"] = "Nytt Namn Konsult AB");
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        var all = Entries(await Log(stage));
        var second = all[..(all.Length - first.Length)];
        Assert.Contains(second, static entry => entry.Flow == "customers");
        Assert.All(new[] { "customers", "products", "projects" }, flow => Assert.Contains(first, entry => entry.Flow == flow));

        Assert.Equal(second, Entries(await Log(stage, "--since", second[^1].At)));
        Assert.Equal(first, Entries(await Log(stage, "--until", second[^1].At)));
        Assert.Equal(all.Where(static entry => entry.Level == "error"), Entries(await Log(stage, "--level", "error")));
        Assert.Equal(all.Where(static entry => entry.Level != "info"), Entries(await Log(stage, "--level", "warning")));
        Assert.Equal(all.Where(static entry => entry.Flow == "products"), Entries(await Log(stage, "--flow", "products")));
        var item = Entries(await Log(stage, "--item", $"fortnox.customer/{customer.Text("number")}"));
        Assert.Contains(second[0], item);
        Assert.All(item, entry => Assert.Contains(customer.Text("number")!, entry.Item + entry.Message, StringComparison.Ordinal));
        Assert.Empty(Entries(await Log(stage, "--flow", "customers", "--level", "error", "--until", "2020-01-01")));
    }

    [Fact]
    public async Task M38_the_log_can_be_read_while_a_run_goes_on()
    {
        await using var stage = await Stage.Start();
        await stage.SyncUntilDone();
        await using var state = await SqliteState.Open(stage.At("brygga.db"), WorkspaceFolder.Connection, TimeProvider.System, CancellationToken.None);
        var now = DateTimeOffset.UtcNow;
        Assert.True(await state.TakeLease(await state.FindLease(CancellationToken.None), new(100, "another run", "", now, now.AddHours(1), now), CancellationToken.None));
        Assert.NotEmpty(Entries(await stage.Run("log", "--json")));
    }

    [Fact]
    public async Task Looking_at_the_log_before_the_first_run_makes_no_state()
    {
        await using var stage = await Stage.Start();
        (await stage.Run("log")).Ended(ExitCode.Done);
        Assert.False(File.Exists(stage.At("brygga.db")));
    }

    [Fact]
    public async Task Why_tells_of_a_pair_before_and_after_it_is_linked_and_what_the_next_run_does()
    {
        await using var stage = await Stage.Start();
        var pair = (await stage.Plan()).Steps.First(static step => step.Verb == "Link" && step.Source.StartsWith("severa.customer/", StringComparison.Ordinal));
        var (severa, number) = (pair.Source.Split('/')[1], pair.Target!.Split('/')[1]);
        var before = (await stage.Run("why", $"customers/{number}", "--json")).Ended(ExitCode.Done).Json["records"]!.AsArray();
        Assert.Equal(("Found", pair.Source, pair.Target), (Text(Assert.Single(before)!["linkage"]), Text(before[0]!["record"]), Text(before[0]!["partner"])));

        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings, ExitCode.StalePlan);
        stage.World.Severa.Customers.Change(severa, static record => record["name"] = "Nytt Namn Konsult AB");
        var after = (await stage.Run("why", $"customers/{number}", "--json")).Ended(ExitCode.Done).Json["records"]![0]!;
        Assert.Equal("Remembered", Text(after["linkage"]));
        var name = after["fields"]!.AsArray().Single(static field => Text(field!["rule"]) == "name")!;
        Assert.Equal(("Written", "ChangedInSevera", "Nytt Namn Konsult AB"), (Text(name["verdict"]), Text(name["reason"]), Text(name["wanted"])));

        var said = (await stage.Run("why", $"customers/{severa}")).Ended(ExitCode.Done).Out;
        Assert.Matches(@"name: is written: changed in Severa \(customers\.yaml:\d+:\d+\); Severa is master", said);
        Assert.Contains("'Nytt Namn Konsult AB', last agreed: '", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customers", "names no record")]
    [InlineData("custmers/1", "There is no flow 'custmers'")]
    [InlineData("customers/nobody", "No record of customers that was read is called 'nobody'")]
    public async Task Why_says_what_it_can_not_find(string asked, string message)
    {
        await using var stage = await Stage.Start();
        Assert.Contains(message, (await stage.Run("why", asked)).Ended(ExitCode.Usage).Error, StringComparison.Ordinal);
    }

    private static Task<Ran> Log(Stage stage, params string[] filter) => stage.Run(["log", "--json", "--limit", "10000", .. filter]);

    private static string? Text(System.Text.Json.Nodes.JsonNode? node) => node?.GetValue<string>();

    private static Logged[] Entries(Ran ran) => [.. ran.Ended(ExitCode.Done).Json["entries"]!.AsArray().Select(static entry =>
        new Logged(Text(entry!["at"])!, Text(entry["level"])!, Text(entry["flow"])!, Text(entry["item"])!, Text(entry["message"])!, Text(entry["remedy"])!))];

    private sealed record Logged(string At, string Level, string Flow, string Item, string Message, string Remedy);
}
