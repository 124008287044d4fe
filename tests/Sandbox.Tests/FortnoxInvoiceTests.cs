using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>Invoices in Fortnox (FACTS 10): what a create fills in, works out and refuses, and how lists find it.</summary>
public sealed class FortnoxInvoiceTests
{
    [Fact]
    public async Task An_invoice_takes_from_the_customers_card_what_it_does_not_say()
    {
        await using var rig = await Rig.Start();
        rig.World.Fortnox.Customers.Change("1001", static one => (one["OurReference"], one["InvoiceRemark"], one["TermsOfPayment"]) = ("Åsa", "Tack", "20"));
        var customer = rig.World.Fortnox.Customers.Find("1001")!;
        var invoice = await Made(rig, """{"CustomerNumber":"1001"}""");
        Assert.Equal(
            (customer.Text("Name"), customer.Text("City"), customer.Text("Currency"), "Åsa", "Tack"),
            (Text(invoice, "CustomerName"), Text(invoice, "City"), Text(invoice, "Currency"), Text(invoice, "OurReference"), Text(invoice, "Remarks")));
        Assert.Equal(("2025-06-02", "2025-06-22"), (Text(invoice, "InvoiceDate"), Text(invoice, "DueDate")));
        Assert.Equal(("INVOICE", "SV", "st", "false", "0"), (
            Text(invoice, "InvoiceType"), Text(invoice, "Language"), Text(invoice, "PrintTemplate"), Text(invoice, "Credit"), Text(invoice, "CreditInvoiceReference")));
        Assert.Empty(invoice["InvoiceRows"]!.AsArray());
        Assert.False(Flag(invoice, "Booked") || Flag(invoice, "Cancelled") || Flag(invoice, "Sent"));
    }

    [Fact]
    public async Task Numbers_follow_the_series_and_a_chosen_one_leaves_it_where_it_was()
    {
        await using var rig = await Rig.Start();
        Assert.Equal("101", Text(await Made(rig, """{"CustomerNumber":"1001"}"""), "DocumentNumber"));
        Assert.Equal("50007", Text(await Made(rig, """{"CustomerNumber":"1001","DocumentNumber":"50007"}"""), "DocumentNumber"));
        Assert.Equal("103", Text(await Made(rig, """{"CustomerNumber":"1001","DocumentNumber":"103"}"""), "DocumentNumber"));
        Assert.Equal("102", Text(await Made(rig, """{"CustomerNumber":"1001"}"""), "DocumentNumber"));
        Assert.Equal("104", Text(await Made(rig, """{"CustomerNumber":"1001"}"""), "DocumentNumber"));
        Assert.Equal((400, 2000729), await Refused(rig, """{"CustomerNumber":"1001","DocumentNumber":"50007"}"""));
        Assert.Equal((400, 2000108), await Refused(rig, """{"CustomerNumber":"1001","DocumentNumber":"F50008"}"""));
        Assert.Equal(5, rig.World.Fortnox.Invoices.Count);
    }

    [Theory]
    [InlineData("26", "2642")]
    [InlineData("28", "2840")]
    public async Task The_payment_reference_has_a_length_digit_and_a_check_digit(string number, string ocr)
    {
        await using var rig = await Rig.Start();
        Assert.Equal(ocr, Text(await Made(rig, $$"""{"CustomerNumber":"1001","DocumentNumber":"{{number}}"}"""), "OCR"));
    }

    [Fact]
    public async Task Quantities_and_prices_are_rounded_half_up_and_the_total_to_whole_kronor()
    {
        await using var rig = await Rig.Start();
        var invoice = await Made(rig, """
            {"CustomerNumber":"1001","InvoiceRows":[
              {"Description":"A","DeliveredQuantity":"1.125","Price":100.005,"VAT":25,"AccountNumber":3001},
              {"Description":"B","DeliveredQuantity":3,"Price":33.33,"VAT":"12","AccountNumber":"3002"},
              {"Description":"C","DeliveredQuantity":"-1","Price":10.01,"VAT":6,"AccountNumber":3003}]}
            """);
        var rows = invoice["InvoiceRows"]!.AsArray();
        Assert.Equal(("1.13", 100.01m, 113.01m, "MP1"), (Text(rows[0]!, "DeliveredQuantity"), Sum(rows[0]!, "Price"), Sum(rows[0]!, "TotalExcludingVAT"), Text(rows[0]!, "VATCode")));
        Assert.Equal((99.99m, -10.01m), (Sum(rows[1]!, "TotalExcludingVAT"), Sum(rows[2]!, "TotalExcludingVAT")));

        // 113.01 at 25 % is 28.25, 99.99 at 12 % is 12.00, -10.01 at 6 % is -0.60.
        Assert.Equal((202.99m, 39.65m, 243m, 0.36m, 243m), (Sum(invoice, "Net"), Sum(invoice, "TotalVAT"), Sum(invoice, "Total"), Sum(invoice, "RoundOff"), Sum(invoice, "Balance")));
    }

    [Fact]
    public async Task In_another_currency_the_total_is_exact_and_the_rate_is_the_registers()
    {
        await using var rig = await Rig.Start();
        var invoice = await Made(rig, """
            {"CustomerNumber":"1001","Currency":"EUR","InvoiceRows":[{"Description":"A","DeliveredQuantity":1,"Price":10.10,"VAT":25,"AccountNumber":3001}]}
            """);
        Assert.Equal((12.63m, 0m, 11.2m, 1m), (Sum(invoice, "Total"), Sum(invoice, "RoundOff"), Sum(invoice, "CurrencyRate"), Sum(invoice, "CurrencyUnit")));
        rig.World.Fortnox.RoundsOff = false;
        var krona = await Made(rig, """{"CustomerNumber":"1001","Currency":"SEK","InvoiceRows":[{"Description":"A","DeliveredQuantity":1,"Price":10.10,"VAT":25}]}""");
        Assert.Equal(12.63m, Sum(krona, "Total"));
    }

    [Fact]
    public async Task A_row_takes_text_unit_account_and_rate_from_its_article()
    {
        await using var rig = await Rig.Start();
        rig.World.Fortnox.Customers.Change("1001", static one => one["VATType"] = "SEVAT");
        var row = (await Made(rig, """{"CustomerNumber":"1001","InvoiceRows":[{"ArticleNumber":"F-100","DeliveredQuantity":2}]}"""))["InvoiceRows"]![0]!;
        Assert.Equal(("Mätinstrument Björk", "st", 3001m, 25m), (Text(row, "Description"), Text(row, "Unit"), Sum(row, "AccountNumber"), Sum(row, "VAT")));
        Assert.Equal(rig.World.Fortnox.Articles.Find("F-100")!["SalesPrice"], Sum(row, "Price"));
    }

    [Theory]
    [InlineData("SEREVERSEDVAT", 3231, 0)]
    [InlineData("EUREVERSEDVAT", 3108, 0)]
    [InlineData("EUVAT", 3106, 25)]
    [InlineData("EXPORT", 3105, 0)]
    public async Task The_card_s_kind_of_tax_gives_account_and_rate_and_a_row_that_says_its_rate_keeps_it(string type, int account, int rate)
    {
        await using var rig = await Rig.Start();
        rig.World.Fortnox.Customers.Change("1001", one => one["VATType"] = type);
        var rows = (await Made(rig, """{"CustomerNumber":"1001","InvoiceRows":[{"ArticleNumber":"F-100"},{"ArticleNumber":"F-100","VAT":25}]}"""))["InvoiceRows"]!;
        Assert.Equal(((decimal)account, (decimal)rate), (Sum(rows[0]!, "AccountNumber"), Sum(rows[0]!, "VAT")));
        Assert.Equal(((decimal)account, 25m), (Sum(rows[1]!, "AccountNumber"), Sum(rows[1]!, "VAT")));
        Assert.Equal((400, 2001399), await Refused(rig, """{"CustomerNumber":"1001","VATType":"EXPORT"}"""));
    }

    [Fact]
    public async Task A_row_of_text_has_no_account_and_no_price()
    {
        await using var rig = await Rig.Start();
        var rows = (await Made(rig, """
            {"CustomerNumber":"1001","InvoiceRows":[
              {"Description":"Arbeten i maj","AccountNumber":0,"VAT":0,"DeliveredQuantity":0},
              {"Description":"Mera text","AccountNumber":"API_BLANK","VAT":0,"DeliveredQuantity":"0"}]}
            """))["InvoiceRows"]!.AsArray();
        Assert.All(rows, static row => Assert.Equal((0m, "", "0", 0m, "MF"), (
            Sum(row!, "AccountNumber"), Text(row!, "ArticleNumber"), Text(row!, "DeliveredQuantity"), Sum(row!, "Price"), Text(row!, "VATCode"))));
    }

    [Theory]
    [InlineData("""{}""", 2001795)]
    [InlineData("""{"CustomerNumber":"finnsinte"}""", 2000433)]
    [InlineData("""{"CustomerNumber":"1001","Currency":"XXX"}""", 2000729)]
    [InlineData("""{"CustomerNumber":"1001","TermsOfPayment":"77"}""", 2000429)]
    [InlineData("""{"CustomerNumber":"1001","Project":"99999"}""", 2001161)]
    [InlineData("""{"CustomerNumber":"1001","Project":"Villa Å"}""", 2000106)]
    [InlineData("""{"CustomerNumber":"1001","Country":"Atlantis"}""", 2000729)]
    [InlineData("""{"CustomerNumber":"1001","Remarks":"Se \"ritning\""}""", 2000359)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceDate":"2023-12-31"}""", 2000401)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceDate":"2027-01-01"}""", 2000729)]
    [InlineData("""{"CustomerNumber":"1001","TotalVAT":5}""", 2001399)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceRows":{"Description":"A"}}""", 2001392)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceRows":[{"ArticleNumber":"finns-inte"}]}""", 2001302)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","Unit":"famn"}]}""", 2000432)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","Project":"99999"}]}""", 2001161)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","AccountNumber":3999}]}""", 2001304)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","VAT":24}]}""", 2000729)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A|B"}]}""", 2000359)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","Quantity":1}]}""", 2001399)]
    [InlineData("""{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","TotalExcludingVAT":1}]}""", 2001399)]
    public async Task What_fortnox_does_not_take_is_refused_and_nothing_is_made(string invoice, int code)
    {
        await using var rig = await Rig.Start();
        Assert.Equal((400, code), await Refused(rig, invoice));
        Assert.Equal(0, rig.World.Fortnox.Invoices.Count);
        Assert.Equal("101", Text(await Made(rig, """{"CustomerNumber":"1001"}"""), "DocumentNumber"));
    }

    [Theory]
    [InlineData("OurReference", 50)]
    [InlineData("YourOrderNumber", 75)]
    [InlineData("ExternalInvoiceReference1", 80)]
    [InlineData("Remarks", 1024)]
    [InlineData("Comments", 1024)]
    public async Task A_text_may_be_so_long_and_no_longer(string field, int longest)
    {
        await using var rig = await Rig.Start();
        Assert.Equal(400, (await Send(rig, new JsonObject { ["CustomerNumber"] = "1001", [field] = new string('x', longest + 1) })).Status);
        Assert.Equal(201, (await Send(rig, new JsonObject { ["CustomerNumber"] = "1001", [field] = new string('x', longest) })).Status);
    }

    [Fact]
    public async Task A_description_has_255_characters_and_an_invoice_500_rows()
    {
        await using var rig = await Rig.Start();
        JsonObject With(int rows, int length) => new()
        {
            ["CustomerNumber"] = "1001",
            ["InvoiceRows"] = new JsonArray([.. Enumerable.Range(0, rows).Select(_ => new JsonObject { ["Description"] = new string('x', length) })]),
        };
        Assert.Equal((400, 400, 201), ((await Send(rig, With(1, 256))).Status, (await Send(rig, With(501, 1))).Status, (await Send(rig, With(500, 255))).Status));
    }

    [Fact]
    public async Task An_account_may_be_out_of_use_or_want_a_project()
    {
        await using var rig = await Rig.Start();
        rig.World.Fortnox.Accounts.Change("3041", static one => one["ProjectSettings"] = "MANDATORY");
        rig.World.Fortnox.Accounts.Change("3002", static one => one["Active"] = false);
        const string without = """{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","AccountNumber":3041}]}""";
        Assert.Equal((400, 2000729), await Refused(rig, without));
        Assert.Equal((400, 2000729), await Refused(rig, without.Replace("3041", "3002", StringComparison.Ordinal)));
        var project = rig.World.Fortnox.Projects.All[0].Key;
        await Made(rig, without.Replace("3041", $"3041,\"Project\":\"{project}\"", StringComparison.Ordinal));
    }

    private static async Task<JsonNode> Made(Rig rig, string invoice)
    {
        var reply = await rig.Fortnox("POST", "invoices", $$"""{"Invoice":{{invoice}}}""");
        Assert.True(reply.Status == 201, reply.Body);
        return reply.Json["Invoice"]!;
    }

    private static Task<(int Status, int Code)> Refused(Rig rig, string invoice) => rig.FortnoxRefusal("POST", "invoices", $$"""{"Invoice":{{invoice}}}""");

    private static Task<Reply> Send(Rig rig, JsonObject invoice) => rig.Fortnox("POST", "invoices", new JsonObject { ["Invoice"] = invoice }.ToJsonString());

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();

    private static decimal Sum(JsonNode json, string name) => json[name]!.GetValue<decimal>();

    private static bool Flag(JsonNode json, string name) => json[name]!.GetValue<bool>();
}
