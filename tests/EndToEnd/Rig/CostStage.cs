using System.Globalization;
using Brygga.Connectors.State;
using Brygga.Sandbox;
using Brygga.Tool;
using LanguageExt;

namespace Brygga.EndToEnd.Rig;

/// <summary>Two companies whose supplier invoices become project costs, by the product's own rules.</summary>
internal sealed class CostStage : IAsyncDisposable
{
    private CostStage(Stage stage, string product) => (Stage, Product, Before) = (stage, product, [.. stage.World.Severa.ProjectFees.All]);

    /// <summary>The fees that there were before anything was transferred.</summary>
    public IReadOnlyList<SandboxRecord> Before { get; }

    public Stage Stage { get; }

    /// <summary>The guid of the product that costs have by default (M25).</summary>
    public string Product { get; }

    public SandboxWorld World => Stage.World;

    /// <summary>Every case, and as many ordinary supplier invoices; nothing has been transferred yet.</summary>
    public static async Task<CostStage> Start(int ordinary, SandboxOptions? options = null, params string[] settings)
    {
        var stage = await Stage.StartShipped((options ?? Stage.Awkward with { Customers = 30 }) with { SupplierInvoices = ordinary });
        var product = stage.World.Severa.Products.All.Last(static one => one.Flag("isActive") && one.Text("code") is { Length: > 0 } && one.Text("type") == "Materials");
        WorkspaceFolder.Set(stage.Folder, string.Join("\n  ", [$"project_costs.enabled: true", $"project_costs.product: {product.Key}", .. settings]));
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        return new(stage, product.Key);
    }

    public string Case(string name) => World.Cases.Single(one => one.Name == name).Fortnox!;

    public SandboxRecord Invoice(string number) => World.Fortnox.SupplierInvoices.Find(number)!;

    /// <summary>The fees of an invoice's rows, which are told by its date and the supplier's number in their description.</summary>
    public IReadOnlyList<SandboxRecord> Fees(string number)
    {
        var invoice = Invoice(number);
        var told = $"{invoice.Text("InvoiceDate")} {invoice.Text("InvoiceNumber")} {invoice.Text("SupplierName")}".Trim();
        return [.. World.Severa.ProjectFees.All.Where(fee => fee.Text("description") == told)];
    }

    public static decimal Cost(SandboxRecord fee) => (decimal)fee["quantity"]! * ((SandboxMoney)fee["unitCost"]!).Amount;

    /// <summary>What each Severa project costs by its fees of supplier invoices.</summary>
    public SortedDictionary<string, decimal> Transferred(IEnumerable<SandboxRecord> before) => Sums(World.Severa.ProjectFees.All.ExceptBy(before.Select(static fee => fee.Key), static fee => fee.Key)
        .Select(static fee => (fee.Text("project")!, Cost(fee))));

    /// <summary>The same, worked out from Fortnox alone: what is booked on cost accounts and on the number of an open Severa project.</summary>
    public SortedDictionary<string, decimal> Booked()
    {
        var projects = World.Severa.Projects.All.Where(static one => one.Text("number") is not null)
            .GroupBy(static one => one.Text("number")!, StringComparer.Ordinal)
            .Where(static number => number.Count() == 1 && !number.First().Flag("isClosed"))
            .ToDictionary(static number => number.Key, static number => number.First().Key, StringComparer.Ordinal);
        return Sums(from invoice in World.Fortnox.SupplierInvoices.All
                    where invoice.Flag("Booked") && !invoice.Flag("Cancelled")
                    from row in invoice.Rows
                    where row.Text("Code") is not ("TOT" or "VAT" or "ROV")
                    let account = Convert.ToInt32(row["Account"], CultureInfo.InvariantCulture)
                    where account is >= 4000 and <= 7999
                    let project = row.Text("Project") ?? invoice.Text("Project")
                    where project is not null && projects.ContainsKey(project)
                    select (projects[project], Amount(row, "Debit") - Amount(row, "Credit")));
    }

    /// <summary>The number of a project that is open in both systems, and is not the invoice's.</summary>
    public string OtherProject(string invoice)
    {
        var own = Invoice(invoice).Rows.Select(static row => row.Text("Project")).Append(Invoice(invoice).Text("Project")).ToHashSet(StringComparer.Ordinal);
        return World.Fortnox.SupplierInvoices.All.SelectMany(static one => one.Rows).Select(static row => row.Text("Project")).OfType<string>()
            .First(number => !own.Contains(number) && World.Severa.Projects.All.Count(one => one.Text("number") == number && !one.Flag("isClosed")) == 1);
    }

    /// <summary>A cost that moves is undone in one run, and made in the next.</summary>
    public async Task<PlanView> SyncTwice()
    {
        await Sync();
        return await Sync();
    }

    public async Task<PlanView> Sync(params int[] alsoEndsWith)
    {
        (await Stage.Run("sync")).Ended([ExitCode.Done, ExitCode.Findings, .. alsoEndsWith]);
        return await Stage.Plan();
    }

    public Task<Seq<LogEntry>> Log() => Stage.Log();

    public ValueTask DisposeAsync() => Stage.DisposeAsync();

    private static SortedDictionary<string, decimal> Sums(IEnumerable<(string Project, decimal Amount)> amounts) => new(
        amounts.GroupBy(static one => one.Project, StringComparer.Ordinal)
            .Select(static project => (project.Key, Sum: project.Sum(static one => one.Amount)))
            .Where(static project => project.Sum != 0)
            .ToDictionary(static project => project.Key, static project => project.Sum, StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static decimal Amount(SandboxRecord row, string field) => row[field] is { } amount ? Convert.ToDecimal(amount, CultureInfo.InvariantCulture) : 0;
}
