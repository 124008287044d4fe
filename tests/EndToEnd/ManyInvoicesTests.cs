using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>Invoices of every kind at once: of 1 to 40 rows, several projects, three currencies, four rates, reverse charges.</summary>
public sealed class ManyInvoicesTests
{
    private const int Many = 150;

    private const string Settings = """
        sales_invoices.enabled: true
          sales_invoices.pick_up: Att överföra
          sales_invoices.done: Överförd
          sales_invoices.tolerance: 0
        """;

    [Fact]
    public async Task M1_every_invoice_is_in_Fortnox_once_equal_to_the_öre_or_is_held_with_a_finding_that_says_why()
    {
        await using var stage = await Stage.StartShipped(Stage.Small with { Customers = 60, Invoices = Many }, Settings);
        var (severa, fortnox) = (stage.World.Severa, stage.World.Fortnox);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        var queued = severa.Invoices.All.Where(one => !one.Flag("isCreditNote") && NameOf(severa, one) == "Att överföra").ToList();
        Assert.InRange(queued.Count, Many, int.MaxValue);
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);

        var plan = await stage.Plan();
        Assert.Empty(plan.Steps);
        var wrong = queued.SelectMany(invoice => Wrong(stage.World, plan, invoice)).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var transferred = queued.Count(invoice => NameOf(severa, severa.Invoices.Find(invoice.Key)!) == "Överförd");
        Assert.InRange(transferred, queued.Count * 8 / 10, queued.Count);
        Assert.Equal(transferred, fortnox.Invoices.All.Select(static one => one.Text("ExternalInvoiceReference1")).OfType<string>().Distinct(StringComparer.Ordinal).Count());
    }

    private static IEnumerable<string> Wrong(SandboxWorld world, PlanView plan, SandboxRecord queued)
    {
        var invoice = world.Severa.Invoices.Find(queued.Key)!;
        var there = world.Fortnox.Invoices.All.Where(one => one.Key == queued.Text("number")).ToList();
        var status = NameOf(world.Severa, invoice);
        if (there is [])
        {
            var held = plan.About($"severa.invoice/{invoice.Key}").Where(static finding => finding.Kind is "Hold" or "Refuse" or "Tie" && finding.Message.Length > 0);
            if (!held.Any()) yield return $"{invoice.Key} is nowhere, and no finding says why";
            if (status != "Att överföra") yield return $"{invoice.Key} is nowhere, and yet {status}";
            yield break;
        }

        if (there.Count != 1) yield return $"{invoice.Key} is there {there.Count} times";
        if (status != "Överförd") yield return $"{invoice.Key} is there, and yet {status}";
        if (Sum(invoice, "totalExcludingTax") != (decimal?)there[0]["Net"]) yield return $"{invoice.Key}: net {Sum(invoice, "totalExcludingTax")} became {there[0].Text("Net")}";
        if (Sum(invoice, "totalTax") != (decimal?)there[0]["TotalVAT"]) yield return $"{invoice.Key}: VAT {Sum(invoice, "totalTax")} became {there[0].Text("TotalVAT")}";
    }

    private static decimal Sum(SandboxRecord invoice, string field) => ((SandboxMoney)invoice[field]!).Amount;

    private static string? NameOf(SeveraRegisters severa, SandboxRecord invoice) => severa.InvoiceStatuses.Find(invoice.Text("status")!)?.Text("name");
}
