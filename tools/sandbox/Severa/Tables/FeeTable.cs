using System.Collections.Immutable;
using Brygga.Sandbox.Http;
using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>
/// Project fees, which are what a project costs (Severa FACTS 6.11). What is left open there is taken the stricter way: a fee is neither made nor
/// changed in a closed project or in a phase that is locked or completed, nor changed once it is invoiced; a price that is left out is the
/// product's, a quantity 0.
/// </summary>
internal static class FeeTable
{
    private const string Product = "product";
    private const string Project = "project";

    /// <summary>What a fee has from its product when it is made without.</summary>
    private static readonly (string Fee, string Product)[] FromProduct =
    [
        ("name", "name"), ("unitPrice", "unitPrice"), ("unitCost", "unitCost"), ("measurementUnit", "measurementUnit"), ("vatRate", "vatRate"),
        ("productType", "type"), ("salesAccount", "salesAccount"),
    ];

    public static SeveraRegister Register { get; } = new("projectfees", "fees")
    {
        Table = static all => all.ProjectFees,
        Paging = SeveraPaging.Token,
        MostRows = 1000,
        ChangedSince = true,
        Writes = AllWrites,
        CreateAnswersList = true,
        Check = Check,
        Given = Given,
        Written = static (all, fee, _) => fee["customer"] = all.Projects.Find(fee.Text(Project)!)!.Text("customer"),
        Kept = static (all, fee) => Changeable(all, fee),
        Parents =
        [
            InvoicePartTables.OfInvoice with { Scope = "invoices", Filters = Filters(SeveraFit.Any, "productType") },
            new("projects", Project, static all => all.Projects)
            {
                Filters =
                [
                    .. Filters(SeveraFit.Any, "productType"), .. Filters(SeveraFit.Flag, "isBillable"), new("isBilled", SeveraFit.Given, "invoice"),
                ],
            },
        ],
        NotSimulated = ["invoiceableDate", "includeRecurringRules", "isBillablePeriodInFuture"],
        Fields =
        [
            Text("name"),
            Reference(Project, static all => all.Projects, "name") with { Required = true },
            InvoiceItemTables.ItsPhase,
            Reference("customer", static all => all.Customers, "name", "number") with { ReadOnly = true },
            Reference(Product, static all => all.Products, "name", "code"),
            Text("description"),
            Money("unitPrice"),
            Money("unitCost"),
            Number("quantity") with { Default = 0m },
            Text("measurementUnit"),
            Flag("hasVolumePricing"),
            Choice("productType", "FixedFees", "Materials", "Subcontracting"),
            Number("vatRate"),
            Nothing("displayPeriodStartDate"),
            Reference("user", static all => all.Users, "code", "name"),
            Reference("costCenter", static all => all.CostCenters, "name", "identifier"),
            Reference("salesAccount", static all => all.SalesAccounts, "name", "number"),
            Date("eventDate"),
            Choice("billingSchedule", "Immediately", "OnDate", "WhenPhaseCompleted", "Recurring") with { Default = "Immediately" },
            Nothing("plannedBillingDate"),
            Nothing("billingDependencyPhase"),
            Flag("isBillable"),
            Reference("invoice", static all => all.Invoices, "date", "number"),
            Number("invoiceQuantity"),
            Text("invoiceRowGuid") with { ReadOnly = true },
            Text("invoiceRowDescription"),
            Text("invoiceRowComment"),
            Flag("isRecurrenceRule") with { ReadOnly = true },
            Nothing("recurrenceRuleGuid"),
        ],
    };

    /// <summary>Where nothing can be booked any more.</summary>
    public static Answer? Open(SandboxRecord project)
    {
        if (project.Flag("isClosed")) return SeveraErrors.Operation("The project is closed.");
        return project.Flag(InvoiceItemTables.PhaseFlag("isLocked")) || project.Flag(InvoiceItemTables.PhaseFlag("isCompleted"))
            ? SeveraErrors.Operation("The phase is locked or completed.")
            : null;
    }

    private static Answer? Check(SeveraRegisters all, SandboxRecord? fee, IReadOnlyDictionary<string, object?> values)
    {
        if (fee is not null && Changeable(all, fee) is { } settled) return settled;
        if (values.GetValueOrDefault(Project) is string project && Open(all.Projects.Find(project)!) is { } closed) return closed;
        return fee is null && values.GetValueOrDefault(Product) is null && values.GetValueOrDefault("productType") is null
            ? SeveraErrors.Parameter("productType must have a value when there is no product.", SeveraErrors.Body, "productType")
            : null;
    }

    private static Answer? Changeable(SeveraRegisters all, SandboxRecord fee) => fee["invoice"] is not null
        ? SeveraErrors.Operation("The fee is invoiced.")
        : Open(all.Projects.Find(fee.Text(Project)!)!);

    private static void Given(SeveraRegisters all, Dictionary<string, object?> values)
    {
        if (values.GetValueOrDefault(Product) is not string guid || all.Products.Find(guid) is not { } product) return;
        foreach (var (name, source) in FromProduct) values[name] = values.GetValueOrDefault(name) ?? product[source];
    }
}
