using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>The life of an invoice in Fortnox (FACTS 10): changed as a draft, then booked, cancelled, credited, sent.</summary>
public sealed class FortnoxInvoiceActionTests
{
    private const string TwoRows =
        """{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","Price":80,"DeliveredQuantity":"2","Discount":10},{"Description":"B","Price":20,"DeliveredQuantity":"1"}]}""";

    [Fact]
    public async Task Rows_without_ids_are_matched_by_place_and_keep_what_is_left_out()
    {
        await using var rig = await Start();
        var before = await Make(rig, TwoRows);
        var after = await Put(rig, """{"InvoiceRows":[{"Price":90}]}""");
        var row = Assert.Single(after["InvoiceRows"]!.AsArray())!;
        Assert.Equal(("A", 90m, 10m, "2"), (Text(row, "Description"), Sum(row, "Price"), Sum(row, "Discount"), Text(row, "DeliveredQuantity")));
        Assert.NotEqual(Sum(before["InvoiceRows"]![0]!, "RowId"), Sum(row, "RowId"));
        Assert.Equal(162m, Sum(after, "Net"));
    }

    [Fact]
    public async Task With_an_id_anywhere_rows_are_matched_by_it()
    {
        await using var rig = await Start();
        var id = Sum((await Make(rig, TwoRows))["InvoiceRows"]![1]!, "RowId");
        var rows = (await Put(rig, $$"""{"InvoiceRows":[{"Description":"Ny","Price":1},{"RowId":{{id}}}]}"""))["InvoiceRows"]!.AsArray();
        Assert.Equal(["Ny", "B"], rows.Select(static row => Text(row!, "Description")));
        Assert.Equal((20m, 0m), (Sum(rows[1]!, "Price"), Sum(rows[0]!, "Discount")));
        Assert.Equal((400, 2000729), await Refused(rig, """{"InvoiceRows":[{"RowId":9999}]}"""));
    }

    [Fact]
    public async Task A_head_changed_alone_keeps_its_rows_and_a_refused_change_changes_nothing()
    {
        await using var rig = await Start();
        await Make(rig, TwoRows);
        Assert.Equal(2, (await Put(rig, """{"YourReference":"Björn","ExternalInvoiceReference1":"m1"}"""))["InvoiceRows"]!.AsArray().Count);
        Assert.Equal((400, 2001302), await Refused(rig, """{"YourReference":"Eva","InvoiceRows":[{"ArticleNumber":"finns-inte"}]}"""));
        Assert.Equal((400, 2001399), await Refused(rig, """{"DocumentNumber":"200"}"""));
        Assert.Equal((400, 2000401), await Refused(rig, """{"InvoiceDate":"2023-05-05"}"""));
        var invoice = await Get(rig);
        Assert.Equal(("Björn", 2), (Text(invoice, "YourReference"), invoice["InvoiceRows"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_booked_invoice_has_a_voucher_and_stays_as_it_is()
    {
        await using var rig = await Start();
        await Make(rig, TwoRows);
        var booked = await Do(rig, "bookkeep");
        Assert.Equal((true, "B", 1m, 3m), (Flag(booked, "Booked"), Text(booked, "VoucherSeries"), Sum(booked, "VoucherNumber"), Sum(booked, "VoucherYear")));
        Assert.Equal((400, 2000729), await Refused(rig, """{"Comments":"x"}"""));
        foreach (var action in new[] { "bookkeep", "cancel" }) Assert.Equal((400, 2000729), await rig.FortnoxRefusal("PUT", $"invoices/101/{action}"));
    }

    [Fact]
    public async Task Booking_needs_an_open_period_and_rows_that_say_what_they_are()
    {
        await using var rig = await Start();
        await Make(rig, TwoRows);
        rig.World.Fortnox.LockedUntil = new(2025, 6, 30);
        Assert.Equal((400, 2000401), await rig.FortnoxRefusal("PUT", "invoices/101/bookkeep"));
        rig.World.Fortnox.LockedUntil = null;
        Assert.Null((await rig.Fortnox("GET", "settings/lockedperiod")).Json["LockedPeriod"]!["EndDate"]);
        await Make(rig, """{"CustomerNumber":"1001","InvoiceRows":[{"Price":80,"DeliveredQuantity":"1"}]}""");
        Assert.Equal((400, 2003977), await rig.FortnoxRefusal("PUT", "invoices/102/bookkeep"));
        Assert.True(Flag(await Do(rig, "bookkeep"), "Booked"));
    }

    [Fact]
    public async Task A_cancelled_invoice_has_no_balance_and_keeps_its_number()
    {
        await using var rig = await Start();
        await Make(rig, TwoRows);
        var cancelled = await Do(rig, "cancel");
        Assert.Equal((true, 0m), (Flag(cancelled, "Cancelled"), Sum(cancelled, "Balance")));
        foreach (var action in new[] { "bookkeep", "cancel", "externalprint", "credit" }) Assert.Equal((400, 2000729), await rig.FortnoxRefusal("PUT", $"invoices/101/{action}"));
        Assert.Equal((400, 2000729), await rig.FortnoxRefusal("POST", "invoices", """{"Invoice":{"CustomerNumber":"1001","DocumentNumber":"101"}}"""));
    }

    [Fact]
    public async Task Crediting_answers_the_credited_invoice_and_makes_another_that_is_booked_by_itself()
    {
        await using var rig = await Start();
        await Make(rig, TwoRows.Replace("\"CustomerNumber\"", "\"ExternalInvoiceReference1\":\"m1\",\"CustomerNumber\"", StringComparison.Ordinal));
        Assert.Equal((400, 2000729), await rig.FortnoxRefusal("PUT", "invoices/101/credit"));
        await Do(rig, "bookkeep");
        rig.Clock.Advance(TimeSpan.FromMinutes(30));
        var original = await Do(rig, "credit");
        Assert.Equal(("101", "102", "false"), (Text(original, "DocumentNumber"), Text(original, "CreditInvoiceReference"), Text(original, "Credit")));
        var credit = (await rig.Fortnox("GET", "invoices/102")).Json["Invoice"]!;
        Assert.Equal(
            ("101", "true", "2025-06-02", false, ""),
            (Text(credit, "CreditInvoiceReference"), Text(credit, "Credit"), Text(credit, "InvoiceDate"), Flag(credit, "Booked"), Text(credit, "ExternalInvoiceReference1")));
        Assert.Equal((-Sum(original, "Net"), -Sum(original, "TotalVAT"), -Sum(original, "Total")), (Sum(credit, "Net"), Sum(credit, "TotalVAT"), Sum(credit, "Total")));
        Assert.Equal(["-2", "-1"], credit["InvoiceRows"]!.AsArray().Select(static row => Text(row!, "DeliveredQuantity")));
        Assert.Equal((400, 2000729), await rig.FortnoxRefusal("PUT", "invoices/101/credit"));
        Assert.Equal(200, (await rig.Fortnox("PUT", "invoices/102/bookkeep")).Status);
    }

    [Theory]
    [InlineData("PUT", "externalprint", true)]
    [InlineData("GET", "email", true)]
    [InlineData("GET", "einvoice", true)]
    [InlineData("GET", "eprint", true)]
    [InlineData("GET", "print", true)]
    [InlineData("GET", "preview", false)]
    public async Task Sending_marks_the_invoice_as_sent_and_looking_at_it_does_not(string method, string action, bool sent)
    {
        await using var rig = await Start();
        await Make(rig, TwoRows);
        var reply = await rig.Fortnox(method, $"invoices/101/{action}");
        Assert.Equal(200, reply.Status);
        if (action is "print" or "preview") Assert.StartsWith("%PDF-", reply.Body, StringComparison.Ordinal);
        else Assert.True(Flag(reply.Json["Invoice"]!, "Sent"));
        Assert.Equal(sent, Flag(await Get(rig), "Sent"));
    }

    [Fact]
    public async Task An_invoice_without_an_address_cannot_be_mailed_and_none_can_be_deleted()
    {
        await using var rig = await Start();
        rig.World.Fortnox.Customers.Change("1001", static one => (one["Email"], one["EmailInvoice"]) = (null, null));
        await Make(rig, TwoRows);
        Assert.Equal((400, 2000729), await rig.FortnoxRefusal("GET", "invoices/101/email"));
        Assert.Equal(405, (await rig.Fortnox("DELETE", "invoices/101")).Status);
        Assert.Equal((404, 2000434), await rig.FortnoxRefusal("GET", "invoices/999"));
        Assert.Equal((404, 2000434), await rig.FortnoxRefusal("PUT", "invoices/999/bookkeep"));
    }

    [Fact]
    public async Task Prices_that_include_the_tax_are_taken_apart()
    {
        await using var rig = await Start();
        var invoice = await Make(rig, """{"CustomerNumber":"1001","VATIncluded":true,"InvoiceRows":[{"Description":"A","Price":125,"VAT":25,"DeliveredQuantity":"2"}]}""");
        Assert.Equal((200m, 50m, 250m, 100m), (
            Sum(invoice, "Net"), Sum(invoice, "TotalVAT"), Sum(invoice, "Total"), Sum(invoice["InvoiceRows"]![0]!, "PriceExcludingVAT")));
    }

    [Fact]
    public async Task A_freight_and_a_fee_of_the_card_are_added_with_their_tax()
    {
        await using var rig = await Start();
        rig.World.Fortnox.Customers.Change("1001", static one => (one["InvoiceFreight"], one["InvoiceAdministrationFee"]) = (40m, 20m));
        var invoice = await Make(rig, """{"CustomerNumber":"1001","InvoiceRows":[{"Description":"A","Price":100,"VAT":25}]}""");
        Assert.Equal((100m, 40m, 10m, 20m, 5m, 40m, 200m), (
            Sum(invoice, "Net"), Sum(invoice, "Freight"), Sum(invoice, "FreightVAT"), Sum(invoice, "AdministrationFee"), Sum(invoice, "AdministrationFeeVAT"),
            Sum(invoice, "TotalVAT"), Sum(invoice, "Total")));
    }

    /// <summary>A customer of this country, who pays its tax.</summary>
    private static async Task<Rig> Start()
    {
        var rig = await Rig.Start();
        rig.World.Fortnox.Customers.Change("1001", static one => (one["VATType"], one["Currency"]) = ("SEVAT", "SEK"));
        return rig;
    }

    private static async Task<JsonNode> Make(Rig rig, string invoice)
    {
        var reply = await rig.Fortnox("POST", "invoices", $$"""{"Invoice":{{invoice}}}""");
        Assert.True(reply.Status == 201, reply.Body);
        return reply.Json["Invoice"]!;
    }

    private static async Task<JsonNode> Put(Rig rig, string invoice)
    {
        var reply = await rig.Fortnox("PUT", "invoices/101", $$"""{"Invoice":{{invoice}}}""");
        Assert.True(reply.Status == 200, reply.Body);
        return reply.Json["Invoice"]!;
    }

    private static async Task<JsonNode> Do(Rig rig, string action)
    {
        var reply = await rig.Fortnox("PUT", $"invoices/101/{action}");
        Assert.True(reply.Status == 200, reply.Body);
        return reply.Json["Invoice"]!;
    }

    private static async Task<JsonNode> Get(Rig rig) => (await rig.Fortnox("GET", "invoices/101")).Json["Invoice"]!;

    private static Task<(int Status, int Code)> Refused(Rig rig, string invoice) => rig.FortnoxRefusal("PUT", "invoices/101", $$"""{"Invoice":{{invoice}}}""");

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();

    private static decimal Sum(JsonNode json, string name) => json[name]!.GetValue<decimal>();

    private static bool Flag(JsonNode json, string name) => json[name]!.GetValue<bool>();
}
