namespace Brygga.Sandbox.Tests;

/// <summary>The list of supplier invoices and what narrows it (FACTS 2, 13).</summary>
public sealed class FortnoxSupplierInvoiceListTests
{
    [Fact]
    public async Task A_list_row_has_the_documented_fields_and_no_rows()
    {
        await using var rig = await Costs.Start();
        var row = (await rig.Fortnox("GET", "supplierinvoices?limit=1")).Json["SupplierInvoices"]![0]!.AsObject();
        Assert.Equal(
            [
                "@url", "AuthorizerName", "Balance", "Booked", "Cancel", "CostCenter", "Credit", "Currency", "CurrencyRate", "CurrencyUnit", "DueDate",
                "ExternalInvoiceNumber", "ExternalInvoiceSeries", "FinalPayDate", "GivenNumber", "InvoiceDate", "InvoiceNumber", "Project", "SupplierName",
                "SupplierNumber", "Total", "Vouchers",
            ],
            row.Select(static one => one.Key));
        Assert.Equal(System.Text.Json.JsonValueKind.String, row["Total"]!.GetValueKind());
    }

    [Theory]
    [InlineData("filter=cancelled", "cost_cancelled", "cost_row_project")]
    [InlineData("filter=unbooked", "cost_unbooked", "cost_row_project")]
    [InlineData("filter=fullypaid", "cost_paid", "cost_row_project")]
    [InlineData("filter=unpaid", "cost_row_project", "cost_unbooked")]
    [InlineData("fromdate=2025-05-13", "cost_credit", "cost_row_project")]
    [InlineData("todate=2025-05-12", "cost_row_project", "cost_credit")]
    [InlineData("invoicenumber=l7000", "cost_row_project", "cost_header_project")]
    public async Task The_list_is_narrowed(string query, string kept, string left)
    {
        await using var rig = await Costs.Start();
        var found = Numbers(await rig.Fortnox("GET", $"supplierinvoices?limit=500&{query}"));
        Assert.Contains(Costs.Of(rig, kept), found);
        Assert.DoesNotContain(Costs.Of(rig, left), found);
    }

    [Fact]
    public async Task A_change_is_found_by_lastmodified_from_its_own_second_on_in_stockholms_time()
    {
        await using var rig = await Costs.Start();
        var number = Costs.Of(rig, "cost_unbooked");
        Assert.Empty(Numbers(await rig.Fortnox("GET", "supplierinvoices?lastmodified=2025-06-02%2011:59:59")));
        await rig.Fortnox("PUT", $"supplierinvoices/{number}/bookkeep");
        Assert.Equal([number], Numbers(await rig.Fortnox("GET", "supplierinvoices?lastmodified=2025-06-02%2012:00:00")));
        Assert.Empty(Numbers(await rig.Fortnox("GET", "supplierinvoices?lastmodified=2025-06-02%2012:00:01")));
        Assert.Equal((400, 2000588), await rig.FortnoxRefusal("GET", "supplierinvoices?sortby=total"));
        Assert.Equal((400, 2000587), await rig.FortnoxRefusal("GET", "supplierinvoices?filter=booked"));
    }

    [Fact]
    public async Task Its_scope_is_asked_for()
    {
        await using var rig = await Rig.Start(static options => options with { SupplierInvoices = 0, FortnoxScopes = ["supplier"] });
        Assert.Equal((403, 2000663), await rig.FortnoxRefusal("GET", "supplierinvoices"));
        Assert.Equal((403, 2000663), await rig.FortnoxRefusal("GET", "supplierinvoicefileconnections"));
        Assert.Equal(200, (await rig.Fortnox("GET", "suppliers")).Status);
    }

    private static List<string> Numbers(Reply reply) => [.. reply.Json["SupplierInvoices"]!.AsArray().Select(static one => one!["GivenNumber"]!.GetValue<string>())];
}
