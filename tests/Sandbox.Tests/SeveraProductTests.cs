namespace Brygga.Sandbox.Tests;

public sealed class SeveraProductTests
{
    private const string Sek = """{"amount":12.5,"currencyCode":"SEK"}""";

    [Fact]
    public async Task A_product_is_made_with_its_defaults_and_shows_what_it_refers_to()
    {
        await using var rig = await Rig.Start();
        var account = rig.World.Severa.SalesAccounts.All[0];
        var made = await rig.Severa(
            "POST", "v1/products",
            $$$"""{"name":"Ny produkt","code":"NY-1","type":"Materials","unitPrice":{{{Sek}}},"vatRate":25,"measurementUnit":"st","salesAccount":{"guid":"{{{account.Key}}}"}}""");
        Assert.Equal(201, made.Status);
        Assert.True(made.Json["isActive"]!.GetValue<bool>());
        Assert.Equal(12.5m, made.Json["unitPrice"]!["amount"]!.GetValue<decimal>());
        Assert.Equal((account.Text("name"), account.Text("number")), (
            made.Json["salesAccount"]!["name"]!.GetValue<string>(), made.Json["salesAccount"]!["number"]!.GetValue<string>()));
        var found = Assert.Single((await rig.Severa("GET", "v1/products?code=ny-1&type=Materials&isActive=true")).Rows)!;
        Assert.Equal(made.Text("guid"), found["guid"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("products", """{"name":"A","unitPrice":{"amount":1}}""")]
    [InlineData("products", """{"name":"A","unitPrice":{"amount":1,"currencyCode":"XXX"}}""")]
    [InlineData("products", """{"name":"A","unitPrice":1}""")]
    [InlineData("products", """{"name":"A","type":"Products"}""")]
    [InlineData("products", """{"name":"A","productCategory":{"guid":"not there"}}""")]
    [InlineData("products", """{"code":"A"}""")]
    [InlineData("worktypes", """{"name":""}""")]
    [InlineData("travelexpensetypes", """{"name":"A","expenseClass":"Mileage"}""")]
    [InlineData("travelexpensetypes", """{"name":"A","unitCost":{"amount":1,"currencyCode":"SEK"}}""")]
    public async Task A_create_that_lacks_something_is_refused(string register, string body)
    {
        await using var rig = await Rig.Start();
        Assert.Equal((400, "InvalidParameter"), await rig.SeveraRefusal("POST", $"v1/{register}", body));
    }

    [Theory]
    [InlineData("products", """{"name":"A","code":"f-101"}""")]
    [InlineData("worktypes", """{"name":"A","code":"F-102"}""")]
    [InlineData("travelexpensetypes", """{"name":"A","code":"F-100","expenseClass":"Mileage","unitCost":{"amount":1,"currencyCode":"SEK"}}""")]
    public async Task An_identifier_is_of_one_item_in_the_three_registers_while_the_organisation_says_so(string register, string body)
    {
        await using var rig = await Rig.Start();
        Assert.Equal((400, "InvalidParameter"), await rig.SeveraRefusal("POST", $"v1/{register}", body));
        await using var free = await Rig.Start(static options => options with { UniqueIdentifiers = false });
        Assert.Equal(201, (await free.Severa("POST", $"v1/{register}", body)).Status);
        Assert.Equal((true, false), (await Unique(rig), await Unique(free)));
    }

    [Fact]
    public async Task Any_number_of_items_may_be_without_an_identifier_and_one_keeps_its_own()
    {
        await using var rig = await Rig.Start();
        Assert.Equal(201, (await rig.Severa("POST", "v1/products", """{"name":"A","code":""}""")).Status);
        Assert.Equal(201, (await rig.Severa("POST", "v1/worktypes", """{"name":"B"}""")).Status);
        var pair = rig.World.Case("product_pair").Severa;
        Assert.Equal(200, (await rig.Severa("PATCH", $"v1/products/{pair}", """[{"op":"Replace","path":"/code","value":"F-100"}]""")).Status);
    }

    [Fact]
    public async Task A_sum_is_patched_whole()
    {
        await using var rig = await Rig.Start();
        var pair = rig.World.Case("product_pair").Severa;
        var reply = await rig.Severa("PATCH", $"v1/products/{pair}", $$"""[{"op":"Replace","path":"/unitCost","value":{{Sek}}}]""");
        Assert.Equal(12.5m, reply.Rows[0]!["unitCost"]!["amount"]!.GetValue<decimal>());
        Assert.Equal(400, (await rig.Severa("PATCH", $"v1/products/{pair}", """[{"op":"Replace","path":"/unitCost/amount","value":3}]""")).Status);
    }

    [Fact]
    public async Task A_travel_expense_type_tells_its_class_twice()
    {
        await using var rig = await Rig.Start();
        var made = await rig.Severa("POST", "v1/travelexpensetypes", $$"""{"name":"Mil","expenseClass":"Mileage","unitCost":{{Sek}}}""");
        Assert.Equal((true, false, true), (
            made.Json["isMileage"]!.GetValue<bool>(), made.Json["isDailyAllowance"]!.GetValue<bool>(), made.Json["includeTime"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Work_types_and_products_page_by_their_own_ways_and_travel_types_come_whole()
    {
        await using var rig = await Rig.Start(static options => options with { Products = 300 });
        Assert.Equal(20, (await rig.Severa("GET", "v1/worktypes")).Rows.Count);
        Assert.Equal(rig.World.Severa.TravelExpenseTypes.Count, (await rig.Severa("GET", "v1/travelexpensetypes")).Rows.Count);
        Assert.True(rig.World.Severa.TravelExpenseTypes.Count > 20);
        var page = await rig.Severa("GET", "v1/products?rowCount=50");
        Assert.Equal(50, page.Rows.Count);
        Assert.NotNull(page.Header("NextPageToken"));
        Assert.Equal(100, page.Rows.Count + (await rig.Severa("GET", $"v1/products?rowCount=50&pageToken={page.Header("NextPageToken")}")).Rows.Count);
    }

    [Theory]
    [InlineData("products")]
    [InlineData("worktypes")]
    [InlineData("travelexpensetypes")]
    public async Task A_changed_item_is_found_since_then(string register)
    {
        await using var rig = await Rig.Start();
        var guid = (await rig.Severa("GET", $"v1/{register}?rowCount=1")).Rows[0]!["guid"]!.GetValue<string>();
        Assert.Empty((await rig.Severa("GET", $"v1/{register}?changedSince=2025-06-02T00:00:00Z")).Rows);
        await rig.Severa("PATCH", $"v1/{register}/{guid}", """[{"op":"Replace","path":"/name","value":"Nytt namn"}]""");
        Assert.Equal(guid, Assert.Single((await rig.Severa("GET", $"v1/{register}?changedSince=2025-06-02T00:00:00Z")).Rows)!["guid"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_not_simulated_is_said()
    {
        await using var rig = await Rig.Start();
        Assert.Equal(501, (await rig.Severa("GET", "v1/worktypes?sortings%5B0%5D.key=Name&sortings%5B0%5D.value=Desc")).Status);
    }

    private static async Task<bool> Unique(Rig rig) =>
        (await rig.Severa("GET", "v1/organizationsettings")).Json["uniqueIdentifierForProductsAndWorktypes"]!.GetValue<bool>();
}
