using System.Text.Json.Nodes;
using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>M5 to M7: what doctor finds before Brygga is taken into use.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task M5_where_nothing_is_wrong_doctor_says_what_is_well_and_what_a_person_must_confirm()
    {
        await using var stage = await Stage.StartShipped();
        var ran = (await stage.Run("doctor")).Ended(ExitCode.Done);
        Assert.Contains("severa: lets Brygga in, as Bryggan Konsult i Göteborg AB", ran.Out, StringComparison.Ordinal);
        Assert.Contains($"fortnox: lets Brygga in, as Bryggan Konsult i Göteborg AB ({stage.Sandbox.TenantId})", ran.Out, StringComparison.Ordinal);
        Assert.Contains("the edition is Business, Platinum or Enterprise", ran.Out, StringComparison.Ordinal);
        Assert.Contains(" 0 problems,", ran.Out, StringComparison.Ordinal);
        Writes.None(stage.Sandbox.Counters, runs: 1);
    }

    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task M5_wrong_credentials_are_one_problem_and_never_repeated(string system)
    {
        await using var stage = await Stage.StartShipped();
        WorkspaceFolder.WriteSecret(stage.Folder, system, "fel-hemlighet-4711");
        var ran = (await stage.Run("doctor", "--json")).Ended(ExitCode.PersonNeeded);
        var problem = Assert.Single(Problems(ran));
        Assert.Equal(system, Text(problem, "of"));
        Assert.Contains("Check the credentials", Text(problem, "remedy"), StringComparison.Ordinal);
        Assert.DoesNotContain("fel-hemlighet-4711", ran.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.NoLicence, "fortnox", "2001103", "activate the integration licence")]
    [InlineData(FaultKind.NoScopeLicence, "fortnox", "2001101", "add the licence")]
    [InlineData(FaultKind.NoScope, "fortnox", "2000663", "developer portal")]
    [InlineData(FaultKind.NoLicence, "severa", "AddonMissing", "order page")]
    [InlineData(FaultKind.NoScopeLicence, "severa", "FeatureIsNotEnabled", "enable it in Severa")]
    [InlineData(FaultKind.NoScope, "severa", "InsufficientApiScope", "Add the scope")]
    public async Task M5_licences_add_ons_and_scopes_that_lack_are_told_apart(FaultKind kind, string system, string code, string remedy)
    {
        await using var stage = await Stage.StartShipped();
        stage.Sandbox.Faults.Add(new() { Kind = kind, System = system, Method = "GET", Times = 1000 });
        var ran = (await stage.Run("doctor", "--json")).Ended(ExitCode.PersonNeeded);
        Assert.All(Problems(ran), problem => Assert.Equal((system, code), (Text(problem, "of"), Text(problem, "code"))));
        Assert.Contains(remedy, Text(Problems(ran)[0], "remedy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task M5_every_register_without_its_scope_is_named_at_once()
    {
        await using var stage = await Stage.StartShipped(Stage.Small with { FortnoxScopes = ["settings", "project", "currency"] });
        var problem = Assert.Single(Problems((await stage.Run("doctor", "--json")).Ended(ExitCode.PersonNeeded)));
        Assert.Equal("2000663", Text(problem, "code"));
        Assert.Contains("customer, article", Text(problem, "what"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task M5_a_workspace_that_is_not_connected_says_how_to_connect()
    {
        await using var stage = await Consenting.Stage();
        var problem = Assert.Single(Problems((await stage.Run("doctor", "--json")).Ended(ExitCode.PersonNeeded)));
        Assert.Equal("Connect it: brygga connect fortnox", Text(problem, "remedy"));
    }

    [Fact]
    public async Task M6_project_accounting_is_for_a_person_to_confirm()
    {
        await using var stage = await Stage.StartShipped();
        var confirm = Checks(await stage.Run("doctor", "--json"), "confirm");
        Assert.Contains(confirm, static check => Text(check, "what").StartsWith("project accounting is switched on", StringComparison.Ordinal) && check["docs"]![0]!.GetValue<string>() == "M6");
    }

    [Theory]
    [InlineData(true, ExitCode.Done)]
    [InlineData(false, ExitCode.Findings)]
    public async Task M7_severas_unique_identifiers_are_wanted(bool unique, int exit)
    {
        await using var stage = await Stage.StartShipped(Stage.Small with { UniqueIdentifiers = unique });
        var ran = (await stage.Run("doctor", "--json")).Ended(exit);
        Assert.Equal(!unique, Problems(ran).Exists(static check => Text(check, "what").Contains("Severa allows two items with the same identifier", StringComparison.Ordinal)));
        Assert.Contains(Checks(ran, unique ? "ok" : "problem"), static check => Text(check, "of") == "products" && Text(check, "at").StartsWith("products.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task M7_units_currencies_and_terms_that_the_other_side_lacks_are_named_with_who_speaks_of_them()
    {
        await using var stage = await Stage.StartShipped();
        var (severa, fortnox) = (stage.World.Severa, stage.World.Fortnox);
        var product = severa.Products.All.First(static one => one.Text("measurementUnit") is { Length: > 0 });
        Assert.True(severa.Products.Change(product.Key, static one => one["measurementUnit"] = "famnar"));
        var paid = severa.Customers.All.First(static one => one.Flag("isActive") && !one.Flag("isInternal"));
        Assert.True(severa.Customers.Change(paid.Key, static one => one["paymentTerm"] = 77L));
        var active = fortnox.Customers.All.First(static one => one.Flag("Active"));
        Assert.True(fortnox.Customers.Change(active.Key, static one => one["Currency"] = "ISK"));

        var problems = Problems((await stage.Run("doctor", "--json")).Ended(ExitCode.Findings)).ConvertAll(static check => Text(check, "what"));
        Assert.Contains(problems, static what => what.StartsWith("has no unit 'famnar', and 1 records in Severa speak of it", StringComparison.Ordinal));
        Assert.Contains(problems, static what => what.StartsWith("has no terms_of_payment '77', and 1 records in Severa", StringComparison.Ordinal));
        Assert.Contains(problems, static what => what.StartsWith("has no currency 'ISK', and 1 records in Fortnox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task M7_a_currency_that_Fortnox_lacks_is_named()
    {
        await using var stage = await Stage.StartShipped();
        var severa = stage.World.Severa;
        var used = severa.Currencies.All.First(static one => one.Text("code") != "SEK");
        var customer = severa.Customers.All.First(static one => one.Flag("isActive") && !one.Flag("isInternal"));
        Assert.True(severa.Customers.Change(customer.Key, one => one["currency"] = used.Key));
        stage.World.Fortnox.Currencies.Remove(used.Text("code")!);
        var problems = Problems((await stage.Run("doctor", "--json")).Ended(ExitCode.Findings));
        Assert.Contains(problems, check => Text(check, "of") == "fortnox" && Text(check, "what").StartsWith($"has no currency '{used.Text("code")}', and ", StringComparison.Ordinal));
    }

    private static List<JsonNode> Problems(Ran ran) => Checks(ran, "problem");

    private static List<JsonNode> Checks(Ran ran, string verdict) => [.. ran.Json["checks"]!.AsArray().OfType<JsonNode>().Where(check => Text(check, "verdict") == verdict)];

    private static string Text(JsonNode check, string name) => check[name]?.GetValue<string>() ?? "";
}
