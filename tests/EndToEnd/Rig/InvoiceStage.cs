using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd.Rig;

/// <summary>
/// Two companies in step, whose invoices Fortnox numbers and books: drafts in Severa that are queued one at a time, each for a customer
/// whom Fortnox does not know and with a file.
/// </summary>
internal sealed class InvoiceStage : TransferStage
{
    private const long FirstCustomer = 9101;

    private const string Settings = """
        sales_invoices.enabled: true
          sales_invoices.pick_up: Klar att fakturera
          sales_invoices.done: Överförd
          sales_invoices.numbers: fortnox
          sales_invoices.bookkeep: true
        """;

    private readonly Queue<string> _drafts;
    private readonly int _before;
    private long _customer = FirstCustomer;

    private InvoiceStage(Stage stage, ConcurrentQueue<SandboxExchange> seen, IEnumerable<string> drafts)
        : base(stage, seen) => (_drafts, _before) = (new(drafts), World.Fortnox.Invoices.Count);

    public static async Task<InvoiceStage> Start(int invoices)
    {
        var seen = new ConcurrentQueue<SandboxExchange>();
        var options = Stage.Small with { Customers = 4, Products = 5, Projects = 4, Invoices = (2 * invoices) + 5, NumberedInvoices = false, Watch = seen.Enqueue };
        var stage = await Stage.StartShipped(options, Settings);
        var severa = stage.World.Severa;
        var drafts = severa.Invoices.All.Where(one => one.Text("status") == Status(severa, "Klar att fakturera")).Select(static one => one.Key).ToList();
        foreach (var draft in drafts) severa.Invoices.Change(draft, one => one["status"] = Status(severa, "Utkast"));
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        await stage.SyncUntilDone();
        var plain = drafts.Where(draft => severa.InvoiceRows.Of(draft).All(static row => row["vatRate"] is not null)).ToList();
        Assert.True(plain.Count >= invoices, $"only {plain.Count} of {drafts.Count} drafts can be transferred");
        return new(stage, seen, plain);
    }

    public override Func<IReadOnlyList<string>> Queue()
    {
        var (severa, number, draft) = (World.Severa, _customer++, _drafts.Dequeue());
        var stem = string.Create(CultureInfo.InvariantCulture, $"underlag-{number}");
        var name = $"{stem}.pdf";
        byte[] content = [.. "%PDF-1.4\n"u8, .. Encoding.ASCII.GetBytes(name), .. "\n%%EOF\n"u8];
        foreach (var other in severa.InvoiceFiles.Of(draft)) severa.InvoiceFiles.Remove(other.Key);
        var file = severa.Files.Add(Guid.NewGuid().ToString(), Values(("contentType", "application/pdf"), ("content", content))).Key;
        severa.InvoiceFiles.Add(Guid.NewGuid().ToString(), Values(
            ("invoice", draft), ("fileGuid", file), ("name", name), ("size", (decimal)content.Length), ("contentType", "application/pdf"),
            ("category", "Invoice"), ("isInternal", false), ("sortOrder", 1L)));
        var customer = People.AddToSevera(World, number);
        severa.Invoices.Change(draft, one => (one["customer"], one["billingCustomer"], one["status"]) = (customer, customer, Status(severa, "Klar att fakturera")));
        var waiting = new Waiting(draft, number.ToString(CultureInfo.InvariantCulture), stem);
        return () => Wrongs(waiting);
    }

    private List<string> Wrongs(Waiting invoice)
    {
        var (severa, fortnox) = (World.Severa, World.Fortnox);
        var made = fortnox.Invoices.All.Where(one => one.Text("CustomerNumber") == invoice.Customer).ToList();
        if (made.Count != 1) return [$"{made.Count} invoices in Fortnox"];
        var (there, here, number) = (made[0], severa.Invoices.Find(invoice.Guid)!, made[0].Key);
        var files = fortnox.Files.All.Where(one => one.Text("Name")!.StartsWith(invoice.File, StringComparison.Ordinal)).ToList();
        var attached = fortnox.Attachments.Of(number);
        List<(bool Right, string Wrong)> promises =
        [
            (fortnox.Invoices.Count == _before + (_customer - FirstCustomer), "more invoices than were queued, or fewer"),
            (fortnox.Invoices.All.Count(one => one.Text("ExternalInvoiceReference1") == there.Text("ExternalInvoiceReference1")) == 1, "not one with its mark"),
            (fortnox.Customers.All.Count(one => one.Text("Name")?.Contains(invoice.Customer, StringComparison.Ordinal) is true) == 1, "not one customer"),
            (attached.Length == 1, $"{attached.Length} attachments"),
            (files is [{ } file] && attached.All(one => one.Text("fileId") == file.Text("ArchiveFileId")), $"{files.Count} files"),
            (there.Flag("Booked"), "not booked"),
            (here.Text("number") == number, $"number {here.Text("number")}, not {number}"),
            (here.Text("status") == Status(severa, "Överförd"), $"status {severa.InvoiceStatuses.Find(here.Text("status")!)?.Text("name")}"),
        ];
        return [.. promises.Where(static one => !one.Right).Select(static one => one.Wrong)];
    }

    private static string Status(SeveraRegisters severa, string name) => severa.InvoiceStatuses.All.Single(one => one.Text("name") == name).Key;
}

/// <summary>An invoice in the queue.</summary>
/// <param name="File">How the name of its file begins.</param>
internal sealed record Waiting(string Guid, string Customer, string File);
