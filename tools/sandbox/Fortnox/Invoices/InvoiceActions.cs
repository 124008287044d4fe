using System.Collections.Immutable;
using System.Globalization;
using Brygga.Sandbox.Data;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.Invoices;

/// <summary>What is done with an invoice besides writing it (Fortnox FACTS 10): booking, cancelling, crediting, sending.</summary>
internal sealed class InvoiceActions(FortnoxRegisters all, InvoiceRowInput rows, TimeProvider clock)
{
    public static ImmutableArray<string> Puts { get; } = ["bookkeep", "cancel", "credit", "externalprint", "warehouseready"];

    public static ImmutableArray<string> Gets { get; } = ["print", "preview", "email", "einvoice", "eprint"];

    /// <summary>The refusal, or null when it was done.</summary>
    public Answer? Do(string action, SandboxRecord invoice) => action switch
    {
        "bookkeep" => Book(invoice),
        "cancel" => Cancel(invoice),
        "credit" => Credit(invoice),
        "preview" => null,
        "warehouseready" => Mark(invoice, "WarehouseReady"),
        "email" when invoice.Text("EmailInformation.EmailAddressTo") is null => FortnoxErrors.Against("Kunden saknar e-postadress."),
        _ => invoice.Flag("Cancelled") ? FortnoxErrors.Against("Fakturan är makulerad.") : Mark(invoice, "Sent"),
    };

    /// <summary>The invoice on paper.</summary>
    public static Answer Page(SandboxRecord invoice) => new(200, InvoiceFiles.Pdf($"Faktura {invoice.Key}"), "application/pdf");

    /// <summary>Makes an invoice, under the next number of the series when it has none.</summary>
    public SandboxRecord Add(string? number, Dictionary<string, object?> values, ImmutableArray<SandboxRecord> made)
    {
        number ??= Next();
        values["DocumentNumber"] = number;
        values["OCR"] = values.GetValueOrDefault("OCR") ?? InvoiceCard.Ocr(number);
        var invoice = all.Invoices.Add(number, values);
        invoice.Rows = made;
        InvoiceSums.Set(all, invoice);
        return invoice;
    }

    private Answer? Book(SandboxRecord invoice)
    {
        if (InvoiceRules.Changeable(invoice) is { } refusal) return refusal;
        if (InvoiceRules.Day(all, invoice.Text("InvoiceDate")!) is { } closed) return closed;
        if (invoice.Rows.Any(static row => InvoiceSums.Number(row, "DeliveredQuantity") != 0 && row["ArticleNumber"] is null && row["Description"] is null))
            return FortnoxErrors.RowWithoutText();
        var year = (decimal)InvoiceRules.Year(all, invoice.Text("InvoiceDate")!)!["Id"]!;
        var voucher = all.Invoices.All.Count(other => other["VoucherYear"] is decimal had && had == year) + 1;
        all.Invoices.Change(invoice.Key, one =>
            one.Set([new("Booked", true), new("VoucherSeries", "B"), new("VoucherNumber", (decimal)voucher), new("VoucherYear", year)]));
        return null;
    }

    private Answer? Cancel(SandboxRecord invoice)
    {
        if (InvoiceRules.Changeable(invoice) is { } refusal) return refusal;
        all.Invoices.Change(invoice.Key, one =>
        {
            one["Cancelled"] = true;
            InvoiceSums.SetBalance(all, one);
        });
        return null;
    }

    /// <summary>
    /// Makes a credit invoice of today. It carries none of the original's own references; both name each other, and the answer is the original.
    /// </summary>
    private Answer? Credit(SandboxRecord invoice)
    {
        if (!invoice.Flag("Booked")) return FortnoxErrors.Against("Fakturan är inte bokförd.");
        if (invoice["CreditInvoiceReference"] is not null) return FortnoxErrors.Against("Fakturan är redan krediterad.");
        var today = Stockholm.Today(clock);
        if (InvoiceRules.Day(all, today) is { } closed) return closed;
        var values = invoice.Values.Where(static one => !OwnToOriginal.Contains(one.Key, StringComparer.Ordinal))
            .ToDictionary(static one => one.Key, static one => (object?)one.Value, StringComparer.Ordinal);
        (values["InvoiceDate"], values["DueDate"], values["Credit"], values["CreditInvoiceReference"]) = (today, today, "true", invoice.Key);
        var credit = Add(null, values, [.. invoice.Rows.Select(row => rows.Reversed(row, clock.GetUtcNow()))]);
        all.Invoices.Change(invoice.Key, one => one["CreditInvoiceReference"] = credit.Key);
        return null;
    }

    private static readonly string[] OwnToOriginal =
    [
        "DocumentNumber", "OCR", "Booked", "Sent", "FinalPayDate", "VoucherSeries", "VoucherNumber", "VoucherYear", "ExternalInvoiceReference1",
        "ExternalInvoiceReference2", "WarehouseReady",
    ];

    private Answer? Mark(SandboxRecord invoice, string flag)
    {
        all.Invoices.Change(invoice.Key, one => one[flag] = true);
        return null;
    }

    private string Next()
    {
        string number;
        do number = (++all.LastInvoiceNumber).ToString(CultureInfo.InvariantCulture);
        while (all.Invoices.Find(number) is not null);
        return number;
    }
}
