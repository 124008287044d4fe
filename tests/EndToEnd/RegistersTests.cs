using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>The product's own rules for all three registers, over HTTP: each sentence of MISSION on two real worlds.</summary>
public sealed class RegistersTests
{
    [Fact]
    public async Task M37_nothing_is_written_before_the_integration_is_switched_on_nor_after_it_is_switched_off()
    {
        await using var stage = await Stage.StartShipped();
        Assert.Contains("brygga activate", (await stage.Run("sync")).Ended(ExitCode.PersonNeeded).Error, StringComparison.Ordinal);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        Assert.True(Same(stage.Before, Picture.Of(stage.World)));

        (await stage.Run("sync")).Ended(ExitCode.Findings);
        (await stage.Run("deactivate")).Ended(ExitCode.Done);
        Assert.Contains("switched off", (await stage.Run("sync")).Ended(ExitCode.PersonNeeded).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M18_M20_what_was_there_before_activation_stays_where_it_is()
    {
        await using var stage = await Active();
        var (customers, articles) = (stage.World.Fortnox.Customers.Count, stage.World.Fortnox.Articles.Count);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal((customers, articles), (stage.World.Fortnox.Customers.Count, stage.World.Fortnox.Articles.Count));
        Assert.Equal(stage.Before.Severa.Count, stage.World.Severa.Customers.Count);
    }

    [Fact]
    public async Task The_links_of_the_first_run_after_activation_read_no_record_again()
    {
        await using var stage = await Active();
        var counters = stage.Sandbox.Counters;
        counters.Clear();
        var plan = await stage.Plan();
        var (severa, fortnox) = (counters.RequestsOf("severa"), counters.RequestsOf("fortnox"));
        var (links, others) = (plan.Steps.Count(static step => step.Verb == "Link"), plan.Steps.Count(static step => step.Verb != "Link"));
        Assert.True(links > 2 * others, $"{links} links, {others} other steps");

        counters.Clear();
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.InRange(counters.RequestsOf("severa"), 1, severa + others);
        Assert.InRange(counters.RequestsOf("fortnox"), 1, fortnox + others);
    }

    [Fact]
    public async Task M3_after_a_run_the_next_has_nothing_to_do_in_any_register()
    {
        await using var stage = await Active(Stage.Awkward, "customers.transfer_all: true");
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Empty((await stage.Plan()).Steps);
        (await stage.Run("sync", "--whole")).Ended(ExitCode.Findings);
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Fact]
    public async Task M13_M18_transfer_all_creates_the_masters_customers_but_no_prospect()
    {
        await using var stage = await Active(Stage.Awkward, "customers.transfer_all: true");
        var before = stage.World.Fortnox.Customers.All.Select(static one => one.Key).ToHashSet(StringComparer.Ordinal);
        var busy = stage.World.Severa.Projects.All.Select(static one => one.Text("customer"))
            .Concat(stage.World.Severa.Invoices.All.SelectMany(static one => new[] { one.Text("customer"), one.Text("billingCustomer") }))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        var made = stage.World.Fortnox.Customers.All.Select(static one => one.Key).Where(key => !before.Contains(key)).ToList();
        Assert.NotEmpty(made);
        Assert.All(made, number => Assert.Contains(stage.World.Severa.Customers.All.Single(one => one.Text("number") == number).Key, busy));
    }

    [Fact]
    public async Task M14_a_customer_of_Fortnox_gets_its_addresses_in_Severa_and_a_change_there_comes_back()
    {
        await using var stage = await Active();
        stage.World.Fortnox.Customers.Add("9002", Values(
            ("CustomerNumber", "9002"), ("Name", "Ny i Fortnox AS"), ("Active", true), ("Type", "COMPANY"), ("Phone1", "046-1"), ("Currency", "SEK"),
            ("Address1", "Storgatan 1"), ("Address2", "2 tr"), ("ZipCode", "111 22"), ("City", "Lund"), ("CountryCode", "SE"),
            ("DeliveryAddress1", "Box 1"), ("DeliveryZipCode", "222 33"), ("DeliveryCity", "Eslöv"), ("DeliveryCountryCode", "SE")));
        (await stage.Run("sync")).Ended(ExitCode.Findings);

        var customer = stage.World.Severa.Customers.All.Single(static one => one.Text("number") == "9002");
        var addresses = stage.World.Severa.Addresses.All.Where(one => one.Text("customer") == customer.Key).ToList();
        Assert.Equal(2, addresses.Count);
        var billing = Assert.Single(addresses, static one => one.Flag("isBillingAddress"));
        Assert.Equal(("Storgatan 1, 2 tr", "Lund", "046-1"), (billing.Text("addressline"), billing.Text("city"), billing.Text("phone")));
        Assert.Equal("Eslöv", Assert.Single(addresses, static one => one.Flag("isPostalAddress")).Text("city"));
        Assert.Empty((await stage.Plan()).Steps);

        stage.World.Severa.Addresses.Change(billing.Key, static record => record["city"] = "Malmö");
        var said = (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.True(stage.World.Fortnox.Customers.Find("9002")!.Text("City") == "Malmö", said.Out);
        Assert.Equal("Malmö", stage.World.Fortnox.Customers.Find("9002")!.Text("City"));
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Fact]
    public async Task M14_the_address_that_was_used_stays_the_one_until_it_is_none_any_more()
    {
        await using var stage = await Active();
        var (customer, number, older) = WithAddress(stage);
        stage.World.Severa.Addresses.Change(older, static record => record["isBillingAddress"] = false);
        var used = stage.World.Severa.Addresses.Add(Guid.NewGuid().ToString(), Values(
            ("customer", customer), ("addressline", "Nygatan 2"), ("city", "Kiruna"), ("isBillingAddress", true), ("isPostalAddress", false), ("isVisitAddress", false))).Key;
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        stage.World.Severa.Addresses.Change(used, static record => record["city"] = "Gällivare");
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Gällivare", stage.World.Fortnox.Customers.Find(number)!.Text("City"));

        stage.World.Severa.Addresses.Change(older, static record => record["isBillingAddress"] = true);
        Assert.Empty((await stage.Plan()).Steps);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Gällivare", stage.World.Fortnox.Customers.Find(number)!.Text("City"));
        stage.World.Severa.Addresses.Change(used, static record => record["city"] = "Boden");
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Boden", stage.World.Fortnox.Customers.Find(number)!.Text("City"));

        Assert.True(stage.World.Severa.Addresses.Remove(used));
        (await stage.Run("sync", "--whole")).Ended(ExitCode.Findings);
        Assert.Equal(stage.World.Severa.Addresses.Find(older)!.Text("city"), stage.World.Fortnox.Customers.Find(number)!.Text("City"));
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Theory]
    [InlineData("after-POST", 1)]
    [InlineData("after-Confirm", 1)]
    [InlineData("before-POST", 2)]
    [InlineData("after-POST", 2)]
    [InlineData("after-POST", 3)]
    public async Task M14_a_crash_between_a_customer_and_its_addresses_loses_none_and_doubles_none(string when, int number)
    {
        await using var stage = await Active();
        await stage.SyncUntilDone();    // so that the first thing that is confirmed is the customer
        stage.World.Fortnox.Customers.Add("9002", Values(
            ("CustomerNumber", "9002"), ("Name", "Ny i Fortnox AS"), ("Active", true), ("Type", "COMPANY"),
            ("Address1", "Storgatan 1"), ("City", "Lund"), ("DeliveryAddress1", "Box 1"), ("DeliveryCity", "Eslöv")));
        await stage.Die(when, number, "sync");
        for (var run = 0; run < 3; run++) await stage.Run("sync");

        var customer = stage.World.Severa.Customers.All.Single(static one => one.Text("number") == "9002");
        Assert.Equal(["Eslöv", "Lund"], stage.World.Severa.Addresses.All.Where(one => one.Text("customer") == customer.Key).Select(static one => one.Text("city")).Order(StringComparer.Ordinal));
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Fact]
    public async Task M4_M27_a_won_project_goes_to_Fortnox_with_a_name_of_50_characters_and_none_comes_back()
    {
        await using var stage = await Active(Stage.Awkward);
        var (tooLong, unwon) = (stage.World.Case("project_name_too_long"), stage.World.Severa.Projects.Count);
        stage.World.Fortnox.Projects.Add("77001", Values(("ProjectNumber", "77001"), ("Description", "Only in Fortnox"), ("Status", "ONGOING")));
        (await stage.Run("sync")).Ended(ExitCode.Findings);

        var project = stage.World.Severa.Projects.Find(tooLong.Severa!)!;
        var made = stage.World.Fortnox.Projects.Find(project.Text("number")!)!;
        Assert.Equal(project.Text("name")![..50].TrimEnd(), made.Text("Description"));
        Assert.Equal(unwon, stage.World.Severa.Projects.Count);
        Assert.False(stage.World.Fortnox.Projects.TryFind(Number(stage, "project_closed"), out _));
    }

    [Fact]
    public async Task M26_with_the_setting_off_no_project_is_transferred()
    {
        await using var stage = await Active(settings: "projects.enabled: false");
        var before = stage.World.Fortnox.Projects.Count;
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal(before, stage.World.Fortnox.Projects.Count);
    }

    [Theory]
    [InlineData("", "ONGOING")]
    [InlineData("projects.close_in_fortnox: true", "COMPLETED")]
    public async Task M28_closing_a_project_is_a_setting(string settings, string status)
    {
        await using var stage = await Active(Stage.Awkward, settings);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        var pair = stage.World.Case("project_not_started_in_fortnox");
        stage.World.Fortnox.Projects.Change(pair.Fortnox!, static record => record["Status"] = "ONGOING");
        (await stage.Run("sync", "--whole")).Ended(ExitCode.Findings);
        stage.World.Severa.Projects.Change(pair.Severa!, static record => record["isClosed"] = true);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal(status, stage.World.Fortnox.Projects.Find(pair.Fortnox!)!.Text("Status"));
    }

    [Fact]
    public async Task M19_items_are_linked_on_number_and_name_and_half_a_match_is_a_clash()
    {
        await using var stage = await Active(Stage.Awkward);
        var plan = await stage.Plan();
        foreach (var (name, kind) in new[] { ("product_pair", "product"), ("work_type_pair", "work_type"), ("travel_expense_type_pair", "travel_expense_type") })
        {
            var pair = stage.World.Case(name);
            Assert.Contains(plan.Steps, step => step.Verb == "Link" && step.Source == $"severa.{kind}/{pair.Severa}" && step.Target == $"fortnox.article/{pair.Fortnox}");
        }
        var clash = stage.World.Case("product_number_clash");
        Assert.Equal("Refuse", Assert.Single(plan.About($"severa.product/{clash.Severa}"), static f => f.Code == "BRY2026").Kind);
        Assert.False(plan.Touches($"severa.product/{clash.Severa}") || plan.Touches($"fortnox.article/{clash.Fortnox}"));
    }

    [Fact]
    public async Task M20_M22_new_items_go_both_ways_and_a_unit_that_Fortnox_lacks_holds_one_back()
    {
        await using var stage = await Active();
        Product(stage, "N-1", "Ny produkt", "st");
        Product(stage, "N-2", "Enhetslös", null);
        Product(stage, "N-3", "Okänd enhet", "famn");
        stage.World.Fortnox.Articles.Add("N-4", Values(("ArticleNumber", "N-4"), ("Description", "Ny artikel"), ("Active", true), ("Unit", "st"), ("Type", "STOCK"), ("VAT", 25m)));
        var said = (await stage.Run("sync")).Ended(ExitCode.Findings);

        Assert.Equal(("Ny produkt", "st", "STOCK"), Article(stage, "N-1"));
        Assert.Equal("Enhetslös", Article(stage, "N-2").Name);
        Assert.False(stage.World.Fortnox.Articles.TryFind("N-3", out _));
        Assert.Contains("Fortnox has no unit famn", said.Out, StringComparison.Ordinal);
        var made = stage.World.Severa.Products.All.Single(static one => one.Text("code") == "N-4");
        Assert.Equal(("Ny artikel", "Materials"), (made.Text("name"), made.Text("type")));
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Theory]
    [InlineData("product_without_code", "product")]
    [InlineData("product_with_blank_code", "product")]
    [InlineData("work_type_without_code", "work_type")]
    public async Task M23_an_item_without_an_identifier_is_refused_until_it_has_one(string name, string kind)
    {
        await using var stage = await Active(Stage.Awkward);
        var item = $"severa.{kind}/{stage.World.Case(name).Severa}";
        var plan = await stage.Plan();
        Assert.False(plan.Touches(item));
        var refused = Assert.Single(plan.About(item));
        Assert.Equal(("Refuse", "no code", "the identifier is empty"), (refused.Kind, refused.Rule, refused.Message));
        var before = stage.World.Fortnox.Articles.Count;
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal(before, stage.World.Fortnox.Articles.Count);
        Assert.Contains(await stage.Log(), entry => entry.Item == item && entry.Level == "error");

        // What is new is transferred (M20): so a new item shows that nothing but the identifier was missing.
        var table = kind == "product" ? stage.World.Severa.Products : stage.World.Severa.WorkTypes;
        var made = table.Add(Guid.NewGuid().ToString(), Values(("name", "Nytt utan nummer"), ("isActive", true))).Key;
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal(before, stage.World.Fortnox.Articles.Count);
        table.Change(made, static record => record["code"] = "N-23");
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Nytt utan nummer", Article(stage, "N-23").Name);
    }

    [Fact]
    public async Task M24_an_updated_unit_follows_the_master()
    {
        await using var stage = await Active();
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        var product = Product(stage, "N-1", "Ny produkt", "st");
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        stage.World.Severa.Products.Change(product, static record => record["measurementUnit"] = "km");
        var said = (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.True(Article(stage, "N-1").Unit == "km", said.Out);
    }

    private static async Task<Stage> Active(SandboxOptions? options = null, string settings = "")
    {
        var stage = await Stage.StartShipped(options, settings);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        return stage;
    }

    private static string Product(Stage stage, string code, string name, string? unit) => stage.World.Severa.Products.Add(
        Guid.NewGuid().ToString(),
        Values(("name", name), ("code", code), ("isActive", true), ("type", "Materials"), ("measurementUnit", unit), ("vatRate", 25m))).Key;

    private static (string? Name, string? Unit, string? Type) Article(Stage stage, string number) =>
        stage.World.Fortnox.Articles.Find(number) is { } article ? (article.Text("Description"), article.Text("Unit"), article.Text("Type")) : default;

    /// <summary>A customer that both systems have, with its only address, which is of all kinds.</summary>
    private static (string Customer, string Number, string Address) WithAddress(Stage stage)
    {
        var found = stage.World.Severa.Customers.All.Where(one => one.Text("number") is { } number && stage.Before.Fortnox.ContainsKey(number))
            .Select(one => (One: one, Addresses: stage.World.Severa.Addresses.All.Where(address => address.Text("customer") == one.Key).ToArray()))
            .First(static one => one.Addresses.Length == 1);
        return (found.One.Key, found.One.Text("number")!, found.Addresses[0].Key);
    }

    private static string Number(Stage stage, string project) => stage.World.Severa.Projects.Find(stage.World.Case(project).Severa!)!.Text("number")!;

    private static bool Same(Picture one, Picture other) => one.Severa.Values.ToHashSet().SetEquals(other.Severa.Values) && one.Fortnox.Values.ToHashSet().SetEquals(other.Fortnox.Values);

    private static IEnumerable<KeyValuePair<string, object?>> Values(params (string Name, object? Value)[] values) =>
        values.Select(static one => KeyValuePair.Create(one.Name, one.Value));
}
