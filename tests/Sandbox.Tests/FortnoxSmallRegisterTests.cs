namespace Brygga.Sandbox.Tests;

public sealed class FortnoxSmallRegisterTests
{
    [Fact]
    public async Task A_unit_that_is_made_can_be_used_and_is_not_made_twice()
    {
        await using var rig = await Rig.Start();
        const string unit = """{"Unit":{"Code":"pers","Description":"Personer"}}""";
        Assert.Equal((404, 2000432), await rig.FortnoxRefusal("GET", "units/pers"));
        Assert.Equal(201, (await rig.Fortnox("POST", "units", unit)).Status);
        Assert.Equal(400, (await rig.Fortnox("POST", "units", unit)).Status);
        Assert.Equal(200, (await rig.Fortnox("PUT", "articles/F-100", """{"Article":{"Unit":"pers"}}""")).Status);
        Assert.Equal((400, 2001795), await rig.FortnoxRefusal("POST", "units", """{"Unit":{"Code":"lag"}}"""));
    }

    [Fact]
    public async Task Currencies_and_terms_that_only_one_system_has()
    {
        await using var rig = await Rig.Start();
        Assert.Equal(200, (await rig.Fortnox("GET", "currencies/PLN")).Status);
        Assert.Equal(404, (await rig.Fortnox("GET", "currencies/CHF")).Status);
        var codes = rig.World.Severa.Currencies.All.Select(static one => one.Text("code"));
        Assert.Contains("CHF", codes);
        Assert.DoesNotContain("PLN", codes);
        foreach (var terms in new[] { "30", "K", "AG", "PF" }) Assert.Equal(200, (await rig.Fortnox("GET", $"termsofpayments/{terms}")).Status);
        Assert.Equal(404, (await rig.Fortnox("GET", "termsofpayments/45")).Status);
    }

    [Fact]
    public async Task A_date_picks_its_financial_year()
    {
        await using var rig = await Rig.Start();
        var year = Assert.Single((await rig.Fortnox("GET", "financialyears?date=2024-12-31")).Json["FinancialYears"]!.AsArray())!;
        Assert.Equal(("2024-01-01", "ACCRUAL"), (year["FromDate"]!.GetValue<string>(), year["AccountingMethod"]!.GetValue<string>()));
        Assert.Empty((await rig.Fortnox("GET", "financialyears?date=2031-01-01")).Json["FinancialYears"]!.AsArray());
        Assert.Equal(405, (await rig.Fortnox("POST", "financialyears", "{}")).Status);
    }

    [Theory]
    [InlineData("units?filter=active")]
    [InlineData("units?lastmodified=2025-01-01")]
    [InlineData("currencies?sortby=code")]
    [InlineData("costcenters?filter=active")]
    public async Task What_a_small_register_does_not_know_is_refused(string query)
    {
        await using var rig = await Rig.Start();
        Assert.Equal((400, 2000588), await rig.FortnoxRefusal("GET", query));
    }
}
