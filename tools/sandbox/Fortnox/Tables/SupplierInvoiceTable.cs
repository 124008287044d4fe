using System.Collections.Immutable;
using static Brygga.Sandbox.Fortnox.Tables.Fields;

namespace Brygga.Sandbox.Fortnox.Tables;

/// <summary>
/// Supplier invoices and their rows (Fortnox FACTS 13). In a row of the list the field <c>Cancelled</c> is <c>Cancel</c>. The parameters that
/// clients use are taken; no order of the list is known but that of its keys.
/// </summary>
internal static class SupplierInvoiceTable
{
    public static FortnoxRegister Register { get; } = new("supplierinvoices", "supplierinvoice", "SupplierInvoice", "SupplierInvoices", "GivenNumber")
    {
        Table = static all => all.SupplierInvoices,
        NotFound = static () => FortnoxErrors.NoRecord("leverantörsfakturan"),
        NumericKey = true,
        LastModified = true,
        Filters =
        [
            new("cancelled", static (one, _) => one.Flag("Cancelled")), new("fullypaid", static (one, _) => Open(one) && Balance(one) == 0),
            new("unpaid", static (one, _) => Open(one) && Balance(one) != 0),
            new("unpaidoverdue", static (one, today) => Open(one) && Balance(one) != 0 && string.CompareOrdinal(one.Text("DueDate"), today) < 0),
            new("unbooked", static (one, _) => !one.Flag("Booked") && !one.Flag("Cancelled")),
            new("pendingpayment", static (one, _) => one.Flag("PaymentPending")),

            // This company has nobody authorise its invoices.
            new("authorizepending", static (_, _) => false),
        ],
        Searches =
        [
            .. Searches("SupplierNumber", "SupplierName", "CostCenter", "Project", "OCR", "InvoiceNumber"),
            new("fromdate", "InvoiceDate") { Instead = static (one, day) => string.CompareOrdinal(one.Text("InvoiceDate"), day) >= 0 },
            new("todate", "InvoiceDate") { Instead = static (one, day) => string.CompareOrdinal(one.Text("InvoiceDate"), day) <= 0 },
        ],
        Row =
        [
            .. Columns("AuthorizerName", "Balance", "Booked"), new("Cancel", "Cancelled"), .. Columns(
                "CostCenter", "Credit", "Currency", "CurrencyRate", "CurrencyUnit", "DueDate", "ExternalInvoiceNumber", "ExternalInvoiceSeries",
                "FinalPayDate", "GivenNumber", "InvoiceDate", "InvoiceNumber", "Project", "SupplierName", "SupplierNumber", "Total"),
        ],
        Fields = Header,
    };

    /// <summary>A row of a supplier invoice. It has no route and no id: it is written with its invoice.</summary>
    public static FortnoxRegister Row { get; } = new("supplierinvoices", "supplierinvoice", "SupplierInvoiceRow", "SupplierInvoiceRows", "Account")
    {
        Table = static all => all.SupplierInvoices,
        NotFound = Register.NotFound,
        Fields =
        [
            Number("Account") with { Least = 1000, Most = 9999 }, Text("AccountDescription"),
            Code("ArticleNumber", static all => all.Articles, FortnoxErrors.NoArticleOfRow),
            Choice("Code", "TOT", "VAT", "FRT", "AFE", "ROV", "CND", "CNC", "PRD", "PRC", "SRD", "SRC", "PRE", "GWB", "ACC") with { Default = null },
            CostCenter, Amount("Credit"), Amount("CreditCurrency"), Amount("Debit"), Amount("DebitCurrency"), Text("ItemDescription"), Amount("Price"),
            ProjectCode, Amount("Quantity"), Text("StockLocationCode"), Text("StockPointCode"), Amount("Total") with { ReadOnly = true },
            Text("TransactionInformation", 100), Text("Unit") with { ReadOnly = true },
        ],
    };

    /// <summary>The connection of a file to a supplier invoice (Fortnox FACTS 14). Whether the search is for a part is unverified: here it is.</summary>
    public static FortnoxRegister File { get; } = new(
        "supplierinvoicefileconnections", "connectfile", "SupplierInvoiceFileConnection", "SupplierInvoiceFileConnections", "FileId")
    {
        Table = static all => all.SupplierInvoiceFiles,
        NotFound = static () => FortnoxErrors.NoRecord("kopplingen"),
        Writes = ["POST", "DELETE"],
        Searches = Searches("SupplierInvoiceNumber"),
        Fields =
        [
            Required("FileId"), Text("Name") with { ReadOnly = true },
            Code("SupplierInvoiceNumber", static all => all.SupplierInvoices, static () => FortnoxErrors.Against("Kan inte hitta leverantörsfakturan.")) with
            {
                Required = true,
            },
            Text("SupplierName") with { ReadOnly = true },
        ],
    };

    private static ImmutableArray<FortnoxField> Header =>
    [
        Choice("AccountingMethod", "ACCRUAL", "CASH") with { ReadOnly = true }, Sum("AdministrationFee"), Text("AuthorizerName") with { ReadOnly = true, RowOnly = true },
        Sum("Balance") with { ReadOnly = true }, Flag("Booked") with { ReadOnly = true }, Flag("Cancelled") with { ReadOnly = true }, Text("Comments", 1000),
        CostCenter, Flag("Credit") with { ReadOnly = true }, Amount("CreditReference"),
        Code("Currency", static all => all.Currencies, FortnoxErrors.NoCurrency) with { Longest = 3, Shortest = 3 }, Money("CurrencyRate"),
        Number("CurrencyUnit") with { Default = 1m }, Flag("DisablePaymentFile"), Date("DueDate"), Text("ExternalInvoiceNumber"), Text("ExternalInvoiceSeries"),
        Date("FinalPayDate") with { ReadOnly = true }, Sum("Freight"), Text("GivenNumber") with { ReadOnly = true }, Date("InvoiceDate"),
        Text("InvoiceNumber", 64), Text("OCR"), Text("OurReference", 50), Flag("PaymentPending"), ProjectCode, Sum("RoundOffValue"),
        Choice("SalesType", "STOCK", "SERVICE"), Text("SupplierName") with { ReadOnly = true },
        Code("SupplierNumber", static all => all.Suppliers, static () => FortnoxErrors.Against("Kan inte hitta leverantören.")) with { Required = true },
        Sum("Total"), Sum("VAT"), Choice("VATType", "NORMAL", "EUINTERNAL", "REVERSE"), Number("VoucherNumber") with { ReadOnly = true },
        Text("VoucherSeries") with { ReadOnly = true, EmptyIsNull = true }, Number("VoucherYear") with { ReadOnly = true }, Text("YourReference", 50),
    ];

    private static FortnoxField CostCenter => Code("CostCenter", static all => all.CostCenters, static () => FortnoxErrors.Value("CostCenter"));

    private static FortnoxField Amount(string name) => Number(name) with { Default = 0m };

    /// <summary>An amount that goes out as text (Fortnox FACTS 3).</summary>
    private static FortnoxField Sum(string name) => Money(name) with { Default = 0m };

    private static bool Open(SandboxRecord invoice) => invoice.Flag("Booked") && !invoice.Flag("Cancelled");

    private static decimal Balance(SandboxRecord invoice) => invoice["Balance"] as decimal? ?? 0;
}
