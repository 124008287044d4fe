namespace Brygga.Sandbox.Tests;

public sealed class FortnoxListTests
{
    [Fact]
    public async Task Pages_are_numbered_and_the_totals_tell_how_many()
    {
        await using var rig = await Rig.Start(static options => options with { Cases = false });
        var total = rig.World.Fortnox.Customers.Count;
        Assert.Equal(30, total);
        var seen = new List<string>();
        for (var page = 1; page <= 4; page++)
        {
            var reply = await rig.Fortnox("GET", $"customers?limit=8&page={page}");
            var meta = reply.Json["MetaInformation"]!;
            Assert.Equal((30, 4, page), (meta["@TotalResources"]!.GetValue<int>(), meta["@TotalPages"]!.GetValue<int>(),
                meta["@CurrentPage"]!.GetValue<int>()));
            seen.AddRange(Numbers(reply));
        }

        Assert.Equal(rig.World.Fortnox.Customers.All.Select(static one => one.Key).Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task A_page_beyond_the_end_is_empty_and_no_error()
    {
        await using var rig = await Rig.Start();
        var reply = await rig.Fortnox("GET", "customers?page=99");
        Assert.Equal(200, reply.Status);
        Assert.Empty(Numbers(reply));
    }

    [Fact]
    public async Task An_empty_list_has_no_pages_and_is_on_the_first()
    {
        await using var rig = await Rig.Start();
        var reply = await rig.Fortnox("GET", "customers?name=finnsinte");
        Assert.Equal("""{"MetaInformation":{"@TotalResources":0,"@TotalPages":0,"@CurrentPage":1},"Customers":[]}""", reply.Body);
    }

    [Fact]
    public async Task A_row_carries_the_lists_fields_only_and_calls_the_phone_phone()
    {
        await using var rig = await Rig.Start();
        var row = (await rig.Fortnox("GET", "customers?customernumber=1001")).Json["Customers"]![0]!.AsObject();
        Assert.Equal(
            ["@url", "Address1", "Address2", "City", "CustomerNumber", "Email", "Name", "OrganisationNumber", "Phone", "ZipCode"],
            row.Select(static member => member.Key));
        Assert.Equal(rig.World.Fortnox.Customers.Find("1001")!.Text("Phone1"), row["Phone"]!.GetValue<string>());
        Assert.Equal($"{rig.Server.Fortnox}/3/customers/1001", row["@url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Slashes_and_letters_beyond_ascii_are_escaped()
    {
        await using var rig = await Rig.Start();
        rig.World.Fortnox.Customers.Change("1001", static customer => customer["Name"] = "Ärø A/S");
        Assert.Contains("""\u00C4r\u00F8 A\/S""", (await rig.Fortnox("GET", "customers/1001")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name=LÄNS")]
    [InlineData("name=l%C3%A4ns&city=")]
    public async Task A_search_is_for_a_substring_without_regard_to_case(string query)
    {
        await using var rig = await Rig.Start();
        Assert.Equal([rig.World.Case("pair_with_long_name").Fortnox!], Numbers(await rig.Fortnox("GET", $"customers?{query}")));
    }

    [Fact]
    public async Task A_number_is_found_inside_other_numbers_too()
    {
        await using var rig = await Rig.Start();
        var found = Numbers(await rig.Fortnox("GET", "customers?customernumber=1001"));
        Assert.Equal(["1001", "K-1001"], found);
    }

    [Fact]
    public async Task The_filter_parts_active_from_inactive()
    {
        await using var rig = await Rig.Start();
        var inactive = Numbers(await rig.Fortnox("GET", "customers?filter=inactive"));
        Assert.Equal([rig.World.Case("inactive_in_fortnox").Fortnox!, rig.World.Case("active_in_severa_inactive_in_fortnox").Fortnox!], inactive);
        Assert.Equal(rig.World.Fortnox.Customers.Count - 2, Numbers(await rig.Fortnox("GET", "customers?filter=active&limit=500")).Count);
    }

    [Fact]
    public async Task Rows_are_sorted_as_asked_and_skipped_by_offset()
    {
        await using var rig = await Rig.Start();
        var down = Numbers(await rig.Fortnox("GET", "customers?sortby=customernumber&sortorder=descending"));
        Assert.Equal("K-1002", down[0]);
        Assert.Equal(down.Skip(3).Take(2), Numbers(await rig.Fortnox("GET",
            "customers?sortby=customernumber&sortorder=descending&offset=3&limit=2")));
    }

    [Fact]
    public async Task The_small_registers_are_there()
    {
        await using var rig = await Rig.Start();
        Assert.Contains("\"Code\":\"EUR\"", (await rig.Fortnox("GET", "currencies")).Json["Currencies"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("\"Code\":\"30\"", (await rig.Fortnox("GET", "termsofpayments")).Json["TermsOfPayments"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(rig.Server.TenantId, (await rig.Fortnox("GET",
            "companyinformation")).Json["CompanyInformation"]!["DatabaseNumber"]!.GetValue<int>());
        Assert.Equal($"{rig.Server.TenantId}", (await rig.Fortnox("GET",
            "settings/company")).Json["CompanySettings"]!["DatabaseNumber"]!.GetValue<string>());
    }

    private static List<string> Numbers(Reply reply) =>
        [.. reply.Json["Customers"]!.AsArray().Select(static row => row!["CustomerNumber"]!.GetValue<string>())];
}
