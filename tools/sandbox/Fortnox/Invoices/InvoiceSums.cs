namespace Brygga.Sandbox.Fortnox.Invoices;

/// <summary>What Fortnox works out of an invoice: the sums of its rows, the tax of each rate, the rounding, what is left to pay (Fortnox FACTS 10, 18).</summary>
internal static class InvoiceSums
{
    private const decimal FeeRate = 25;

    public static void Set(FortnoxRegisters all, SandboxRecord invoice)
    {
        var included = invoice.Flag("VATIncluded");
        foreach (var row in invoice.Rows) SetRow(row, included);
        var fees = Number(invoice, "Freight") + Number(invoice, "AdministrationFee");
        var taxed = invoice.Rows.Any(static row => Number(row, "VAT") > 0);
        var (freightTax, feeTax) = taxed ? (Tax(Number(invoice, "Freight"), FeeRate), Tax(Number(invoice, "AdministrationFee"), FeeRate)) : (0, 0);
        var net = invoice.Rows.Sum(static row => Number(row, "TotalExcludingVAT"));
        var tax = freightTax + feeTax + invoice.Rows.GroupBy(static row => Number(row, "VAT"))
            .Sum(static rate => Tax(rate.Sum(static row => Number(row, "TotalExcludingVAT")), rate.Key));
        var exact = net + fees + tax;
        var total = all.RoundsOff && invoice.Text("Currency") is "SEK" ? Math.Round(exact, 0, MidpointRounding.AwayFromZero) : exact;
        Put(invoice, ("FreightVAT", freightTax), ("AdministrationFeeVAT", feeTax), ("Net", net), ("TotalVAT", tax), ("RoundOff", total - exact));
        Put(invoice, ("Gross", invoice.Rows.Sum(static row => Number(row, "PriceExcludingVAT") * Number(row, "DeliveredQuantity"))), ("Total", total), ("TotalToPay", total));
        SetBalance(all, invoice);
    }

    /// <summary>A payment counts once it is booked; the invoice is paid when nothing is left.</summary>
    public static void SetBalance(FortnoxRegisters all, SandboxRecord invoice)
    {
        var booked = all.InvoicePayments.Of(invoice.Key).Where(static payment => payment.Flag("Booked")).ToList();
        var paid = booked.Sum(payment => Paid(invoice, payment) + payment.Rows.Sum(static off => Number(off, "Amount")));
        var balance = invoice.Flag("Cancelled") ? 0 : Number(invoice, "Total") - paid;
        Put(invoice, ("Balance", balance));
        invoice["FinalPayDate"] = balance == 0 && booked.Count > 0 ? booked.Max(static payment => payment.Text("PaymentDate")) : null;
    }

    public static decimal Number(SandboxRecord record, string name) => record[name] as decimal? ?? 0;

    private static decimal Paid(SandboxRecord invoice, SandboxRecord payment) =>
        invoice.Text("Currency") is not "SEK" && payment["AmountCurrency"] is decimal amount ? amount : Number(payment, "Amount");

    private static void SetRow(SandboxRecord row, bool included)
    {
        var (quantity, price, rate) = (Number(row, "DeliveredQuantity"), Number(row, "Price"), Number(row, "VAT"));
        var sum = Rounded(quantity * price);
        var discount = Number(row, "Discount");
        sum -= row.Text("DiscountType") is "AMOUNT" ? discount : Rounded(sum * discount / 100);
        var part = included ? 1 + (rate / 100) : 1;
        Put(row, ("Total", sum), ("TotalExcludingVAT", Rounded(sum / part)), ("PriceExcludingVAT", Rounded(price / part)));
    }

    private static decimal Tax(decimal sum, decimal rate) => Rounded(sum * rate / 100);

    private static decimal Rounded(decimal number) => Math.Round(number, 2, MidpointRounding.AwayFromZero);

    /// <summary>Without the zeros that arithmetic leaves behind.</summary>
    private static void Put(SandboxRecord record, params ReadOnlySpan<(string Name, decimal Value)> numbers)
    {
        foreach (var (name, value) in numbers) record[name] = value / 1.0000000000m;
    }
}
