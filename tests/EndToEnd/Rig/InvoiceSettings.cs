using Brygga.Sandbox;

namespace Brygga.EndToEnd.Rig;

/// <summary>Workspaces that send invoices, with the sandbox's own statuses.</summary>
internal static class InvoiceSettings
{
    /// <summary>Severa numbers.</summary>
    public const string Numbered = """
        sales_invoices.enabled: true
          sales_invoices.pick_up: Att överföra
          sales_invoices.done: Överförd
        """;

    /// <summary>Fortnox numbers.</summary>
    public const string ByFortnox = """
        sales_invoices.enabled: true
          sales_invoices.pick_up: Klar att fakturera
          sales_invoices.done: Överförd
          sales_invoices.numbers: fortnox
        """;

    public static string StatusOf(SandboxWorld world, SandboxRecord invoice) => world.Severa.InvoiceStatuses.Find(invoice.Text("status")!)!.Text("name")!;

    public static string Status(SandboxWorld world, string name) => world.Severa.InvoiceStatuses.All.Single(one => one.Text("name") == name).Key;
}
