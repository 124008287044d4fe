using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

public sealed class SeveraPagingTests
{
    [Fact]
    public async Task Customers_are_read_whole_by_following_the_next_page_token()
    {
        await using var rig = await Rig.Start();
        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await rig.Severa("GET", $"v1/customers?rowCount=7{(token is null ? "" : $"&pageToken={token}")}");
            seen.AddRange(page.Rows.Select(static row => row!["guid"]!.GetValue<string>()));
            token = page.Header("NextPageToken");
        }
        while (token is not null);

        Assert.Equal(rig.World.Severa.Customers.All.Select(static one => one.Key), seen);
    }

    [Fact]
    public async Task Without_a_row_count_a_page_has_twenty_rows()
    {
        await using var rig = await Rig.Start();
        Assert.Equal(20, (await rig.Severa("GET", "v1/customers")).Rows.Count);
        Assert.Equal(20, (await rig.Severa("GET", "v1/addresses")).Rows.Count);
    }

    [Fact]
    public async Task The_last_page_has_no_token_even_when_it_is_full()
    {
        await using var rig = await Rig.Start();
        var page = await rig.Severa("GET", $"v1/customers?rowCount={rig.World.Severa.Customers.Count}");
        Assert.Equal(rig.World.Severa.Customers.Count, page.Rows.Count);
        Assert.Null(page.Header("NextPageToken"));
    }

    [Fact]
    public async Task Addresses_are_read_by_first_row_until_a_page_is_short()
    {
        await using var rig = await Rig.Start();
        var seen = new List<string>();
        JsonArray page;
        do
        {
            page = (await rig.Severa("GET", $"v1/addresses?rowCount=9&firstRow={seen.Count}")).Rows;
            seen.AddRange(page.Select(static row => row!["guid"]!.GetValue<string>()));
        }
        while (page.Count == 9);

        Assert.Equal(rig.World.Severa.Addresses.All.Select(static one => one.Key), seen);
    }

    [Fact]
    public async Task A_row_count_above_the_maximum_is_cut_in_silence()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 400 });
        Assert.True(rig.World.Severa.Addresses.Count > 100);
        Assert.Equal(100, (await rig.Severa("GET", "v1/addresses?rowCount=500")).Rows.Count);
    }

    [Fact]
    public async Task First_row_is_ignored_where_pages_go_by_token()
    {
        await using var rig = await Rig.Start();
        var first = await rig.Severa("GET", "v1/customers?rowCount=5");
        rig.WrongOnPurpose = "a parameter that is not known is passed over";
        Assert.Equal(first.Body, (await rig.Severa("GET", "v1/customers?rowCount=5&firstRow=5")).Body);
    }

    [Fact]
    public async Task Countries_are_not_paged()
    {
        await using var rig = await Rig.Start();
        rig.WrongOnPurpose = "a parameter that is not known is passed over";
        Assert.Equal(rig.World.Severa.Countries.Count, (await rig.Severa("GET", "v1/localization/countries?rowCount=3")).Rows.Count);
    }

    [Fact]
    public async Task Filters_narrow_the_customers()
    {
        await using var rig = await Rig.Start();
        var twin = rig.World.Case("severa_twin_1").Severa!;
        var number = rig.World.Severa.Customers.Find(twin)!.Number("number");
        Assert.Equal(2, (await rig.Severa("GET", $"v1/customers?numbers={number}")).Rows.Count);
        Assert.Equal(3, (await rig.Severa("GET", $"v1/customers?numbers={number}&numbers=1001")).Rows.Count);
        Assert.False((await rig.Severa("GET", "v1/customers?isActive=false&rowCount=1")).Rows[0]!["isActive"]!.GetValue<bool>());
        Assert.Single((await rig.Severa("GET", "v1/customers?isInternal=true")).Rows);
    }

    [Fact]
    public async Task Changed_since_is_inclusive_to_the_millisecond()
    {
        await using var rig = await Rig.Start();
        var guid = rig.World.Severa.Customers.All[0].Key;
        rig.World.Severa.Customers.Change(guid, static customer => customer["notes"] = "ny");
        var stamp = (await rig.Severa("GET", $"v1/customers/{guid}")).Text("lastUpdatedDateTime");
        Assert.Single((await rig.Severa("GET", $"v1/customers?changedSince={stamp}")).Rows);
        Assert.Empty((await rig.Severa("GET", "v1/customers?changedSince=2025-06-02T12:00:00.001%2b02:00")).Rows);
    }

    [Fact]
    public async Task An_edited_address_surfaces_its_customer_only_when_asked_for()
    {
        await using var rig = await Rig.Start();
        var address = rig.World.Severa.Addresses.All[0];
        rig.World.Severa.Addresses.Change(address.Key, static one => one["city"] = "Åre");
        Assert.Empty((await rig.Severa("GET", "v1/customers?changedSince=2025-06-02T00:00:00Z")).Rows);
        var found = (await rig.Severa("GET", "v1/customers?changedSince=2025-06-02T00:00:00Z&changedSinceOptions=Addresses")).Rows;
        Assert.Equal([address.Text("customer")], found.Select(static row => row!["guid"]!.GetValue<string>()));
        Assert.Single((await rig.Severa("GET", "v1/addresses?changedSince=2025-06-02T00:00:00Z")).Rows);
    }
}
