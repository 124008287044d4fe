using Brygga.ApiConformance;
using Brygga.Sandbox.Fortnox.Tables;
using Brygga.Sandbox.Severa.Tables;

namespace Brygga.Sandbox.Tests.Conformance;

/// <summary>Asks for everything there is once: every list, every kind of record, every kind of write and of refusal.</summary>
internal static class Tour
{
    public static async Task<ConformanceWatch> Take()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60, SupplierInvoices = 20, NoRightFields = ["ShowPriceVATIncluded"] });
        await CostTour.Take(rig);
        await SeveraRegisters(rig);
        await FortnoxRegisters(rig);
        await InvoiceTour.Take(rig);
        await Writes(rig);
        await Parameters(rig);
        await Refusals(rig);
        return rig.Conformance;
    }

    private static async Task SeveraRegisters(Rig rig)
    {
        foreach (var register in SeveraTables.All)
        {
            var table = register.Table(rig.World.Severa).All;
            Assert.True(table.Length > 0, register.Path);
            if (register.Listed) Assert.NotEmpty((await rig.Severa("GET", $"v1/{register.Path}")).Rows);
            foreach (var record in register.Single ? table.Take(20) : [])
                Assert.Equal(200, (await rig.Severa("GET", $"v1/{register.Path}/{record.Key}")).Status);
            foreach (var parent in register.Parents)
                Assert.Equal(200, (await rig.Severa("GET", $"v1/{parent.Path}/{table[^1].Text(parent.Field)}/{parent.Under ?? register.Path}")).Status);
        }

        foreach (var single in new[] { "organizationdetails", "organizationsettings" }) Assert.Equal(200, (await rig.Severa("GET", $"v1/{single}")).Status);
    }

    private static async Task FortnoxRegisters(Rig rig)
    {
        foreach (var register in FortnoxTables.All)
        {
            var list = await rig.Fortnox("GET", $"{register.Path}?limit=50&page=1&offset=0&sortorder=ascending");
            var rows = list.Json[register.Many]!.AsArray();
            Assert.NotEmpty(rows);
            foreach (var key in rows.Select(row => Uri.EscapeDataString(row![register.Key]!.ToString())))
                Assert.Equal(200, (await rig.Fortnox("GET", $"{register.Path}/{key}")).Status);
        }

        foreach (var single in new[] { "companyinformation", "settings/company", "settings/lockedperiod", "me" })
            Assert.Equal(200, (await rig.Fortnox("GET", single)).Status);
    }

    private static async Task Writes(Rig rig)
    {
        await rig.Fortnox("POST", "articles", """{"Article":{"Description":"Ny","Unit":"st"}}""");
        await rig.Fortnox("POST", "projects", """{"Project":{"Description":"Nytt","StartDate":"2025-01-01"}}""");
        await rig.Fortnox("PUT", "customers/1001", """{"Customer":{"SalesAccount":"3041","CountryCode":"API_BLANK","DefaultDeliveryTypes":{"Invoice":"PRINT"}}}""");
        rig.World.Fortnox.Customers.Change("1001", static customer => customer["DefaultDeliveryTypes.Invoice"] = "ELECTRONICINVOICE");
        await rig.Fortnox("GET", "customers/1001");
        var product = (await rig.Severa("POST", "v1/products", """{"name":"Ny","code":"NY-1","unitPrice":{"amount":10,"currencyCode":"SEK"}}""")).Text("guid");
        await rig.Severa("PATCH", $"v1/products/{product}", """[{"op":"replace","path":"/vatRate","value":12}]""");
        Assert.Equal(204, (await rig.Severa("DELETE", $"v1/products/{product}")).Status);
    }

    private static async Task Parameters(Rig rig)
    {
        foreach (var query in new[]
        {
            "termsofpayments?lastmodified=2025-01-01", "projects?description=a", "financialyears?date=2025-06-02", "units?sortby=code", "customers?filter=active",
        })
        {
            Assert.Equal(200, (await rig.Fortnox("GET", query)).Status);
        }
    }

    private static async Task Refusals(Rig rig)
    {
        await rig.Fortnox("POST", "customers", "{}");
        await rig.Fortnox("GET", "customers/finnsinte");
        await rig.Severa("GET", "v1/customers/finnsinte");
        await rig.Severa("GET", "v1/customers/customproperties");
        foreach (var kind in new[]
        {
            FaultKind.TooManyRequests, FaultKind.InternalError, FaultKind.NoRight, FaultKind.NoLicence, FaultKind.NoScopeLicence, FaultKind.NoScope,
        })
        {
            rig.Server.Faults.Add(new() { Kind = kind, System = "severa" });
            rig.Server.Faults.Add(new() { Kind = kind, System = "fortnox" });
            await rig.Severa("GET", "v1/customers");
            await rig.Fortnox("GET", "customers");
        }

        rig.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((401, 401), ((await rig.Severa("GET", "v1/customers")).Status, (await rig.Fortnox("GET", "customers")).Status));
    }
}
