using System.Collections.Concurrent;
using System.Globalization;
using Brygga.Sandbox;

namespace Brygga.EndToEnd.Rig;

/// <summary>
/// Two companies in step, whose supplier invoices are booked one at a time: each with two rows on one project that are alike in everything,
/// and with two files.
/// </summary>
internal sealed class CostFaultStage : TransferStage
{
    public const int Rows = 2;

    public const decimal Amount = 125.50m;
    private const string Text = "Skruv 5x70";

    /// <summary>Each invoice gets two files in place of its own, which many of them lose.</summary>
    private const string FilesAreTakenAway = "safety.losses_percent: 100";

    private readonly CostStage _costs;
    private readonly Queue<string> _waiting;
    private readonly string _project;

    private CostFaultStage(CostStage costs, ConcurrentQueue<SandboxExchange> seen, IEnumerable<string> waiting, string project)
        : base(costs.Stage, seen) => (_costs, _waiting, _project) = (costs, new(waiting), project);

    /// <summary>The Severa project that the rows are booked on.</summary>
    public string SeveraProject => World.Severa.Projects.All.Single(one => one.Text("number") == _project).Key;

    public CostStage Costs => _costs;

    public static async Task<CostFaultStage> Start(int invoices, params string[] settings)
    {
        var seen = new ConcurrentQueue<SandboxExchange>();
        var costs = await CostStage.Start(ordinary: 20 + (3 * invoices), Stage.Small with { Customers = 4, Products = 5, Projects = 4, Watch = seen.Enqueue }, [.. settings, FilesAreTakenAway]);
        var (world, project) = (costs.World, Project(costs.World));
        var plain = world.Fortnox.SupplierInvoices.All.Where(IsPlain).DistinctBy(static one => one.Text("InvoiceNumber")).Take(invoices).Select(static one => one.Key).ToList();
        Assert.Equal(invoices, plain.Count);
        var files = Pdfs(world);
        foreach (var other in world.Fortnox.SupplierInvoices.All.Where(one => !plain.Contains(one.Key, StringComparer.Ordinal))) world.Fortnox.SupplierInvoices.Change(other.Key, static one => one["Cancelled"] = true);
        foreach (var number in plain) Prepare(world, number, project, files);
        await costs.Stage.SyncUntilDone();
        return new(costs, seen, plain, project);
    }

    public override Func<IReadOnlyList<string>> Queue()
    {
        var number = Book();
        return () => Wrongs(number, Rows);
    }

    /// <summary>Books the next supplier invoice, and tells its given number.</summary>
    public string Book()
    {
        var number = _waiting.Dequeue();
        World.Fortnox.SupplierInvoices.Change(number, static one => one["Booked"] = true);
        return number;
    }

    public void TakeOutARow(string number) => World.RemoveCostRow(number, World.Fortnox.SupplierInvoices.Find(number)!.Rows.ToList().FindIndex(static row => row.Text("ItemDescription") == Text));

    public void Cancel(string number) => World.Fortnox.SupplierInvoices.Change(number, static one => one["Cancelled"] = true);

    /// <summary>What the fees of an invoice's rows cost.</summary>
    public IReadOnlyList<decimal> CostsOf(string number) => [.. _costs.Fees(number).Select(CostStage.Cost).Order()];

    /// <summary>A person makes a fee that equals those of an invoice's rows.</summary>
    public string PersonMakesAnEqualFee(string number)
    {
        var (invoice, product) = (_costs.Invoice(number), World.Severa.Products.Find(_costs.Product)!);
        var money = new SandboxMoney(Amount, "SEK");
        return World.Severa.ProjectFees.Add(Guid.NewGuid().ToString(), Values(
            ("project", SeveraProject), ("product", product.Key), ("productType", product.Text("type")), ("vatRate", product["vatRate"]),
            ("description", $"{invoice.Text("InvoiceDate")} {invoice.Text("InvoiceNumber")} {invoice.Text("SupplierName")}"), ("eventDate", invoice.Text("InvoiceDate")),
            ("quantity", 1m), ("unitCost", money), ("unitPrice", money), ("isBillable", true))).Key;
    }

    /// <summary>A person gives a fee another text, by which it is told from those that were like it.</summary>
    public void Rename(string fee) => World.Severa.ProjectFees.Change(fee, static one => one["description"] = "Kreditering 2");

    /// <summary>A person removes a fee.</summary>
    public void Remove(string fee) => Assert.True(World.Severa.ProjectFees.Remove(fee));

    /// <summary>What is not as it must be once an invoice is transferred.</summary>
    public IReadOnlyList<string> Wrongs(string number, int fees)
    {
        var (invoice, made) = (_costs.Invoice(number), _costs.Fees(number));
        var name = $"{invoice.Text("InvoiceDate")} {invoice.Text("SupplierName")} {invoice.Text("InvoiceNumber")}";
        var files = World.Severa.ProjectFiles.All.Where(one => one.Text("name")!.StartsWith(name, StringComparison.Ordinal)).ToList();
        List<(bool Right, string Wrong)> promises =
        [
            (made.Count == fees, $"{made.Count} fees"),
            (made.All(static fee => CostStage.Cost(fee) == Amount), "a fee with another cost"),
            (made.All(fee => fee.Text("project") == SeveraProject), "a fee of another project"),
            (files is [{ } file] && file.Text("project") == SeveraProject, $"{files.Count} files"),
        ];
        return [.. promises.Where(static one => !one.Right).Select(static one => one.Wrong)];
    }

    private static bool IsPlain(SandboxRecord invoice) =>
        invoice.Flag("Booked") && !invoice.Flag("Cancelled") && invoice.Text("Currency") == "SEK" && invoice.Text("VATType") == "NORMAL" && invoice.Number("CreditReference") is null or 0;

    /// <summary>One that both systems have, and that is open.</summary>
    private static string Project(SandboxWorld world) => world.Fortnox.Projects.All
        .First(one => world.Severa.Projects.All.Count(there => there.Text("number") == one.Key && !there.Flag("isClosed") && !there.Flag("isInternal")) == 1).Key;

    private static List<byte[]> Pdfs(SandboxWorld world) =>
        [.. world.Fortnox.Files.All.Where(static file => file.Text("Name")!.EndsWith(".pdf", StringComparison.Ordinal)).Select(static file => (byte[])file["content"]!).Take(2)];

    /// <summary>Two rows that are alike in place of its own, and two files; not booked yet.</summary>
    private static void Prepare(SandboxWorld world, string number, string project, List<byte[]> files)
    {
        var (fortnox, before) = (world.Fortnox, world.Fortnox.SupplierInvoices.Find(number)!.Rows);
        for (var row = 0; row < Rows; row++) world.AddCostRow(number, ("Account", 4010), ("ItemDescription", Text), ("Project", project), ("Debit", Amount));
        foreach (var (row, code) in before.Select(static (row, i) => (i, row.Text("Code"))).Reverse())
            if (code is not ("TOT" or "VAT")) world.RemoveCostRow(number, row);
        foreach (var other in fortnox.SupplierInvoiceFiles.Of(number)) fortnox.SupplierInvoiceFiles.Remove(other.Key);
        foreach (var (place, content) in files.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"underlag-{place}.pdf");
            var file = fortnox.Files.Add(Guid.NewGuid().ToString(), Values(
                ("ArchiveFileId", Guid.NewGuid().ToString()), ("Name", name), ("resource", "archive"), ("folder", "connected"), ("content", content))).Key;
            fortnox.SupplierInvoiceFiles.Add(file, Values(("FileId", file), ("SupplierInvoiceNumber", number), ("Name", name), ("SupplierName", fortnox.SupplierInvoices.Find(number)!.Text("SupplierName"))));
        }
        fortnox.SupplierInvoices.Change(number, static one => (one["Booked"], one["Project"]) = (false, null));
    }
}
