using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Bench.FirstLoad;
using Brygga.Sandbox;
using Brygga.Tool.Workspaces;

namespace Brygga.Bench.Costs;

/// <summary>Supplier invoices, from activation to a plan with no step, over HTTP: what they cost, and that the sums of each project are those of Fortnox.</summary>
internal sealed class CostsBench : IAsyncDisposable
{
    private const int SupplierInvoices = 2_000;
    private const int Projects = 500;

    private readonly Calls _calls;
    private readonly SandboxServer _sandbox;
    private readonly string _folder = Directory.CreateTempSubdirectory("brygga-bench-").FullName;

    private CostsBench(Calls calls, SandboxServer sandbox) => (_calls, _sandbox) = (calls, sandbox);

    private SandboxWorld World => _sandbox.World;

    public static async Task Run()
    {
        var calls = new Calls();
        var sandbox = await SandboxServer.Start(new() { Customers = 60, Projects = Projects, SupplierInvoices = SupplierInvoices, Cases = false, RateLimits = false, Watch = calls.See });
        await using var bench = new CostsBench(calls, sandbox);
        await bench.Measure();
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Measure()
    {
        var product = World.Severa.Products.All.First(static one => one.Flag("isActive")).Key;
        SandboxWorkspace.Write(_folder, _sandbox, "project_costs.enabled: true", $"project_costs.product: {product}");
        var (before, meter) = (World.Severa.ProjectFees.Count, new CommandMeter(_calls, _folder));
        Table.Say($"{World.Fortnox.SupplierInvoices.Count} supplier invoices with {World.Fortnox.SupplierInvoices.All.Sum(static one => one.Rows.Length)} rows, {World.Severa.Projects.Count} projects in Severa; limits off; {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        CommandMeter.Head();
        var old = World.Severa.ProjectFees.All.Select(static fee => fee.Key).ToHashSet(StringComparer.Ordinal);
        await meter.Run("activate", "activate", "--yes");
        await meter.Run("plan", "plan", "--json");
        await meter.Run("sync", "sync", "--json", "--accept", "BRY3001", "--accept", "BRY3002");
        var plan = JsonNode.Parse((await meter.Run("plan, nothing left", "plan", "--json")).Out)!;
        if (plan["steps"]!.AsArray().Count is var left and > 0) throw new InvalidOperationException($"{left} steps are left");
        Verify(old);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{World.Severa.ProjectFees.Count - before} fees, {World.Severa.ProjectFiles.Count} files of projects"));
    }

    /// <summary>What each project costs by its fees is what is booked on it, worked out from Fortnox alone.</summary>
    private void Verify(HashSet<string> old)
    {
        var open = World.Severa.Projects.All.Where(static one => one.Text("number") is not null && !one.Flag("isClosed")).ToDictionary(static one => one.Text("number")!, static one => one.Key, StringComparer.Ordinal);
        var booked = Sums(from invoice in World.Fortnox.SupplierInvoices.All
                          where invoice.Flag("Booked") && !invoice.Flag("Cancelled")
                          from row in invoice.Rows
                          where row.Text("Code") is not ("TOT" or "VAT" or "ROV") && Amount(row, "Account") is >= 4000 and <= 7999
                          let project = row.Text("Project") ?? invoice.Text("Project")
                          where project is not null && open.ContainsKey(project)
                          select (open[project], Amount(row, "Debit") - Amount(row, "Credit")));
        var costs = Sums(World.Severa.ProjectFees.All.Where(fee => !old.Contains(fee.Key)).Select(static fee => (fee.Text("project")!, Amount(fee, "quantity") * ((SandboxMoney)fee["unitCost"]!).Amount)));
        var wrong = booked.Keys.Union(costs.Keys, StringComparer.Ordinal).Where(project => booked.GetValueOrDefault(project) != costs.GetValueOrDefault(project)).ToList();
        if (wrong.Count > 0) throw new InvalidOperationException($"{wrong.Count} projects do not cost what is booked on them, {wrong[0]} for one");
    }

    private static Dictionary<string, decimal> Sums(IEnumerable<(string Project, decimal Amount)> amounts) => amounts
        .GroupBy(static one => one.Project, StringComparer.Ordinal).ToDictionary(static project => project.Key, static project => project.Sum(static one => one.Amount), StringComparer.Ordinal);

    private static decimal Amount(SandboxRecord record, string field) => record[field] is { } amount ? Convert.ToDecimal(amount, CultureInfo.InvariantCulture) : 0;
}
