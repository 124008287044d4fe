using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;
using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>What belongs to one invoice: its rows, its settings, its files (Severa FACTS 6.8, 6.9, 6.13).</summary>
internal static class InvoicePartTables
{
    public static ImmutableArray<SeveraRegister> All { get; } =
    [
        new("invoicerows", "invoices")
        {
            Table = static all => all.InvoiceRows,
            Paging = SeveraPaging.Token,
            ChangedSince = true,
            Parents = [OfInvoice with { Filters = Filters(SeveraFit.Any, "rowType") }],
            Fields = Row,
        },
        new("invoicesettings", "invoices")
        {
            Table = static all => all.InvoiceSettings,
            Listed = false,
            Single = false,
            Parents = [OfInvoice with { One = true }],
            Writes = ["PATCH"],
            PatchAnswersOne = true,
            Admit = SeveraInvoicing.AdmitSettings,
            Written = SeveraInvoicing.ShowDates,
            Fields = Settings,
        },
        new("invoicefiles", "files")
        {
            Table = static all => all.InvoiceFiles,
            Listed = false,
            Parents = [OfInvoice with { Under = "files" }],
            Fields =
            [
                Required("name"), Number("size"), Text("description"), Text("contentType"), Choice("category", "Invoice"), Flag("isInternal"), Text("fileGuid"),
                Owner("invoiceGuid"), Whole("sortOrder"),
            ],
        },
    ];

    /// <summary>A list under an invoice, which asks for the right to read invoices where nothing else is said.</summary>
    public static SeveraParent OfInvoice => new("invoices", "invoice", static all => all.Invoices);

    /// <summary>The guid of the invoice, bare.</summary>
    public static SeveraField Owner(string name) => Computed(name, static (_, part) => part.Text("invoice"));

    private static ImmutableArray<SeveraField> Row =>
    [
        Owner("invoiceGuid"),
        Choice("rowType", "FlatRate", "Hours", "ProjectFees", "TravelExpenses"),
        Text("description"),
        Number("quantity"),
        Money("unitPrice"),
        Text("measurementUnit"),
        Number("vatRate"),
        Whole("sortOrder"),
        Booking("salesAccount"),
        Booking("recurringSalesAccount"),
        Booking("costCenter"),
        Booking("vatAccount"),
        Booking("salesReceivableAccount"),
        Choice("category", "Hours", "ProjectFees", "Travels"),
        Text("flatRateGuid"),
        Flag("hasInvoiceComment"),
        Computed("code", static (_, row) => Scalars.List(
            (row.Text("code") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static code => (JsonNode?)code))),
    ];

    private static ImmutableArray<SeveraField> Settings =>
    [
        Date("entryDate"),
        Date("paymentDate"),
        Flag("isReverseCharged"),
        Text("reverseChargeDescription"),
        Choice("style", "BlackAndWhite", "Blue", "Cyan", "Green", "Lilac", "Orange", "Plain", "Red", "Yellow"),
        .. Shown("showLogoAndTitle", "showFooter", "showQuantity", "showUnit", "showUnitPrice", "showValueAddedTax"),
        Flag("showPriceExcludingValueAddedTax") with { ReadOnly = true },
        Flag("showAttachmentQuantity") with { ReadOnly = true },
        .. Shown("showAttachmentUnit", "showAttachmentUnitPrice", "showAttachmentValueAddedTax", "showAttachmentPriceExcludingValueAddedTax"),
        Text("workHourDescriptionFormat"),
        Text("projectTravelExpenseDescriptionFormat"),
        Text("projectFeeDescriptionFormat"),
        .. Groupings("workHour", "projectFee", "projectTravelExpense"),
        .. Shown("showCategories"),
        Text("categorySortOrder"),
        .. Shown("showReferenceNumber"),
    ];

    private static IEnumerable<SeveraField> Shown(params string[] names) => names.Select(static name => Flag(name, true));

    private static IEnumerable<SeveraField> Groupings(params string[] kinds) => kinds.SelectMany(static kind => new[]
    {
        Choice($"{kind}Grouping", "OneByOne", "Group", "Group+Attachment"), Text($"{kind}PrimaryGroupBy"), Text($"{kind}SecondaryGroupBy"),
    });

    /// <summary>An account as it was on the invoice; stored as texts with a dot.</summary>
    private static SeveraField Booking(string name) => Computed(name, (_, row) => row.Text($"{name}.number") is { } number
        ? new JsonObject { ["number"] = number, ["name"] = row.Text($"{name}.name") }
        : null);
}
