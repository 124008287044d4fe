using System.Collections.Immutable;
using Brygga.Sandbox;

namespace Brygga.Tool.Commands;

/// <summary>The invoices of the demo's world.</summary>
internal static class DemoInvoices
{
    private static readonly ImmutableArray<string> Shown =
    [
        "invoice_of_one_project", "invoice_of_several_projects", "invoice_in_euro", "invoice_with_files", "invoice_reverse_charged", "invoice_without_financial_year",
    ];

    /// <summary>Some of the sandbox's cases wait; all else becomes a draft, since at the pace of both systems it would take minutes.</summary>
    public static void LetFewWait(SandboxWorld world)
    {
        var (draft, waiting) = (Status(world, "Utkast"), Status(world, "Att överföra"));
        var shown = world.Cases.Where(static one => Shown.Contains(one.Name, StringComparer.Ordinal)).Select(static one => one.Severa).ToHashSet(StringComparer.Ordinal);
        foreach (var invoice in world.Severa.Invoices.All.Where(one => one.Text("status") == waiting && !shown.Contains(one.Key)))
            world.Severa.Invoices.Change(invoice.Key, record => record["status"] = draft);
    }

    private static string Status(SandboxWorld world, string name) => world.Severa.InvoiceStatuses.All.First(one => one.Text("name") == name).Key;
}
