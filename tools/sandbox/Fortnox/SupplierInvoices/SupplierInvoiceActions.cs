using System.Collections.Immutable;
using System.Globalization;
using Brygga.Sandbox.Fortnox.Invoices;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.SupplierInvoices;

/// <summary>What is done with a supplier invoice besides writing it (Fortnox FACTS 13).</summary>
internal sealed class SupplierInvoiceActions(FortnoxRegisters all, TimeProvider clock)
{
    public static ImmutableArray<string> Puts { get; } = ["bookkeep", "cancel", "credit"];

    /// <summary>The refusal, or null when it was done.</summary>
    public Answer? Do(string action, SandboxRecord invoice) => action switch
    {
        "bookkeep" => Book(invoice),
        "cancel" => Cancel(invoice),
        _ => Credit(invoice),
    };

    /// <summary>Enters an invoice whose rows are complete, under the next number.</summary>
    public static SandboxRecord Add(FortnoxRegisters all, SandboxRecord head, ImmutableArray<SandboxRecord> rows, DateTimeOffset made)
    {
        var number = (++all.LastSupplierInvoiceNumber).ToString(CultureInfo.InvariantCulture);
        (head["GivenNumber"], head["SupplierName"]) = (number, all.Suppliers.Find(head.Text("SupplierNumber")!)?.Text("Name"));
        var invoice = all.SupplierInvoices.Add(number, head.Values.Select(static one => KeyValuePair.Create(one.Key, (object?)one.Value)), made);
        invoice.Rows = rows;
        invoice["Balance"] = invoice["Total"];
        return invoice;
    }

    /// <summary>Marks an invoice as booked, under the next voucher of its year.</summary>
    public static void Book(FortnoxRegisters all, SandboxRecord invoice)
    {
        var year = (decimal)InvoiceRules.Year(all, invoice.Text("InvoiceDate")!)!["Id"]!;
        var voucher = all.SupplierVouchers[year] = all.SupplierVouchers.GetValueOrDefault(year) + 1;
        invoice.Set([new("Booked", true), new("VoucherSeries", "F"), new("VoucherNumber", (decimal)voucher), new("VoucherYear", year)]);
    }

    /// <summary>A booked or cancelled invoice stays as it is.</summary>
    public static Answer? Changeable(SandboxRecord invoice) => InvoiceRules.Changeable(invoice);

    private Answer? Book(SandboxRecord invoice)
    {
        if (Changeable(invoice) is { } refusal) return refusal;
        if (InvoiceRules.Day(all, invoice.Text("InvoiceDate")!) is { } closed) return closed;
        all.SupplierInvoices.Change(invoice.Key, one => Book(all, one));
        return null;
    }

    private Answer? Cancel(SandboxRecord invoice)
    {
        if (Changeable(invoice) is { } refusal) return refusal;
        all.SupplierInvoices.Change(invoice.Key, static one => (one["Cancelled"], one["Balance"]) = (true, 0m));
        return null;
    }

    /// <summary>Makes a credit invoice of today, which is not booked. Both name each other, and the answer is the original.</summary>
    private Answer? Credit(SandboxRecord invoice)
    {
        if (!invoice.Flag("Booked")) return FortnoxErrors.Against("Fakturan är inte bokförd.");
        if (SupplierInvoiceRows.Number(invoice, "CreditReference") != 0) return FortnoxErrors.Against("Fakturan är redan krediterad.");
        var today = Stockholm.Today(clock);
        if (InvoiceRules.Day(all, today) is { } closed) return closed;
        var head = SupplierInvoiceRows.With(
            invoice, ("InvoiceDate", today), ("DueDate", today), ("Credit", true), ("CreditReference", decimal.Parse(invoice.Key, CultureInfo.InvariantCulture)),
            ("Total", -SupplierInvoiceRows.Number(invoice, "Total")), ("VAT", -SupplierInvoiceRows.Number(invoice, "VAT")), ("Booked", null), ("FinalPayDate", null),
            ("VoucherSeries", null), ("VoucherNumber", null), ("VoucherYear", null), ("OCR", null));
        var credit = Add(all, head, [.. invoice.Rows.Select(SupplierInvoiceRows.Reversed)], clock.GetUtcNow());
        all.SupplierInvoices.Change(invoice.Key, one => one["CreditReference"] = decimal.Parse(credit.Key, CultureInfo.InvariantCulture));
        return null;
    }
}
