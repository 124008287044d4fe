using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>
/// What invoice rows were made of, which alone tells a row's project (Severa FACTS 6.9). A project is shown with its number by hours, travel
/// expenses and flat rates, and without it by fees.
/// </summary>
internal static class InvoiceItemTables
{
    public static ImmutableArray<SeveraRegister> All { get; } =
    [
        new("workhours", "hours")
        {
            Table = static all => all.WorkHours,
            Paging = SeveraPaging.Token,
            Listed = false,
            Single = false,
            Parents = [InvoicePartTables.OfInvoice with { Scope = "invoices" }],
            Fields = [.. Hour, Invoice, Flag("isBillable"), Choice("billableStatus", "Billable"), Flag("isProductive"), Flag("isApproved"), Flag("isModifiable")],
        },
        FeeTable.Register,
        new("projecttravelexpenses", "travels")
        {
            Table = static all => all.ProjectTravelExpenses,
            Paging = SeveraPaging.Token,
            Listed = false,
            Single = false,
            Parents = [InvoicePartTables.OfInvoice with { Scope = "invoices" }],
            Fields = Travel,
        },
        new("flatrates", "fees")
        {
            Table = static all => all.FlatRates,
            Paging = SeveraPaging.Token,
            ChangedSince = true,
            Audited = false,
            SingleInList = true,
            Filters = [new("invoiceGuid", SeveraFit.Any, "invoice")],
            Fields =
            [
                Project("number"), ItsPhase, Choice("billingSchedule", "Immediately", "WhenPhaseCompleted", "OnDate"), Date("plannedBillingDate"), Money("price"),
                Number("includesHours"), Flag("billAdditionalHours"), Money("pricePerAdditionalHour"), InvoicePartTables.Owner("invoiceGuid"),
            ],
        },
    ];

    /// <summary>The fields that an hour of an invoice and one of a credit note share.</summary>
    private static ImmutableArray<SeveraField> Hour =>
    [
        Reference("project", static all => all.Projects) with { Shown = static (_, project) => ProjectOfHour(project) },
        Computed("phase", static (all, item) => Phase(all, item, "isCompleted", "isLocked")),
        Customer("number"),
        Person("user"),
        Reference("workType", static all => all.WorkTypes, "name", "code"),
        Text("description"),
        Date("eventDate"),
        Number("quantity"),
        Nothing("startTime"),
        Nothing("endTime"),
        Nothing("overtime"),
        Money("unitPrice"),
        Money("unitCost"),
        Nothing("plannedInvoiceQuantity"),
        .. OnRow,
        Text("invoiceRowComment"),
    ];

    private static ImmutableArray<SeveraField> Travel =>
    [
        Reference("project", static all => all.Projects, "name", "number") with { Shown = static (_, project) => ProjectOfTravel(project) },
        ItsPhase,
        Customer(),
        Reference("user", static all => all.Users, "code", "name"),
        Reference("travelExpense", static all => all.TravelExpenseTypes, "name", "expenseClass", "includeTime", "code"),
        Text("description"),
        Money("unitPrice"),
        Money("unitCost"),
        Money("unitCostExcludingPurchaseVat"),
        Number("quantity"),
        Text("measurementUnit"),
        Number("vatRate"),
        Number("purchaseVatRate"),
        Date("eventDate"),
        Nothing("travelStartTime"),
        Nothing("travelEndTime"),
        Flag("travelReimbursementRequired"),
        Nothing("travelReimbursement"),
        Flag("isBillable"),
        Choice("billingSchedule", "Immediately", "WhenPhaseCompleted", "OnDate"),
        Nothing("plannedBillingDate"),
        Nothing("billingDependencyPhase"),
        Invoice,
        .. OnRow,
        Text("invoiceRowComment"),
        Nothing("costAccount"),
        Nothing("costCenter"),
        Nothing("salesAccount"),
        Computed("attachmentCount", static (_, _) => 0),
    ];

    /// <summary>Where an item stands on the invoice.</summary>
    public static ImmutableArray<SeveraField> OnRow => [Number("invoiceQuantity"), Text("invoiceRowGuid"), Text("invoiceRowDescription")];

    public static SeveraField ItsPhase => Computed("phase", static (all, item) => Phase(all, item));

    /// <summary>The only phase of a project is its root, which has the project's name.</summary>
    private static JsonObject? Phase(SeveraRegisters all, SandboxRecord item, params ReadOnlySpan<string> flags)
    {
        if (item.Text("project") is not { } guid || all.Projects.Find(guid) is not { } project) return null;
        var phase = new JsonObject { ["guid"] = ProjectTables.Derived(project.Key), ["name"] = project.Text("name") };
        foreach (var flag in flags) phase[flag] = project.Flag(PhaseFlag(flag));
        return phase;
    }

    /// <summary>Where a project keeps what its only phase is: <c>isLocked</c>, <c>isCompleted</c>.</summary>
    public static string PhaseFlag(string flag) => $"rootPhase.{flag}";

    private static SeveraField Invoice => Reference("invoice", static all => all.Invoices, "date", "number");

    private static SeveraField Project(params string[] shown) => Reference("project", static all => all.Projects, ["name", .. shown]);

    private static SeveraField Customer(params string[] shown) => Reference("customer", static all => all.Customers, ["name", .. shown]);

    private static JsonObject ProjectOfHour(SandboxRecord project)
    {
        var json = SeveraViews.Parts(project, "name", "number");
        json["isClosed"] = project.Flag("isClosed");
        return json;
    }

    private static JsonObject ProjectOfTravel(SandboxRecord project)
    {
        var json = SeveraViews.Parts(project, "name", "number");
        json["isInternal"] = project.Flag("isInternal");
        return json;
    }
}
