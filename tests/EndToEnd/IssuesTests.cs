using System.Text.Json.Nodes;
using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>What failed stays an open issue until it is mended, and what was refused is not sent again and again.</summary>
public sealed class IssuesTests
{
    [Fact]
    public async Task M38_a_refused_record_is_held_until_it_is_mended_and_closes_by_itself()
    {
        await using var stage = await Stage.Start();
        var (key, ran) = await Refused(stage);
        Assert.Equal(1, Posts(stage));
        var issue = Assert.Single(await Data(stage))!;
        Assert.Equal(("customers", Names.Severa(key), "error"), (Text(issue["flow"]), Text(issue["item"]), Text(issue["level"])));
        Assert.Equal(["severa.email"], issue["fields"]!.AsArray().Select(static field => Text(field)));
        Assert.Contains("(Email)", Text(issue["message"]), StringComparison.Ordinal);
        Assert.Contains("brygga retry", Text(issue["remedy"]), StringComparison.Ordinal);
        Assert.Contains("Ogiltigt värde", ran.Out, StringComparison.Ordinal);

        for (var run = 0; run < 2; run++) DiagnosticsPage.Shows("BRY3006", (await stage.Run("sync")).Ended(ExitCode.Findings));
        Assert.Equal(1, Posts(stage));
        Assert.Equal(Text(issue["since"]), Text(Assert.Single(await Data(stage))!["since"]));
        var held = Assert.Single(new PlanView((await stage.Run("plan", "--json")).Ended(ExitCode.Findings).Json).About(Names.Severa(key)));
        Assert.Equal(("Hold", "BRY3006"), (held.Kind, held.Code));

        stage.World.Severa.Customers.Change(key, static record => record["email"] = "rätt@exempel.se");
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Assert.Equal(2, Posts(stage));
        Assert.Equal("rätt@exempel.se", stage.World.Fortnox.Customers.Find("9001")!.Text("Email"));
        (await stage.Run("issues")).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task A_refused_record_is_tried_once_more_when_a_person_wants_it()
    {
        await using var stage = await Stage.Start();
        var (key, _) = await Refused(stage);
        Assert.Contains("Nothing that was refused is called 'nobody'", (await stage.Run("retry", "nobody")).Ended(ExitCode.Usage).Error, StringComparison.Ordinal);
        Assert.Contains("1 will be tried once more", (await stage.Run("retry", key, "--by", "Ada")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        (await stage.Run("sync")).Ended(ExitCode.StepsFailed);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal(2, Posts(stage));
        Assert.Contains(await stage.Log(), static entry => entry.Message == "Ada wants it tried once more");
        (await stage.Run("retry")).Ended(ExitCode.Done);
        (await stage.Run("sync")).Ended(ExitCode.StepsFailed);
        Assert.Equal(3, Posts(stage));
    }

    [Fact]
    public async Task A_refused_record_is_tried_again_when_the_rules_have_changed()
    {
        await using var stage = await Stage.Start();
        await Refused(stage);
        WorkspaceFolder.Change(stage.Folder, "connection: e2e", "connection: e2e\nsettings: { customers.master: fortnox }");
        (await stage.Run("sync")).Ended(ExitCode.StepsFailed);
        Assert.Equal(2, Posts(stage));
    }

    [Fact]
    public async Task What_got_no_answer_is_an_issue_until_the_next_run_has_found_out()
    {
        await using var stage = await Stage.Start();
        (await stage.Run("sync")).Ended(ExitCode.Done);
        People.AddToSevera(stage.World, 9001);
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.ResetBefore, System = "fortnox", Method = "POST", Path = "customers" });
        (await stage.Run("sync")).Ended(ExitCode.StepsFailed);
        Assert.Equal("unknown outcome", Text(Assert.Single((await stage.Run("issues", "--json")).Ended(ExitCode.Findings).Json["issues"]!.AsArray())!["kind"]));
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Assert.Empty((await stage.Run("issues", "--json")).Ended(ExitCode.Done).Json["issues"]!.AsArray());
    }

    [Fact]
    public async Task M38_findings_that_stand_are_issues_with_the_fields_to_mend_and_are_filtered_like_the_log()
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        await stage.SyncUntilDone();
        var all = (await stage.Run("issues", "--json")).Ended(ExitCode.Findings).Json["issues"]!.AsArray();
        Assert.All(all, static issue => Assert.NotEqual("", Text(issue!["remedy"])));
        Assert.Contains(all, static issue => issue!["fields"]!.AsArray().Count > 0);
        var errors = (await stage.Run("issues", "--json", "--level", "error")).Ended(ExitCode.Findings).Json["issues"]!.AsArray();
        Assert.Equal(all.Count(static issue => Text(issue!["level"]) == "error"), errors.Count);
        Assert.Empty((await stage.Run("issues", "--json", "--until", "2020-01-01")).Ended(ExitCode.Done).Json["issues"]!.AsArray());
        var one = Text(all[0]!["item"]);
        Assert.All((await stage.Run("issues", "--json", "--item", one)).Json["issues"]!.AsArray(), issue => Assert.Contains(one, Text(issue!["item"]), StringComparison.Ordinal));
    }

    /// <summary>A new customer whose e-mail Fortnox does not take.</summary>
    private static async Task<(string Key, Ran Ran)> Refused(Stage stage)
    {
        (await stage.Run("sync")).Ended(ExitCode.Done);
        var key = People.AddToSevera(stage.World, 9001);
        stage.World.Severa.Customers.Change(key, static record => record["email"] = "ring oss");
        stage.Sandbox.Counters.Clear();
        return (key, (await stage.Run("sync")).Ended(ExitCode.StepsFailed));
    }

    private static long Posts(Stage stage) => stage.Sandbox.Counters.RequestsOf("fortnox", "POST");

    private static async Task<List<JsonNode?>> Data(Stage stage) =>
        [.. (await stage.Run("issues", "--json")).Ended(ExitCode.Findings).Json["issues"]!.AsArray().Where(static issue => Text(issue!["kind"]) == "data")];

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
