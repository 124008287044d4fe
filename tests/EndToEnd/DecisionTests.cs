using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>M10: what the rules can't tell, a person decides; no data is changed for it, and no rule edit undoes it.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task M10_pairs_that_people_decide_are_adopted_without_a_write_kept_in_step_and_survive_a_rule_edit()
    {
        await using var stage = await Stage.StartShipped();
        var (one, other) = (Strangers(stage), Pair(stage));
        var before = Picture.Of(stage.World);
        stage.Sandbox.Counters.Clear();
        (await stage.Run("match", "accept", $"customers/{one.Number}", $"customers/{one.Fortnox}", "--because", "same company")).Ended(ExitCode.Done);
        (await stage.Run("match", "reject", $"customers/{other.Number}", $"customers/{other.Number}", "--because", "a namesake")).Ended(ExitCode.Done);
        (await stage.Run("adopt", "--yes")).Ended(ExitCode.Findings);
        Writes.None(stage.Sandbox.Counters, runs: 3);
        AssertSame(before, Picture.Of(stage.World));

        var plan = await stage.Plan();
        Assert.False(plan.Touches(Names.Severa(one.Severa)) || plan.Touches(Names.Fortnox(one.Fortnox)));
        Assert.Contains(plan.Findings, static finding => finding is { Code: "BRY2013", Rule: "name" });
        Assert.False(plan.Touches(Names.Severa(other.Severa)) || plan.Touches(Names.Fortnox(other.Number)));
        Assert.Contains(plan.About(Names.Severa(other.Severa)), static finding => finding is { Code: "BRY2033", Rule: "by number" });

        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        stage.World.Severa.Customers.Change(one.Severa, static record => record["name"] = "Efter Beslutet AB");
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Efter Beslutet AB", stage.World.Fortnox.Customers.Find(one.Fortnox)!.Text("Name"));

        LinkByNameToo(stage);
        var edited = await stage.Plan();
        Assert.False(edited.Touches(Names.Severa(other.Severa)) || edited.Touches(Names.Fortnox(other.Number)));
        Assert.Contains(edited.About(Names.Severa(other.Severa)), static finding => finding is { Code: "BRY2033", Rule: "by name" });
    }

    [Fact]
    public async Task M10_why_a_pair_is_one_is_explained_by_the_decision()
    {
        await using var stage = await Stage.Start();
        var one = Strangers(stage);
        (await stage.Run("match", "accept", $"customers/{one.Severa}", $"customers/{one.Fortnox}", "--because", "same company", "--by", "Ada")).Ended(ExitCode.Done);
        var why = (await stage.Run("why", $"customers/{one.Fortnox}", "--json")).Ended(ExitCode.Done).Json["records"]![0]!;
        Assert.Equal(("Decided", "Ada", "same company"), (why["linkage"]!.GetValue<string>(), why["decision"]!["by"]!.GetValue<string>(), why["decision"]!["why"]!.GetValue<string>()));
        Assert.Contains("Ada decided so, same company", (await stage.Run("why", $"customers/{one.Fortnox}")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_is_taken_back_is_as_if_it_had_never_been_and_stays_in_the_log()
    {
        await using var stage = await Stage.Start();
        var pair = Pair(stage);
        (await stage.Run("match", "reject", $"customers/{pair.Number}", $"customers/{pair.Number}", "--because", "a namesake", "--by", "Ada")).Ended(ExitCode.Done);
        Assert.False((await stage.Plan()).Touches(Names.Severa(pair.Severa)));
        stage.Sandbox.Counters.Clear();
        var listed = (await stage.Run("match", "list", "customers", "--json")).Ended(ExitCode.Done).Json["decisions"]![0]!;
        Assert.Equal(("reject", pair.Number, "Ada"), (listed["decision"]!.GetValue<string>(), listed["severa"]!["key"]!.GetValue<string>(), listed["by"]!.GetValue<string>()));
        (await stage.Run("match", "forget", $"customers/{pair.Number}", $"customers/{pair.Number}", "--because", "they are one", "--by", "Eva")).Ended(ExitCode.Done);
        Assert.Equal(0, stage.Sandbox.Counters.RequestsOf("severa") + stage.Sandbox.Counters.RequestsOf("fortnox"));
        Assert.Contains((await stage.Plan()).Steps, step => step.Verb == "Link" && step.Source == Names.Severa(pair.Severa));
        Assert.Contains(await stage.Log(), static entry => entry.Message.Contains("Eva took a decision back: they are one", StringComparison.Ordinal) && entry.Message.Contains("Ada decided", StringComparison.Ordinal));
        (await stage.Run("match", "forget", $"customers/{pair.Number}", $"customers/{pair.Number}", "--because", "again")).Ended(ExitCode.Usage);
    }

    [Fact]
    public async Task Every_mistake_of_a_file_is_told_with_its_line_and_nothing_of_it_is_taken()
    {
        await using var stage = await Stage.Start();
        var (one, pair) = (Strangers(stage), Pair(stage));
        await File.WriteAllTextAsync(stage.At("decided.csv"), $"""
            flow,severa,fortnox,decision,why
            customers,{one.Number},{one.Fortnox},accept,same company
            custmers,{one.Number},{one.Fortnox},accept,same company
            customers,{one.Number},4711,reject,same name
            customers,{one.Number},{one.Fortnox},maybe,same company
            customers,{one.Number},,accept,same company
            customers,{one.Number},{pair.Number},accept,same company
            customers,,{pair.Number},new,
            """);
        var ran = (await stage.Run("match", "import", stage.At("decided.csv"))).Ended(ExitCode.Usage);
        foreach (var said in new[] { "line 3: there is no flow 'custmers'", "line 4: Fortnox has no record of customers called '4711'", "line 5: 'maybe' is no decision", "line 6: 'accept' is of two records", "line 7: ", "line 8: it does not say why" })
            Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.Empty((await stage.Run("match", "list", "--json")).Ended(ExitCode.Done).Json["decisions"]!.AsArray());
        Assert.DoesNotContain(await stage.Log(), static entry => entry.Message.Contains("decided", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_exported_is_imported_into_another_workspace_of_the_same_companies_and_changes_nothing_in_its_own()
    {
        await using var stage = await Stage.Start();
        var (one, pair) = (Strangers(stage), Pair(stage));
        (await stage.Run("match", "accept", $"customers/{one.Number}", $"customers/{one.Fortnox}", "--because", "=1+1, \"same\" company", "--by", "Ada")).Ended(ExitCode.Done);
        (await stage.Run("match", "defer", $"customers/{pair.Number}", "--in", "fortnox", "--because", "åäö", "--by", "Eva")).Ended(ExitCode.Done);
        (await stage.Run("match", "export", stage.At("decided.csv"))).Ended(ExitCode.Done);
        var (listed, log) = ((await stage.Run("match", "list", "--json")).Out, await stage.Log());
        (await stage.Run("match", "import", stage.At("decided.csv"))).Ended(ExitCode.Done);
        Assert.Equal(listed, (await stage.Run("match", "list", "--json")).Out);
        Assert.Equal(log, await stage.Log());
        var text = await File.ReadAllTextAsync(stage.At("decided.csv"));
        Assert.Contains("'=1+1", text, StringComparison.Ordinal);

        File.Delete(stage.At("brygga.db"));
        (await stage.Run("match", "import", stage.At("decided.csv"))).Ended(ExitCode.Done);
        Assert.Equal(text, (await stage.Run("match", "export")).Ended(ExitCode.Done).Out.Insert(0, text.StartsWith('\uFEFF') ? "\uFEFF" : ""));
    }

    [Fact]
    public async Task A_decision_that_contradicts_another_is_not_taken()
    {
        await using var stage = await Stage.Start();
        var (one, pair) = (Strangers(stage), Pair(stage));
        (await stage.Run("match", "accept", $"customers/{one.Number}", $"customers/{one.Fortnox}", "--because", "same company", "--by", "Ada")).Ended(ExitCode.Done);
        var ran = (await stage.Run("match", "accept", $"customers/{one.Number}", $"customers/{pair.Number}", "--because", "same company")).Ended(ExitCode.Usage);
        Assert.Contains("Ada decided otherwise", ran.Error, StringComparison.Ordinal);
        Assert.Single((await stage.Run("match", "list", "--json")).Json["decisions"]!.AsArray());
    }

    [Fact]
    public async Task Pairs_of_a_file_are_adopted_from_a_saved_plan_before_the_integration_is_switched_on()
    {
        await using var stage = await Stage.StartShipped();
        var one = Strangers(stage);
        await File.WriteAllTextAsync(stage.At("decided.csv"), $"flow;severa;fortnox;decision;why\r\ncustomers;{one.Number};{one.Fortnox};accept;same company\r\n");
        (await stage.Run("adopt")).Ended(ExitCode.Usage);
        var shown = (await stage.Run("adopt", "customers", "--from", stage.At("decided.csv"), "--out", stage.At("pairs.json"))).Ended(ExitCode.ChangesPlanned);
        Assert.Contains("a person has decided so", shown.Out, StringComparison.Ordinal);
        stage.Sandbox.Counters.Clear();
        (await stage.Run("apply", stage.At("pairs.json"))).Ended(ExitCode.Findings, ExitCode.Done);
        Writes.None(stage.Sandbox.Counters);
        var plan = await stage.Plan();
        Assert.DoesNotContain(plan.Steps, static step => step.Verb == "Link" && step.Source.StartsWith("severa.customer/", StringComparison.Ordinal));
        Assert.Contains(plan.Steps, static step => step.Verb == "Link" && step.Source.StartsWith("severa.product/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_was_saved_before_a_decision_does_not_go_past_it()
    {
        await using var stage = await Stage.Start();
        var (one, pair) = (Strangers(stage), Pair(stage));
        (await stage.Run("plan", "--out", stage.At("before.json"))).Ended(ExitCode.ChangesPlanned);
        (await stage.Run("match", "accept", $"customers/{one.Number}", $"customers/{one.Fortnox}", "--because", "same company")).Ended(ExitCode.Done);
        (await stage.Run("match", "reject", $"customers/{pair.Number}", $"customers/{pair.Number}", "--because", "a namesake")).Ended(ExitCode.Done);
        (await stage.Run("apply", stage.At("before.json"))).Ended(ExitCode.StalePlan);
        Assert.DoesNotContain(stage.World.Fortnox.Customers.All, customer => customer.Key == one.Number);
        Assert.Contains(await stage.Log(), entry => entry.Item == Names.Severa(pair.Severa) && entry.Message.Contains("they are never one", StringComparison.Ordinal));
        Assert.Contains((await stage.Plan()).Steps, step => step.Verb == "Link" && step.Source == Names.Severa(one.Severa) && step.Target == Names.Fortnox(one.Fortnox));
    }

    /// <summary>A customer that has another number in Fortnox, and another name there.</summary>
    private static (string Severa, string Number, string Fortnox) Strangers(Stage stage)
    {
        var severa = People.AddToSevera(stage.World, 8801);
        return (severa, "8801", People.AddToFortnox(stage.World, "8802"));
    }

    /// <summary>Two customers that have one number and one name.</summary>
    private static (string Severa, string Number) Pair(Stage stage)
    {
        var severa = stage.World.Severa.Customers.All.Select(Customer.OfSevera).First(one =>
            one is { TakesPart: true, Number: not null } && stage.World.Fortnox.Customers.TryFind(one.Number, out var there) && Customer.OfFortnox(there) is { TakesPart: true });
        stage.World.Fortnox.Customers.Change(severa.Number!, record => record["Name"] = severa.Name);
        return (severa.Key, severa.Number!);
    }

    private static void LinkByNameToo(Stage stage)
    {
        var path = stage.At(Path.Combine("mappings", "customers.yaml"));
        var rules = File.ReadAllText(path);
        var edited = rules.Replace("\nlink:\n", "\nlink:\n  by name:\n    name: { severa: name, fortnox: Name }\n", StringComparison.Ordinal);
        Assert.NotEqual(rules, edited);
        File.WriteAllText(path, edited);
    }

    private static void AssertSame(Picture one, Picture other)
    {
        Assert.Equal(one.Severa.OrderBy(static c => c.Key, StringComparer.Ordinal), other.Severa.OrderBy(static c => c.Key, StringComparer.Ordinal));
        Assert.Equal(one.Fortnox.OrderBy(static c => c.Key, StringComparer.Ordinal), other.Fortnox.OrderBy(static c => c.Key, StringComparer.Ordinal));
    }
}
