using System.Globalization;
using System.Text;
using Brygga.Sandbox.Fortnox.SupplierInvoices;

namespace Brygga.Sandbox.Data;

/// <summary>Enters supplier invoices in Fortnox as Fortnox itself would complete them, with the files that came with them.</summary>
internal sealed class SupplierInvoiceWriter(FortnoxRegisters fortnox)
{
    /// <summary>Writes an invoice; the ids of its files follow from a guid.</summary>
    public SandboxRecord Write(SupplierInvoiceDraft draft, string guid)
    {
        var made = new DateTimeOffset(draft.Date, new TimeOnly(9, 0), TimeSpan.Zero);
        var head = Head(draft, made);
        var unfit = SupplierInvoiceRows.Complete(fortnox, head, draft.Rows.Select(row => Row(draft, row, made)), out var rows);
        if (unfit is not null) throw new InvalidOperationException($"a supplier invoice that Fortnox would refuse: {Encoding.UTF8.GetString(unfit.Body.Span)}");
        var invoice = SupplierInvoiceActions.Add(fortnox, head, rows, made);
        if (draft.State is CostState.Booked) SupplierInvoiceActions.Book(fortnox, invoice);
        if (draft.State is CostState.Cancelled) (invoice["Cancelled"], invoice["Balance"]) = (true, 0m);
        if (draft.Paid) (invoice["Balance"], invoice["FinalPayDate"]) = (0m, Day(draft.Date.AddDays(30)));
        var dice = Dice.Of(guid);
        foreach (var file in draft.Files) Attach(invoice, file, dice);
        return invoice;
    }

    /// <summary>Writes the invoice that credits a booked one in whole, and books it.</summary>
    public SandboxRecord Credit(SandboxRecord original, DateOnly day)
    {
        var head = SupplierInvoiceRows.With(
            original, ("InvoiceDate", Day(day)), ("DueDate", Day(day)), ("Credit", true), ("CreditReference", Whole(original.Key)), ("Booked", null),
            ("Total", -SupplierInvoiceRows.Number(original, "Total")), ("VAT", -SupplierInvoiceRows.Number(original, "VAT")), ("FinalPayDate", null),
            ("InvoiceNumber", $"K{original.Text("InvoiceNumber")}"));
        var credit = SupplierInvoiceActions.Add(
            fortnox, head, [.. original.Rows.Select(SupplierInvoiceRows.Reversed)], new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero));
        SupplierInvoiceActions.Book(fortnox, credit);
        original["CreditReference"] = Whole(credit.Key);
        return credit;
    }

    /// <summary>Stores a file and connects it, by the id that names it in a path or, when it was archived, by the other one alone.</summary>
    private void Attach(SandboxRecord invoice, FileDraft file, Dice dice)
    {
        var (id, archived) = (dice.Guid(), dice.Guid());
        var stored = fortnox.Files.Add(
            id,
            [
                new("ArchiveFileId", archived), new("Name", file.Name), new("resource", "archive"), new("content", file.Content.Length > 0 ? file.Content : null),
                new("made", file.MadeOnDemand),
            ],
            invoice.Created);
        FortnoxSupplierInvoiceFiles.Connect(fortnox, file.Archived ? archived : id, stored, invoice, invoice.Created);
    }

    private SandboxRecord Head(SupplierInvoiceDraft draft, DateTimeOffset made)
    {
        var head = new SandboxRecord("", 0, made);
        var charged = draft.VatType is "NORMAL" ? Math.Round(draft.Rows.Where(static row => row.Code is not "ROV").Sum(static row => row.Amount) * draft.Rate, 2) : 0;
        head.Set(
        [
            new("SupplierNumber", draft.Supplier), new("InvoiceNumber", draft.Number), new("InvoiceDate", Day(draft.Date)), new("DueDate", Day(draft.Date.AddDays(30))),
            new("Currency", draft.Currency), new("CurrencyRate", fortnox.Currencies.Find(draft.Currency)!["BuyRate"]), new("CurrencyUnit", 1m),
            new("Project", draft.Project), new("VATType", draft.VatType), new("SalesType", "SERVICE"), new("VAT", charged / 1.0000000000m),
        ]);
        return head;
    }

    private static SandboxRecord Row(SupplierInvoiceDraft draft, CostRow row, DateTimeOffset made)
    {
        var record = new SandboxRecord("", 0, made);
        var currency = draft.Currency is "SEK" ? "" : "Currency";
        record.Set(
        [
            new("Account", row.Account), new("ItemDescription", row.Text), new("Project", row.Project), new("Code", row.Code), new("ArticleNumber", row.Article),
            new("CostCenter", row.CostCenter), new("TransactionInformation", row.Note), new("Quantity", row.Quantity),
            new("Price", row.Quantity is { } quantity ? Math.Round(row.Amount / quantity, 2) / 1.0000000000m : null),
            new($"Debit{currency}", Math.Max(row.Amount, 0)), new($"Credit{currency}", Math.Max(-row.Amount, 0)),
        ]);
        return record;
    }

    private static decimal Whole(string key) => decimal.Parse(key, CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
