using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>Payments of invoices in Fortnox (FACTS 11) and what they leave to pay.</summary>
public sealed class FortnoxPaymentTests
{
    [Fact]
    public async Task A_payment_counts_when_it_is_booked_and_the_last_one_dates_the_invoice()
    {
        await using var rig = await Start("SEK");
        Assert.Equal((125m, null), await State(rig));
        await Pay(rig, """{"InvoiceNumber":101,"Amount":100,"PaymentDate":"2025-06-10"}""");
        Assert.Equal((125m, null), await State(rig));
        Assert.Equal(200, (await rig.Fortnox("PUT", "invoicepayments/1/bookkeep")).Status);
        Assert.Equal((25m, null), await State(rig));
        await Pay(rig, """{"InvoiceNumber":101,"Amount":25,"PaymentDate":"2025-06-20"}""");
        await rig.Fortnox("PUT", "invoicepayments/2/bookkeep");
        Assert.Equal((0m, "2025-06-20"), await State(rig));
        Assert.Equal(["1", "2"], (await rig.Fortnox("GET", "invoicepayments?invoicenumber=101")).Json["InvoicePayments"]!.AsArray()
            .Select(static one => one!["Number"]!.GetValue<string>()));
        Assert.Empty((await rig.Fortnox("GET", "invoicepayments?invoicenumber=10")).Json["InvoicePayments"]!.AsArray());
    }

    [Fact]
    public async Task A_removed_payment_is_told_by_the_balance_alone()
    {
        await using var rig = await Start("SEK");
        await Pay(rig, """{"InvoiceNumber":101,"Amount":125}""");
        await rig.Fortnox("PUT", "invoicepayments/1/bookkeep");
        Assert.Equal((0m, "2025-06-02"), await State(rig));
        Assert.Equal(204, (await rig.Fortnox("DELETE", "invoicepayments/1")).Status);
        Assert.Equal((125m, null), await State(rig));
        Assert.Equal(404, (await rig.Fortnox("GET", "invoicepayments/1")).Status);
    }

    [Fact]
    public async Task What_is_written_off_is_paid_as_well()
    {
        await using var rig = await Start("SEK");
        await Pay(rig, """{"InvoiceNumber":101,"Amount":124.6,"WriteOffs":[{"AccountNumber":3740,"Amount":0.4}]}""");
        await rig.Fortnox("PUT", "invoicepayments/1/bookkeep");
        Assert.Equal((0m, "2025-06-02"), await State(rig));
        Assert.True((await rig.Fortnox("GET", "invoicepayments")).Json["InvoicePayments"]![0]!["WriteOffExist"]!.GetValue<bool>());
    }

    [Fact]
    public async Task In_another_currency_the_amount_in_it_counts()
    {
        await using var rig = await Start("EUR");
        Assert.Equal((400, 2001795), await Refused(rig, """{"InvoiceNumber":101,"Amount":1400}"""));
        await Pay(rig, """{"InvoiceNumber":101,"Amount":1400,"AmountCurrency":125}""");
        await rig.Fortnox("PUT", "invoicepayments/1/bookkeep");
        Assert.Equal((0m, "2025-06-02"), await State(rig));
    }

    [Fact]
    public async Task Only_a_booked_invoice_is_paid_and_not_before_its_day()
    {
        await using var rig = await Start("SEK");
        await rig.Fortnox("POST", "invoices", """{"Invoice":{"CustomerNumber":"1001"}}""");
        Assert.Equal((400, 2000729), await Refused(rig, """{"InvoiceNumber":102,"Amount":1}"""));
        Assert.Equal((400, 2000729), await Refused(rig, """{"InvoiceNumber":101,"Amount":1,"PaymentDate":"2025-06-01"}"""));
        Assert.Equal((400, 2000434), await Refused(rig, """{"InvoiceNumber":999,"Amount":1}"""));
        Assert.Equal((400, 2001795), await Refused(rig, """{"Amount":1}"""));
        Assert.Equal((400, 2001399), await Refused(rig, """{"InvoiceNumber":101,"Amount":1,"Booked":true}"""));
        await Pay(rig, """{"InvoiceNumber":101,"Amount":1}""");
        rig.World.Fortnox.LockedUntil = new(2025, 6, 30);
        Assert.Equal((400, 2000401), await rig.FortnoxRefusal("PUT", "invoicepayments/1/bookkeep"));
    }

    [Fact]
    public async Task A_payment_can_be_changed_until_it_is_booked()
    {
        await using var rig = await Start("SEK");
        await Pay(rig, """{"InvoiceNumber":101,"Amount":1}""");
        var changed = await rig.Fortnox("PUT", "invoicepayments/1", """{"InvoicePayment":{"InvoiceNumber":101,"Amount":125}}""");
        Assert.Equal(125m, changed.Json["InvoicePayment"]!["Amount"]!.GetValue<decimal>());
        await rig.Fortnox("PUT", "invoicepayments/1/bookkeep");
        Assert.Equal((400, 2000729), await rig.FortnoxRefusal("PUT", "invoicepayments/1", """{"InvoicePayment":{"InvoiceNumber":101,"Amount":1}}"""));
        Assert.Equal((400, 2000729), await rig.FortnoxRefusal("PUT", "invoicepayments/1/bookkeep"));
    }

    /// <summary>One booked invoice of 125.</summary>
    private static async Task<Rig> Start(string currency)
    {
        var rig = await Rig.Start();
        rig.World.Fortnox.Customers.Change("1001", static one => one["VATType"] = "SEVAT");
        var made = await rig.Fortnox("POST", "invoices", $$"""{"Invoice":{"CustomerNumber":"1001","Currency":"{{currency}}","InvoiceRows":[{"Description":"A","Price":100,"VAT":25}] } }""");
        Assert.Equal(201, made.Status);
        await rig.Fortnox("PUT", "invoices/101/bookkeep");
        return rig;
    }

    private static async Task Pay(Rig rig, string payment) =>
        Assert.Equal(201, (await rig.Fortnox("POST", "invoicepayments", $$"""{"InvoicePayment":{{payment}}}""")).Status);

    private static Task<(int Status, int Code)> Refused(Rig rig, string payment) => rig.FortnoxRefusal("POST", "invoicepayments", $$"""{"InvoicePayment":{{payment}}}""");

    private static async Task<(decimal Balance, string? FinalPayDate)> State(Rig rig)
    {
        JsonNode invoice = (await rig.Fortnox("GET", "invoices?documentnumber=101")).Json["Invoices"]![0]!;
        return (invoice["Balance"]!.GetValue<decimal>(), invoice["FinalPayDate"]?.GetValue<string>());
    }
}
