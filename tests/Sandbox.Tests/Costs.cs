using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>A sandbox with supplier invoices, and what tests ask of it.</summary>
internal static class Costs
{
    /// <summary>The cases and a few more.</summary>
    public static Task<Rig> Start(int count = 0) => Rig.Start(options => options with { Customers = 60, SupplierInvoices = count });

    /// <summary>The given number of a case.</summary>
    public static string Of(Rig rig, string name) => rig.World.Case(name).Fortnox!;

    /// <summary>The invoice as Fortnox answers it.</summary>
    public static async Task<JsonNode> Invoice(Rig rig, string number) => (await rig.Fortnox("GET", $"supplierinvoices/{number}")).Json["SupplierInvoice"]!;

    public static JsonArray Rows(JsonNode invoice) => invoice["SupplierInvoiceRows"]!.AsArray();

    /// <summary>Creates an invoice of supplier 501 over some rows, with more members of the head.</summary>
    public static Task<Reply> Create(Rig rig, string rows, string head = "") => rig.Fortnox(
        "POST", "supplierinvoices", $$"""{"SupplierInvoice":{"SupplierNumber":"501","DueDate":"2025-06-30"{{head}},"SupplierInvoiceRows":[{{rows}}]} }""");

    /// <summary>A project that both systems have and that is open in Severa.</summary>
    public static string Project(Rig rig) => rig.World.Fortnox.SupplierInvoices.Find(Of(rig, "cost_row_project"))!.Rows[1].Text("Project")!;

    /// <summary>The same in Severa, by guid.</summary>
    public static SandboxRecord SeveraProject(Rig rig) => rig.World.Severa.Projects.All.Single(one => one.Text("number") == Project(rig));

    /// <summary>Creates a fee over a product in that project, with more members.</summary>
    public static Task<Reply> Fee(Rig rig, string more = "") => rig.Severa(
        "POST", "v1/projectfees",
        $$$"""{"project":{"guid":"{{{SeveraProject(rig).Key}}}"},"product":{"guid":"{{{rig.World.Severa.Products.All[0].Key}}}"}{{{more}}} }""");
}
