using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Brygga.Connectors.Http;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd.Rig;

/// <summary>
/// Two companies in step, whose invoices Fortnox numbers and books: drafts in Severa that are queued one at a time, each for a customer
/// whom Fortnox does not know and with a file.
/// </summary>
internal sealed class InvoiceStage : IAsyncDisposable
{
    private const int Most = 6;
    private const long FirstCustomer = 9101;

    private const string Settings = """
        sales_invoices.enabled: true
          sales_invoices.pick_up: Klar att fakturera
          sales_invoices.done: Överförd
          sales_invoices.numbers: fortnox
          sales_invoices.bookkeep: true
        """;

    private static readonly RetryLimits Hasty = new() { Tries = 3, Delay = TimeSpan.FromMilliseconds(20), RateDelay = TimeSpan.FromMilliseconds(50) };

    private readonly Stage _stage;
    private readonly ConcurrentQueue<SandboxExchange> _seen;
    private readonly Queue<string> _drafts;
    private long _customer = FirstCustomer;

    private InvoiceStage(Stage stage, ConcurrentQueue<SandboxExchange> seen, IEnumerable<string> drafts) => (_stage, _seen, _drafts) = (stage, seen, new(drafts));

    public SandboxFaults Faults => _stage.Sandbox.Faults;

    /// <summary>A run that waits two seconds for an answer, and tries again at once.</summary>
    private static Seams Impatient => Seams.None with { WithoutLimits = true, Session = new() { Timeout = TimeSpan.FromSeconds(2), Retry = Hasty } };

    public static async Task<InvoiceStage> Start(int invoices)
    {
        var seen = new ConcurrentQueue<SandboxExchange>();
        var options = Stage.Small with { Customers = 4, Products = 5, Projects = 4, Invoices = invoices, NumberedInvoices = false, Watch = seen.Enqueue };
        var stage = await Stage.StartShipped(options, Settings);
        var severa = stage.World.Severa;
        var drafts = severa.Invoices.All.Where(one => one.Text("status") == Status(severa, "Klar att fakturera")).Select(static one => one.Key).ToList();
        foreach (var draft in drafts) severa.Invoices.Change(draft, one => one["status"] = Status(severa, "Utkast"));
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        await stage.SyncUntilDone();
        return new(stage, seen, drafts);
    }

    /// <summary>Queues the next draft.</summary>
    public Waiting Queue()
    {
        var (severa, number, draft) = (_stage.World.Severa, _customer++, _drafts.Dequeue());
        var stem = string.Create(CultureInfo.InvariantCulture, $"underlag-{number}");
        var name = $"{stem}.pdf";
        byte[] content = [.. "%PDF-1.4\n"u8, .. Encoding.ASCII.GetBytes(name), .. "\n%%EOF\n"u8];
        foreach (var other in severa.InvoiceFiles.Of(draft)) severa.InvoiceFiles.Remove(other.Key);
        var file = severa.Files.Add(Guid.NewGuid().ToString(), Values(("contentType", "application/pdf"), ("content", content))).Key;
        severa.InvoiceFiles.Add(Guid.NewGuid().ToString(), Values(
            ("invoice", draft), ("fileGuid", file), ("name", name), ("size", (decimal)content.Length), ("contentType", "application/pdf"),
            ("category", "Invoice"), ("isInternal", false), ("sortOrder", 1L)));
        var customer = People.AddToSevera(_stage.World, number);
        severa.Invoices.Change(draft, one => (one["customer"], one["billingCustomer"], one["status"]) = (customer, customer, Status(severa, "Klar att fakturera")));
        return new(draft, number.ToString(CultureInfo.InvariantCulture), stem, _stage.World.Fortnox.Invoices.Count);
    }

    /// <summary>The calls of a run that nothing disturbs.</summary>
    public async Task<IReadOnlyList<HttpCall>> Undisturbed()
    {
        var invoice = Queue();
        _seen.Clear();
        var ran = (await _stage.Run(Impatient, "sync")).Ended(ExitCode.Done, ExitCode.Findings);
        var calls = HttpCall.Of(_seen);
        var wrongs = Wrongs(invoice);
        Assert.True(wrongs.Count == 0, $"{string.Join(", ", wrongs)}\n{ran.Said}");
        return calls;
    }

    /// <summary>A run in which calls fail, each once.</summary>
    public async Task Disturbed(params SandboxFault[] faults)
    {
        foreach (var fault in faults) Faults.Add(fault);
        var ran = await _stage.Run(Impatient, "sync");
        Assert.True(Faults.All.IsEmpty, $"never struck: {string.Join(", ", Faults.All.Select(static fault => $"{fault.Kind} at {fault.Method} {fault.Route}"))}: {ran.Said}");
    }

    /// <summary>A run whose process dies.</summary>
    public async Task Killed(string when, int number)
    {
        await using var victim = _stage.StartVictim(when, number, "sync");
        (await victim.Ended()).Ended(Child.Killed);
    }

    /// <summary>Runs `sync` until one has no step, and tells how many had some; None were too many.</summary>
    public async Task<int?> Resumed()
    {
        for (var runs = 0; runs < Most; runs++)
        {
            var ran = (await _stage.Run("sync", "--json")).Ended(ExitCode.Done, ExitCode.Findings, ExitCode.StepsFailed, ExitCode.StalePlan);
            if (ran.Exit is ExitCode.Done or ExitCode.Findings && ran.Json["steps"]!.AsArray().Count == 0) return runs;
        }
        return null;
    }

    /// <summary>What is not as it must be once an invoice is transferred; empty when all is.</summary>
    public IReadOnlyList<string> Wrongs(Waiting invoice)
    {
        var (severa, fortnox) = (_stage.World.Severa, _stage.World.Fortnox);
        var made = fortnox.Invoices.All.Where(one => one.Text("CustomerNumber") == invoice.Customer).ToList();
        if (made.Count != 1) return [$"{made.Count} invoices in Fortnox"];
        var (there, here, number) = (made[0], severa.Invoices.Find(invoice.Guid)!, made[0].Key);
        var files = fortnox.Files.All.Where(one => one.Text("Name")!.StartsWith(invoice.File, StringComparison.Ordinal)).ToList();
        var attached = fortnox.Attachments.Of(number);
        List<(bool Right, string Wrong)> promises =
        [
            (fortnox.Invoices.Count == invoice.Before + 1, "an invoice more than one"),
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

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private static string Status(SeveraRegisters severa, string name) => severa.InvoiceStatuses.All.Single(one => one.Text("name") == name).Key;

    private static IEnumerable<KeyValuePair<string, object?>> Values(params (string Name, object? Value)[] values) =>
        values.Select(static one => KeyValuePair.Create(one.Name, one.Value));
}

/// <summary>An invoice in the queue.</summary>
/// <param name="File">How the name of its file begins.</param>
/// <param name="Before">How many invoices Fortnox had before it.</param>
internal sealed record Waiting(string Guid, string Customer, string File, int Before);
