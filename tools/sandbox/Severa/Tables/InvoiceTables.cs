using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;
using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>
/// Invoices and their statuses (Severa FACTS 6.8, 6.10). What of an invoice can be patched is not published: here it is what its own screen
/// lets a person change.
/// </summary>
internal static class InvoiceTables
{
    private static readonly string[] PostalAddress = ["addressline", "postalCode", "city", "state", "country"];

    public static ImmutableArray<SeveraRegister> All { get; } =
    [
        new("invoices", "invoices")
        {
            Table = static all => all.Invoices,
            Paging = SeveraPaging.Token,
            MostRows = 1000,
            ChangedSince = true,
            Writes = ["PATCH"],
            Admit = SeveraInvoicing.Admit,
            Written = SeveraInvoicing.Number,
            Stamps = SeveraInvoicing.Stamps,
            Filters =
            [
                new("invoiceStatusGuids", SeveraFit.Any, "status"), new("projectGuids", SeveraFit.AnyOf, "projects"),
                new("customerGuids", SeveraFit.Any, "customer"), new("numbers", SeveraFit.Numbers, "number"),
                new("referenceNumbers", SeveraFit.Any, "referenceNumber"), new("startDate", SeveraFit.From, "date"), new("endDate", SeveraFit.To, "date"),
                new("paymentDateStart", SeveraFit.From, "paymentDate"), new("minimumTotalExcludingTax", SeveraFit.Least, "totalExcludingTax"),
                new("maximumTotalExcludingTax", SeveraFit.Most, "totalExcludingTax"),
            ],
            NotSimulated = ["projectOwnerGuids", "projectBusinessUnitGuids", "salesPersonGuids", "createdByUserGuids"],
            Fields = [.. Head, .. Sums, .. Parties],
        },
        new("invoicestatuses", "settings")
        {
            Table = static all => all.InvoiceStatuses,
            Filters = Small,
            NotSimulated = ["sortings"],
            Fields =
            [
                Required("name"), Flag("isActive", true), Flag("isDefault"), Flag("isReadOnly"), Flag("hasInvoiceNumber"), Flag("isSent"),
                Flag("isWaitingPayment"), Flag("isPaid"), Flag("isDefaultForCreditNote"), Whole("sortOrder"),
            ],
        },
    ];

    private static ImmutableArray<SeveraField> Head =>
    [
        Whole("number"),
        Text("referenceNumber"),
        Reference("status", static all => all.InvoiceStatuses, "name", "isSent", "isWaitingPayment", "isPaid") with { Required = true },
        Reference("customer", static all => all.Customers, "name", "number") with { ReadOnly = true },
        Reference("billingCustomer", static all => all.Customers, "name", "number") with { ReadOnly = true },
        Computed("projects", static (all, invoice) => Scalars.List(
            Projects(invoice).Select(all.Projects.Find).OfType<SandboxRecord>().Select(static project => SeveraViews.Parts(project, "name", "number")))),
        Date("date") with { Required = true },
        Date("dueDate") with { Required = true },
        Date("paymentDate") with { ReadOnly = true },
        Date("entryDate") with { ReadOnly = true },
        Whole("paymentTerm"),
        Number("overdueInterest"),
        Text("ourReference"),
        Text("yourReference"),
        Text("orderNumber"),
        Text("notes"),
        FreeText("freeText1"),
        FreeText("freeText2"),
        Reference("language", static all => all.Languages, "name", "englishName", "code"),
        Computed("culture", static (_, _) => new JsonObject { ["name"] = "svenska (Sverige)", ["englishName"] = "Swedish (Sweden)", ["code"] = "sv-SE" }),
        Flag("isCreditNote") with { ReadOnly = true },
        Related("reimburseInvoice"),
        Related("creditNoteInvoice"),
        Named("invoiceTemplate"),
        Nothing("invoiceNumberBusinessUnitGuid"),
        Computed("canBeDeleted", static (_, invoice) => invoice["number"] is null && !invoice.Flag("isCreditNote")),
    ];

    private static ImmutableArray<SeveraField> Sums =>
    [
        Reference("currency", static all => all.Currencies, "name", "code", "symbol") with { ReadOnly = true },
        Number("currencyRate") with { ReadOnly = true },
        Sum("totalIncludingTax"),
        Sum("totalExcludingTax"),
        Sum("totalTax"),
        Sum("workHoursTotalExcludingTax"),
        Sum("projectFeesTotalExcludingTax"),
        Sum("projectTravelExpensesTotalExcludingTax"),
        Sum("flatRatesTotalExcludingTax"),
        Number("workHoursQuantity") with { ReadOnly = true },
        Number("workHourValueAddedTax") with { ReadOnly = true },
    ];

    private static ImmutableArray<SeveraField> Parties =>
    [
        Text("receiverCustomerName"),
        Text("receiverContactGuid"),
        Text("receiverContactName"),
        Text("receiverContactEmail"),
        Texts("receiverAddress", PostalAddress),
        Text("receiverVatNumber"),
        Text("receiverKvkNumber"),
        Text("senderName") with { ReadOnly = true },
        Text("senderContactName") with { ReadOnly = true },
        Text("senderContactGuid") with { ReadOnly = true },
        Texts("senderAddress", PostalAddress),
        Text("senderVatNumber") with { ReadOnly = true },
        Text("senderKvkNumber") with { ReadOnly = true },
    ];

    /// <summary>The projects that an invoice is of, by guid.</summary>
    public static string[] Projects(SandboxRecord invoice) => (invoice.Text("projects") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static SeveraField Sum(string name) => Money(name) with { ReadOnly = true };

    /// <summary>Another invoice, by guid and number.</summary>
    private static SeveraField Related(string name) => Reference(name, static all => all.Invoices, "number") with { ReadOnly = true };

    /// <summary>What stands in the invoice is what a person wrote, with markup; its plain text has none (Severa FACTS 8.1).</summary>
    private static SeveraField FreeText(string name) => Computed(name, (_, invoice) => new JsonObject
    {
        ["value"] = invoice.Text(name),
        ["text"] = invoice.Text(name),
        ["plainText"] = invoice.Text(name) is { } text ? Markup.Plain(text) : null,
        ["allowTags"] = true,
        ["tagContext"] = null,
    });
}
