using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary><c>plan --out FILE</c> and <c>apply FILE</c>: exactly that, and once.</summary>
public sealed class SavedPlanTests
{
    [Fact]
    public async Task Apply_does_exactly_what_the_plan_says()
    {
        await using var stage = await Stage.Start();
        var plan = await Saved(stage);
        var added = new[] { People.AddToSevera(stage.World, 9001), People.AddToFortnox(stage.World, "9002") };

        (await stage.Run("apply", stage.At("p.json"))).Ended(ExitCode.Done);
        var now = Picture.Of(stage.World);
        Assert.Equal(plan.Steps.Count(static step => step is { Verb: "Create", Source: ['s', ..] }), now.Fortnox.Count - stage.Before.Fortnox.Count - 1);
        Assert.Equal(plan.Steps.Count(static step => step is { Verb: "Create", Source: ['f', ..] }), now.Severa.Count - stage.Before.Severa.Count - 1);
        Assert.False(now.Fortnox.ContainsKey("9001"), "it was entered after the plan was made");

        (await stage.Run("sync")).Ended(ExitCode.Done);
        Oracle.Approves(stage, added);
    }

    [Fact]
    public async Task A_plan_is_applied_once()
    {
        await using var stage = await Stage.Start();
        await Saved(stage);
        (await stage.Run("apply", stage.At("p.json"))).Ended(ExitCode.Done);
        stage.Sandbox.Counters.Clear();

        var again = (await stage.Run("apply", stage.At("p.json"))).Ended(ExitCode.StalePlan);
        Assert.Contains("applied before", again.Out, StringComparison.Ordinal);
        Writes.None(stage.Sandbox.Counters);
    }

    [Fact]
    public async Task A_plan_file_that_was_changed_is_refused()
    {
        await using var stage = await Stage.Start();
        await Saved(stage);
        var text = await File.ReadAllTextAsync(stage.At("p.json"));
        var name = stage.Before.Fortnox.Values.First(one => stage.Before.Severa.Values.All(other => other.Number != one.Number)).Name!;
        Assert.Contains(name, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(stage.At("p.json"), text.Replace(name, "Bedragaren AB", StringComparison.Ordinal));
        stage.Sandbox.Counters.Clear();

        var refused = (await stage.Run("apply", stage.At("p.json"))).Ended(ExitCode.Usage);
        Assert.Contains("p.json: it was changed after it was written", refused.Error, StringComparison.Ordinal);
        Assert.Contains("brygga plan --out", refused.Error, StringComparison.Ordinal);
        Writes.None(stage.Sandbox.Counters);
    }

    [Fact]
    public async Task A_plan_made_under_other_settings_is_stale()
    {
        await using var stage = await Stage.Start();
        await Saved(stage);
        WorkspaceFolder.Set(stage.Folder, "customers.master: fortnox");
        stage.Sandbox.Counters.Clear();

        var refused = (await stage.Run("apply", stage.At("p.json"))).Ended(ExitCode.StalePlan);
        Assert.Contains("The rules or settings were changed after the plan was made.", refused.Error, StringComparison.Ordinal);
        Writes.None(stage.Sandbox.Counters);
    }

    [Fact]
    public async Task A_record_edited_meanwhile_makes_its_own_step_stale_and_no_other()
    {
        await using var stage = await Stage.Start();
        var plan = await Saved(stage);
        var source = plan.Steps.First(static step => step is { Verb: "Create", Source: ['s', ..] }).Source;
        var edited = stage.World.Severa.Customers.Find(source["severa.customer/".Length..])!;
        Assert.True(stage.World.Severa.Customers.Change(edited.Key, static record => record["name"] = "Ändrat Efter Planen AB"));

        var ran = (await stage.Run("apply", stage.At("p.json"), "--json")).Ended(ExitCode.StalePlan);
        var outcomes = ran.Json["steps"]!.AsArray().ToLookup(static step => step!["outcome"]!.GetValue<string>(), static step => step!["source"]!.GetValue<string>());
        Assert.Equal([source], outcomes["Stale"]);
        Assert.Equal(plan.Steps.Count - 1, outcomes["Done"].Count());
        Assert.False(stage.World.Fortnox.Customers.TryFind(edited.Text("number")!, out _));

        (await stage.Run("sync")).Ended(ExitCode.Done);
        Oracle.Approves(stage);
    }

    /// <summary>Two calls ask for tokens, so the third POST is the first create.</summary>
    [Theory]
    [InlineData("before-StartPlan", 1)]
    [InlineData("after-Confirm", 5)]
    [InlineData("after-Intend", 1)]
    [InlineData("after-POST", 3)]
    [InlineData("before-Confirm", 15)]
    [InlineData("before-FinishPlan", 1)]
    public async Task Apply_resumes_a_plan_that_it_was_killed_in(string when, int number)
    {
        await using var stage = await Stage.Start();
        await Saved(stage);
        await stage.Kill(when, number, "apply", stage.At("p.json"));

        var resumed = (await stage.Run("apply", stage.At("p.json"))).Ended(ExitCode.Done);
        Assert.Equal(when != "before-StartPlan", resumed.Out.Contains("Resumed", StringComparison.Ordinal));
        Oracle.Approves(stage);
        (await stage.Run("apply", stage.At("p.json"))).Ended(ExitCode.StalePlan);
        (await stage.Run("plan")).Ended(ExitCode.Done);
    }

    private static async Task<PlanView> Saved(Stage stage)
    {
        var ran = (await stage.Run("plan", "--out", stage.At("p.json"), "--json")).Ended(ExitCode.ChangesPlanned);
        Assert.Equal(ran.Out, await File.ReadAllTextAsync(stage.At("p.json")));
        return new(ran.Json);
    }
}
