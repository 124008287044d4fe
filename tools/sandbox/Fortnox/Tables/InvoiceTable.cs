using System.Globalization;
using static Brygga.Sandbox.Fortnox.Tables.Fields;

namespace Brygga.Sandbox.Fortnox.Tables;

/// <summary>Invoices and their rows (Fortnox FACTS 10). What has no own list of fields on the way in is refused on the way in (2001399).</summary>
internal static class InvoiceTable
{
    public static FortnoxRegister Register { get; } = new("invoices", "invoice", "Invoice", "Invoices", "DocumentNumber")
    {
        Table = static all => all.Invoices,
        NotFound = FortnoxErrors.Invoice404,
        NumericKey = true,
        LastModified = true,
        Filters =
        [
            new("cancelled", static (one, _) => one.Flag("Cancelled")),
            new("fullypaid", static (one, _) => Open(one) && Balance(one) == 0),
            new("unpaid", static (one, _) => Open(one) && Balance(one) != 0),
            new("unpaidoverdue", static (one, today) => Open(one) && Balance(one) != 0 && string.CompareOrdinal(one.Text("DueDate"), today) < 0),
            new("unbooked", static (one, _) => !one.Flag("Booked") && !one.Flag("Cancelled")),
        ],
        Sortable = ["customername", "customernumber", "documentnumber", "invoicedate", "ocr", "total"],
        Searches =
        [
            .. Searches(
                "CostCenter", "CustomerName", "CustomerNumber", "DocumentNumber", "OCR", "OurReference", "Project", "ExternalInvoiceReference1",
                "ExternalInvoiceReference2", "YourReference", "InvoiceType", "Currency", "YourOrderNumber"),
            Between("fromdate", "InvoiceDate", static (at, day) => at >= 0 && day), Between("todate", "InvoiceDate", static (at, day) => at <= 0 && day),
            Between("fromfinalpaydate", "FinalPayDate", static (at, day) => at >= 0 && day),
            Between("tofinalpaydate", "FinalPayDate", static (at, day) => at <= 0 && day),
            YesOrNo("notcompleted", "NotCompleted"), YesOrNo("sent", "Sent"), YesOrNo("credit", "Credit"),
            InRows("articlenumber", static (row, text) => Has(row.Text("ArticleNumber"), text)),
            InRows("articledescription", static (row, text) => Has(row.Text("Description"), text)),
            InRows("accountnumberfrom", static (row, text) => Account(row) >= Whole(text)),
            InRows("accountnumberto", static (row, text) => Account(row) <= Whole(text)),
            new("label", "labels") { Instead = static (invoice, id) => (invoice.Text("labels") ?? "").Split(' ').Contains(id, StringComparer.Ordinal) },
        ],
        Row =
        [
            .. Columns("Balance", "Booked", "Cancelled", "CostCenter", "Currency"), new("CurrencyRate", "CurrencyRate", AsText: true), .. Columns(
                "CurrencyUnit", "CustomerName", "CustomerNumber", "DocumentNumber", "DueDate", "ExternalInvoiceReference1", "ExternalInvoiceReference2",
                "FinalPayDate", "InvoiceDate", "InvoiceType", "NoxFinans", "OCR", "Project", "Sent", "TermsOfPayment", "Total", "VoucherNumber",
                "VoucherSeries", "VoucherYear", "WayOfDelivery"),
        ],
        Fields = InvoiceFields.Header,
    };

    /// <summary>A row of an invoice. It has no route: it is written with its invoice.</summary>
    public static FortnoxRegister Row { get; } = new("invoices", "invoice", "InvoiceRow", "InvoiceRows", "RowId")
    {
        Table = static all => all.Invoices,
        NotFound = FortnoxErrors.Invoice404,
        Fields = InvoiceFields.Row,
    };

    public static decimal Balance(SandboxRecord invoice) => invoice["Balance"] as decimal? ?? 0;

    private static bool Open(SandboxRecord invoice) => invoice.Flag("Booked") && !invoice.Flag("Cancelled");

    private static FortnoxSearch Between(string parameter, string field, Func<int, bool, bool> fits) => new(parameter, field)
    {
        Instead = (invoice, date) => fits(string.CompareOrdinal(invoice.Text(field), date), invoice.Text(field) is not null),
    };

    private static FortnoxSearch YesOrNo(string parameter, string field) => new(parameter, field)
    {
        Instead = (invoice, text) => (invoice.Text(field) ?? "false").Equals(text, StringComparison.OrdinalIgnoreCase),
    };

    private static FortnoxSearch InRows(string parameter, Func<SandboxRecord, string, bool> fits) => new(parameter, parameter)
    {
        Instead = (invoice, text) => invoice.Rows.Any(row => fits(row, text)),
    };

    private static bool Has(string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;

    private static decimal? Account(SandboxRecord row) => row["AccountNumber"] as decimal?;

    private static decimal Whole(string text) => decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
