namespace Brygga.Sandbox.Tests;

public sealed class SeveraInvoiceTests
{
    [Fact]
    public async Task An_invoice_tells_whose_it_is_and_who_pays()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60 });
        var payer = rig.World.Case("billed_customer").Severa!;
        var paid = Assert.Single(rig.World.Severa.Invoices.All, one => one.Text("billingCustomer") == payer);
        var invoice = (await rig.Severa("GET", $"v1/invoices/{paid.Key}")).Json;
        Assert.Equal(payer, invoice["billingCustomer"]!["guid"]!.GetValue<string>());
        Assert.NotEqual(payer, invoice["customer"]!["guid"]!.GetValue<string>());
        Assert.Equal(paid.Text("project"), Assert.Single(invoice["projects"]!.AsArray())!["guid"]!.GetValue<string>());
        Assert.Empty((await rig.Severa("GET", $"v1/invoices?customerGuids={payer}")).Rows);
    }

    [Fact]
    public async Task Filters_narrow_the_invoices()
    {
        await using var rig = await Rig.Start();
        var all = rig.World.Severa.Invoices.All;
        var one = all[0];
        Assert.Single((await rig.Severa("GET", $"v1/invoices?numbers={one.Text("number")}")).Rows);
        Assert.Equal(
            all.Count(other => other.Text("status") == one.Text("status")),
            (await rig.Severa("GET", $"v1/invoices?invoiceStatusGuids={one.Text("status")}&rowCount=1000")).Rows.Count);
        Assert.Equal(
            all.Count(other => string.CompareOrdinal(other.Text("date"), "2023-01-01") is >= 0 && string.CompareOrdinal(other.Text("date"), "2023-12-31") <= 0),
            (await rig.Severa("GET", "v1/invoices?startDate=2023-01-01T00:00:00Z&endDate=2023-12-31T00:00:00Z&rowCount=1000")).Rows.Count);
        var dear = all.Count(static other => ((SandboxMoney)other["totalExcludingTax"]!).Amount >= 40000);
        Assert.Equal(dear, (await rig.Severa("GET", "v1/invoices?minimumTotalExcludingTax=40000&rowCount=1000")).Rows.Count);
        Assert.Equal(501, (await rig.Severa("GET", $"v1/invoices?salesPersonGuids={one.Key}")).Status);
    }

    [Fact]
    public async Task The_statuses_carry_the_flags_that_an_integration_asks_for()
    {
        await using var rig = await Rig.Start();
        var statuses = (await rig.Severa("GET", "v1/invoicestatuses")).Rows;
        foreach (var flag in new[] { "isDefault", "isReadOnly", "hasInvoiceNumber", "isSent", "isWaitingPayment", "isPaid", "isDefaultForCreditNote" })
            Assert.Contains(statuses, status => status![flag]!.GetValue<bool>());
        Assert.Contains(statuses, static status => status!["hasInvoiceNumber"]!.GetValue<bool>() && !status["isReadOnly"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_next_numbers_are_above_all_there_are()
    {
        await using var rig = await Rig.Start();
        var settings = (await rig.Severa("GET", "v1/organizationsettings")).Json;
        var severa = rig.World.Severa;
        foreach (var (name, table) in new[] { ("Customer", severa.Customers), ("Project", severa.Projects), ("Invoice", severa.Invoices) })
        {
            var last = table.All.Max(static one => one.Number("number"));
            Assert.Equal((last, last + 1), (settings[$"last{name}Number"]!.GetValue<long>(), settings[$"next{name}Number"]!.GetValue<long>()));
        }
    }

    [Fact]
    public async Task Users_units_and_accounts_are_listed()
    {
        await using var rig = await Rig.Start();
        var user = (await rig.Severa("GET", "v1/users?isActive=true")).Rows[1]!;
        Assert.Equal(("Åsa", "FullUser"), (user["firstName"]!.GetValue<string>(), user["userType"]!.GetValue<string>()));
        var unit = (await rig.Severa("GET", "v1/businessunits")).Rows[0]!;
        Assert.Equal(unit["guid"]!.GetValue<string>(), user["businessUnit"]!["guid"]!.GetValue<string>());
        var rates = (await rig.Severa("GET", "v1/vatrates")).Rows.Select(static rate => rate!["code"]!.GetValue<string>());
        Assert.Equal(["0", "12", "25", "6"], rates.Order(StringComparer.Ordinal));
    }
}
