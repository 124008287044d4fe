using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>What the rows of a credit note were made of (Severa FACTS 6.8, 6.9): each has a route of its own and a model of its own.</summary>
internal static class ReimbursedTables
{
    public static ImmutableArray<SeveraRegister> All { get; } =
    [
        Under("reimbursedworkhours") with
        {
            Table = static all => all.ReimbursedWorkHours,
            NotSimulated = ["textToSearch", "sortings"],
            Fields =
            [
                Reference("project", static all => all.Projects, "name", "number"), InvoiceItemTables.ItsPhase,
                Reference("customer", static all => all.Customers, "name"), Reference("user", static all => all.Users, "name"),
                Reference("workType", static all => all.WorkTypes, "name"), .. Item, Nothing("startTime"), Nothing("endTime"), Nothing("overtime"),
                Text("invoiceRowComment"), Nothing("plannedInvoiceQuantity"),
            ],
        },
        Under("reimbursedprojectfees") with
        {
            Table = static all => all.ReimbursedProjectFees,
            Paging = SeveraPaging.Token,
            Fields = [Reference("product", static all => all.Products, "name"), .. Bought, Choice("productType", "FixedFees", "Materials", "Subcontracting")],
        },
        Under("reimbursedprojecttravelexpenses") with
        {
            Table = static all => all.ReimbursedProjectTravelExpenses,
            NotSimulated = ["textToSearch", "sortings"],
            Fields =
            [
                Reference("product", static all => all.TravelExpenseTypes, "name"), .. Bought, Nothing("travelStartTime"),
                Nothing("travelEndTime"),
            ],
        },
    ];

    private static SeveraRegister Under(string path) => new(path, "invoices")
    {
        Table = static all => all.InvoiceRows,
        Fields = [],
        Listed = false,
        Single = false,
        Parents = [InvoicePartTables.OfInvoice],
    };

    private static ImmutableArray<SeveraField> Item =>
    [
        Text("description"), Date("eventDate"), Number("quantity"), Money("unitPrice"), Money("unitCost"), InvoicePartTables.Owner("invoiceGuid"),
        .. InvoiceItemTables.OnRow,
    ];

    /// <summary>Here the number of the project is a text.</summary>
    private static ImmutableArray<SeveraField> Bought =>
    [
        Text("name"), Reference("project", static all => all.Projects) with { Shown = static (_, project) => new JsonObject
        {
            ["guid"] = project.Key,
            ["name"] = project.Text("name"),
            ["number"] = project.Text("number"),
        } },
        InvoiceItemTables.ItsPhase, Reference("user", static all => all.Users, "name"), .. Item, Text("measurementUnit"), Number("vatRate"),
    ];
}
