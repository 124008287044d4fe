using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>Lists of invoices in Fortnox (FACTS 2, 3, 10): what a row carries, and what narrows and orders it.</summary>
public sealed class FortnoxInvoiceListTests
{
    [Fact]
    public async Task A_row_has_what_follows_a_payment_and_neither_rows_nor_net()
    {
        await using var rig = await Rig.Start();
        await Make(rig, """{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","Price":100,"DeliveredQuantity":"1"}]}""");
        var row = Assert.Single(await List(rig, ""))!.AsObject();
        Assert.Equal(
            [
                "@url", "Balance", "Booked", "Cancelled", "CostCenter", "Currency", "CurrencyRate", "CurrencyUnit", "CustomerName", "CustomerNumber",
                "DocumentNumber", "DueDate", "ExternalInvoiceReference1", "ExternalInvoiceReference2", "FinalPayDate", "InvoiceDate", "InvoiceType",
                "NoxFinans", "OCR", "Project", "Sent", "TermsOfPayment", "Total", "VoucherNumber", "VoucherSeries", "VoucherYear", "WayOfDelivery",
            ],
            row.Select(static member => member.Key));
        Assert.Equal("1", row["CurrencyRate"]!.GetValue<string>());
        Assert.Equal(1m, (await rig.Fortnox("GET", "invoices/101")).Json["Invoice"]!["CurrencyRate"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task The_reference_is_searched_for_by_a_part_whatever_the_case()
    {
        await using var rig = await Rig.Start();
        foreach (var mark in new[] { "BRYGGA-1", "BRYGGA-10", "annan" })
            await Make(rig, $$"""{"CustomerNumber":"1001","ExternalInvoiceReference1":"{{mark}}"}""");
        Assert.Equal(["101", "102"], Numbers(await List(rig, "?externalinvoicereference1=brygga-1")));
        Assert.Equal(["102"], Numbers(await List(rig, "?externalinvoicereference1=BRYGGA-10")));
        Assert.Empty(await List(rig, "?externalinvoicereference1=BRYGGA-2"));
        Assert.Empty(await List(rig, "?externalinvoicereference2=BRYGGA"));
    }

    [Theory]
    [InlineData("filter=unbooked", "101")]
    [InlineData("filter=cancelled", "102")]
    [InlineData("filter=unpaid", "103 104")]
    [InlineData("filter=unpaidoverdue", "103")]
    [InlineData("filter=fullypaid", "105")]
    [InlineData("sent=true", "104")]
    [InlineData("sent=false&customernumber=1001", "101 102 103 105")]
    [InlineData("fromdate=2025-06-02", "101 102 104 105")]
    [InlineData("todate=2025-05-31", "103")]
    [InlineData("fromfinalpaydate=2025-01-01", "105")]
    [InlineData("tofinalpaydate=2025-01-01", "")]
    [InlineData("currency=EUR", "104")]
    [InlineData("articledescription=MÄTINSTRUMENT", "101")]
    [InlineData("articlenumber=f-10", "101")]
    [InlineData("accountnumberfrom=3002&accountnumberto=3002", "103")]
    [InlineData("documentnumber=3", "103")]
    [InlineData("credit=true", "")]
    [InlineData("notcompleted=true", "102")]
    [InlineData("label=7", "102")]
    public async Task Every_parameter_narrows_the_list(string query, string numbers)
    {
        await using var rig = await Rig.Start();
        rig.World.Fortnox.Customers.Change("1001", static one => (one["VATType"], one["Currency"]) = ("SEVAT", "SEK"));
        await Make(rig, """{"CustomerNumber":"1001","InvoiceRows":[{"ArticleNumber":"F-100"}]}""");
        await Make(rig, """{"CustomerNumber":"1001","NotCompleted":true,"Labels":[{"Id":7}]}""");
        await rig.Fortnox("PUT", "invoices/102/cancel");
        await Booked(rig, """{"CustomerNumber":"1001","InvoiceDate":"2025-05-01","DueDate":"2025-05-31","InvoiceRows":[{"Description":"A","Price":9,"AccountNumber":3002,"VAT":12}]}""");
        await Booked(rig, """{"CustomerNumber":"1001","Currency":"EUR","InvoiceRows":[{"Description":"A","Price":9}]}""");
        await rig.Fortnox("PUT", "invoices/104/externalprint");
        await Booked(rig, """{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","Price":80,"VAT":25}]}""");
        await rig.Fortnox("POST", "invoicepayments", """{"InvoicePayment":{"InvoiceNumber":105,"Amount":100}}""");
        await rig.Fortnox("PUT", "invoicepayments/1/bookkeep");
        Assert.Equal(numbers, string.Join(' ', Numbers(await List(rig, $"?{query}"))));
    }

    [Fact]
    public async Task What_is_not_a_parameter_or_a_word_of_the_filter_is_refused()
    {
        await using var rig = await Rig.Start();
        Assert.Equal((400, 2000588), await rig.FortnoxRefusal("GET", "invoices?status=unpaid"));
        Assert.Equal((400, 2000587), await rig.FortnoxRefusal("GET", "invoices?filter=active"));
        Assert.Equal((400, 2000588), await rig.FortnoxRefusal("GET", "invoices?sortby=duedate"));
    }

    [Fact]
    public async Task Pages_are_in_the_order_of_numbers_and_not_of_their_digits()
    {
        await using var rig = await Rig.Start();
        rig.World.Fortnox.LastInvoiceNumber = 97;
        for (var i = 0; i < 5; i++) await Make(rig, """{"CustomerNumber":"1001"}""");
        Assert.Equal(["98", "99"], Numbers(await List(rig, "?limit=2&page=1")));
        Assert.Equal(["100", "101"], Numbers(await List(rig, "?limit=2&page=2")));
        Assert.Equal(["102"], Numbers(await List(rig, "?limit=2&page=3")));
        Assert.Empty(await List(rig, "?limit=2&page=4"));
        Assert.Equal(["102", "101"], Numbers(await List(rig, "?sortby=documentnumber&sortorder=descending&limit=2")));
        var totals = (await rig.Fortnox("GET", "invoices?limit=2")).Json["MetaInformation"]!;
        Assert.Equal((5, 3), (totals["@TotalResources"]!.GetValue<int>(), totals["@TotalPages"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Whatever_is_done_with_an_invoice_or_its_payment_shows_in_lastmodified()
    {
        await using var rig = await Rig.Start();
        await Make(rig, """{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","Price":80}]}""");
        await Make(rig, """{"CustomerNumber":"1001"}""");
        foreach (var act in new Func<Task>[]
        {
            () => rig.Fortnox("PUT", "invoices/101", """{"Invoice":{"Comments":"x"}}"""), () => rig.Fortnox("PUT", "invoices/101/externalprint"),
            () => rig.Fortnox("PUT", "invoices/101/bookkeep"), () => Pay(rig), () => rig.Fortnox("DELETE", "invoicepayments/1"), () => rig.Fortnox("PUT", "invoices/101/credit"),
        })
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(1));
            var now = $"{rig.Clock.GetUtcNow().AddHours(2):yyyy-MM-dd HH:mm:ss}";
            Assert.Empty(await List(rig, $"?lastmodified={Uri.EscapeDataString(now)}"));
            await act();
            Assert.Equal("101", Numbers(await List(rig, $"?lastmodified={Uri.EscapeDataString(now)}"))[0]);
        }
    }

    private static async Task Pay(Rig rig)
    {
        await rig.Fortnox("POST", "invoicepayments", """{"InvoicePayment":{"InvoiceNumber":101,"Amount":1}}""");
        await rig.Fortnox("PUT", "invoicepayments/1/bookkeep");
    }

    private static async Task<string> Make(Rig rig, string invoice)
    {
        var reply = await rig.Fortnox("POST", "invoices", $$"""{"Invoice":{{invoice}}}""");
        Assert.True(reply.Status == 201, reply.Body);
        return reply.Json["Invoice"]!["DocumentNumber"]!.GetValue<string>();
    }

    private static async Task Booked(Rig rig, string invoice)
    {
        var number = await Make(rig, invoice);
        Assert.Equal(200, (await rig.Fortnox("PUT", $"invoices/{number}/bookkeep")).Status);
    }

    private static async Task<JsonArray> List(Rig rig, string query)
    {
        var reply = await rig.Fortnox("GET", $"invoices{query}");
        Assert.True(reply.Status == 200, reply.Body);
        return reply.Json["Invoices"]!.AsArray();
    }

    private static List<string> Numbers(JsonArray rows) => [.. rows.Select(static row => row!["DocumentNumber"]!.GetValue<string>())];
}
