namespace Brygga.Sandbox.Tests;

/// <summary>Suppliers (FACTS 12).</summary>
public sealed class FortnoxSupplierTests
{
    [Fact]
    public async Task A_list_row_has_the_documented_fields_and_the_card_has_all()
    {
        await using var rig = await Costs.Start();
        var row = (await rig.Fortnox("GET", "suppliers?suppliernumber=501")).Json["Suppliers"]![0]!.AsObject();
        Assert.True(row.ContainsKey("Phone") && !row.ContainsKey("Phone1") && !row.ContainsKey("VATNumber"));
        var card = (await rig.Fortnox("GET", "suppliers/501")).Json["Supplier"]!;
        Assert.Equal((row["Name"]!.ToString(), "SEK", "Sverige"), (card["Name"]!.ToString(), card["Currency"]!.ToString(), card["Country"]!.ToString()));
    }

    [Fact]
    public async Task A_supplier_is_made_under_the_next_number_and_changed_in_part()
    {
        await using var rig = await Costs.Start();
        var made = await rig.Fortnox("POST", "suppliers", """{"Supplier":{"Name":"Ny leverantör","CountryCode":"SE"}}""");
        Assert.Equal((201, "suppliers"), (made.Status, made.Header("Location")));
        var number = made.Json["Supplier"]!["SupplierNumber"]!.ToString();
        var changed = await rig.Fortnox("PUT", $"suppliers/{number}", """{"Supplier":{"Comments":"Ring först"}}""");
        Assert.Equal(("Ny leverantör", "Ring först"), (changed.Json["Supplier"]!["Name"]!.ToString(), changed.Json["Supplier"]!["Comments"]!.ToString()));
        Assert.Equal((400, 2001795), await rig.FortnoxRefusal("POST", "suppliers", """{"Supplier":{"City":"Åre"}}"""));
        Assert.Equal(400, (await rig.Fortnox("POST", "suppliers", """{"Supplier":{"Name":"B","SupplierNumber":"501"}}""")).Status);
    }

    [Theory]
    [InlineData("suppliers?lastmodified=2025-01-01", 2000588)]
    [InlineData("suppliers?filter=active", 2000588)]
    public async Task What_is_not_known_to_work_is_refused(string path, int code)
    {
        await using var rig = await Costs.Start();
        Assert.Equal((400, code), await rig.FortnoxRefusal("GET", path));
    }
}
