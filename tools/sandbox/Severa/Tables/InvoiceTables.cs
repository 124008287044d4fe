using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>Invoices as the register flows need them, read only, and their statuses (Severa FACTS 6.8, 6.10).</summary>
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
            Filters =
            [
                new("invoiceStatusGuids", SeveraFit.Any, "status"), new("projectGuids", SeveraFit.Any, "project"),
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
        Reference("status", static all => all.InvoiceStatuses, "name", "isSent", "isWaitingPayment", "isPaid"),
        Reference("customer", static all => all.Customers, "name", "number"),
        Reference("billingCustomer", static all => all.Customers, "name", "number"),
        Computed("projects", static (all, invoice) => invoice.Text("project") is { } guid && all.Projects.TryFind(guid, out var project)
            ? new JsonArray(SeveraViews.Parts(project, "name", "number"))
            : new JsonArray()),
        Date("date"),
        Date("dueDate"),
        Date("paymentDate"),
        Date("entryDate"),
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
        Flag("isCreditNote"),
        Nothing("reimburseInvoice"),
        Nothing("creditNoteInvoice"),
        Named("invoiceTemplate"),
        Nothing("invoiceNumberBusinessUnitGuid"),
        Flag("canBeDeleted"),
    ];

    private static ImmutableArray<SeveraField> Sums =>
    [
        Reference("currency", static all => all.Currencies, "name", "code", "symbol"),
        Number("currencyRate"),
        Money("totalIncludingTax"),
        Money("totalExcludingTax"),
        Money("totalTax"),
        Money("workHoursTotalExcludingTax"),
        Money("projectFeesTotalExcludingTax"),
        Money("projectTravelExpensesTotalExcludingTax"),
        Money("flatRatesTotalExcludingTax"),
        Number("workHoursQuantity"),
        Number("workHourValueAddedTax"),
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
        Text("senderName"),
        Text("senderContactName"),
        Text("senderContactGuid"),
        Texts("senderAddress", PostalAddress),
        Text("senderVatNumber"),
        Text("senderKvkNumber"),
    ];

    private static SeveraField FreeText(string name) => Computed(name, (_, invoice) => new JsonObject
    {
        ["value"] = invoice.Text(name),
        ["text"] = invoice.Text(name),
        ["plainText"] = invoice.Text(name),
        ["allowTags"] = true,
        ["tagContext"] = null,
    });
}
