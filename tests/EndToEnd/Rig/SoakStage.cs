using Brygga.Sandbox;
using Brygga.Tool;
using Microsoft.Data.Sqlite;

namespace Brygga.EndToEnd.Rig;

/// <summary>
/// Two companies, and as many invoices as asked, which people make ready to be transferred a few at a time, and which Fortnox numbers and
/// books. None of them do the rules refuse.
/// </summary>
/// <remarks>
/// Fortnox numbers, since a number that comes from Severa would make a twin impossible by itself. A few at a time, since each run reads anew
/// what belongs to each invoice that waits.
/// </remarks>
internal sealed class SoakStage : IAsyncDisposable
{
    private const string Waiting = "Klar att fakturera";

    private const string Settings = $"""
        sales_invoices.enabled: true
          sales_invoices.pick_up: {Waiting}
          sales_invoices.done: Överförd
          sales_invoices.numbers: fortnox
          sales_invoices.bookkeep: true
          safety.most_creates: 100000
          safety.most_updates: 100000
        """;

    private const string Draft = "Utkast";

    private const int AtOnce = 12;
    private const int Most = 6;

    private readonly Stage _stage;
    private readonly Queue<DueInvoice> _drafts;
    private readonly IReadOnlyList<DueInvoice> _due;
    private readonly int _invoices;
    private readonly int _files;
    private readonly string[] _twins;

    private SoakStage(Stage stage, IReadOnlyList<DueInvoice> due) => (_stage, _due, _drafts, _invoices, _files, _twins) =
        (stage, due, new(due), stage.World.Fortnox.Invoices.Count, stage.World.Fortnox.Files.Count, [.. Twins(stage.World)]);

    public int Invoices => _due.Count;

    /// <summary>How many invoices have not the status that ends their transfer.</summary>
    public int Left => _due.Count(invoice => !invoice.IsDone(_stage.World));

    public static async Task<SoakStage> Start(int invoices)
    {
        var stage = await Stage.StartShipped(Stage.Small with { Customers = 30, Projects = 20, Products = 20, Invoices = (2 * invoices) + 20, NumberedInvoices = false }, Settings);
        var (severa, draft) = (stage.World.Severa, InvoiceSettings.Status(stage.World, Draft));
        var waiting = severa.Invoices.All.Where(one => InvoiceSettings.StatusOf(stage.World, one) == Waiting).ToList();
        var plan = await stage.Plan();
        var due = waiting.Where(one => !plan.About($"severa.invoice/{one.Key}").Any(static finding => finding.Kind is "Hold" or "Refuse" or "Tie")).Take(invoices).Select(one => DueInvoice.Of(severa, one)).ToList();
        Assert.Equal(invoices, due.Count);
        foreach (var one in waiting) severa.Invoices.Change(one.Key, invoice => invoice["status"] = draft);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        return new(stage, due);
    }

    /// <summary>A `brygga sync` in a process of its own, which tells what it does.</summary>
    public Child Sync(Action<string> told)
    {
        MakeReady(AtOnce - (Left - _drafts.Count));
        return Child.Telling(told, "sync", "--workspace", _stage.Folder);
    }

    /// <summary>Runs until one has no step, and tells what is not as it must be.</summary>
    public async Task<IReadOnlyList<string>> Finish()
    {
        MakeReady(_drafts.Count);
        for (var run = 0; run < Most; run++)
        {
            var ran = (await _stage.Run("sync", "--json")).Ended(ExitCode.Done, ExitCode.Findings);
            if (ran.Json["steps"]!.AsArray().Count == 0) return Wrongs();
        }
        return ["steps are left", .. Wrongs()];
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private void MakeReady(int count)
    {
        var waiting = InvoiceSettings.Status(_stage.World, Waiting);
        for (; count > 0 && _drafts.TryDequeue(out var draft); count--) _stage.World.Severa.Invoices.Change(draft.Guid, one => one["status"] = waiting);
    }

    private List<string> Wrongs()
    {
        var (world, links) = (_stage.World, Links());
        var made = world.Fortnox.Invoices.Count - _invoices;
        var files = world.Fortnox.Files.Count - _files;
        return
        [
            .. made == _due.Count ? Array.Empty<string>() : [$"{made} invoices in Fortnox of {_due.Count}"],
            .. files == _due.Sum(static one => one.Files) ? Array.Empty<string>() : [$"{files} files in Fortnox of {_due.Sum(static one => one.Files)}"],
            .. links.Count == _due.Count ? Array.Empty<string>() : [$"{links.Count} links of {_due.Count}"],
            .. world.Fortnox.Invoices.All.Select(static one => one.Text("ExternalInvoiceReference1")).OfType<string>().CountBy(static mark => mark, StringComparer.Ordinal).Where(static mark => mark.Value > 1).Select(static mark => $"{mark.Value} invoices with the mark {mark.Key}"),
            .. Twins(world).Except(_twins, StringComparer.Ordinal),
            .. _due.SelectMany(invoice => invoice.Wrongs(world, links.GetValueOrDefault(invoice.Guid)).Select(wrong => $"{invoice.Guid}: {wrong}")),
        ];
    }

    /// <summary>Records of the registers that stand there twice.</summary>
    private static IEnumerable<string> Twins(SandboxWorld world) =>
        from register in new[] { (world.Severa.Customers, "number"), (world.Severa.Projects, "number"), (world.Severa.Products, "code") }
        from twin in register.Item1.All.Select(one => one.Text(register.Item2)).OfType<string>().CountBy(static key => key, StringComparer.Ordinal)
        where twin.Value > 1
        select $"{twin.Value} with {register.Item2} {twin.Key} in Severa";

    private Dictionary<string, string> Links()
    {
        using var file = new SqliteConnection($"Data Source={_stage.At("brygga.db")}");
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = "SELECT severa_id, fortnox_id FROM links WHERE flow = 'sales_invoices'";
        using var reader = command.ExecuteReader();
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read()) links.Add(reader.GetString(0), reader.GetString(1));
        return links;
    }
}

/// <summary>An invoice that waits to be transferred.</summary>
internal sealed record DueInvoice(string Guid, int Files)
{
    private const string Done = "Överförd";

    public static DueInvoice Of(SeveraRegisters severa, SandboxRecord invoice) => new(invoice.Key, severa.InvoiceFiles.Of(invoice.Key).Length);

    public bool IsDone(SandboxWorld world) => InvoiceSettings.StatusOf(world, world.Severa.Invoices.Find(Guid)!) == Done;

    public IEnumerable<string> Wrongs(SandboxWorld world, string? link)
    {
        var here = world.Severa.Invoices.Find(Guid)!;
        if (!IsDone(world)) yield return $"its status is {InvoiceSettings.StatusOf(world, here)}";
        if (link is null) yield return "it has no link";
        if (here.Text("number") != link) yield return $"its number is {here.Text("number")}, its link leads to {link}";
        if (link is null || world.Fortnox.Invoices.Find(link) is not { } there) yield return "it is not in Fortnox";
        else
        {
            if (!there.Flag("Booked")) yield return "it is not booked";
            if (Sum(here, "totalExcludingTax") != (decimal?)there["Net"]) yield return $"net {Sum(here, "totalExcludingTax")} became {there.Text("Net")}";
            if (Sum(here, "totalTax") != (decimal?)there["TotalVAT"]) yield return $"VAT {Sum(here, "totalTax")} became {there.Text("TotalVAT")}";
            if (world.Fortnox.Attachments.Of(link).Length is var files && files != Files) yield return $"{files} files of {Files} are attached";
        }
    }

    private static decimal Sum(SandboxRecord invoice, string field) => ((SandboxMoney)invoice[field]!).Amount;
}
