using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Bench.FirstLoad;
using Brygga.Sandbox;
using Brygga.Tool.Workspaces;

namespace Brygga.Bench.Invoices;

/// <summary>Invoices that wait, from activation to a plan with no step, over HTTP: what they cost, and that each came once and equal.</summary>
internal sealed class InvoicesBench : IAsyncDisposable
{
    private const int Invoices = 1_000;
    private const string Waiting = "Att överföra";
    private const string Done = "Överförd";

    private readonly Calls _calls;
    private readonly SandboxServer _sandbox;
    private readonly string _folder = Directory.CreateTempSubdirectory("brygga-bench-").FullName;

    private InvoicesBench(Calls calls, SandboxServer sandbox) => (_calls, _sandbox) = (calls, sandbox);

    public static async Task Run()
    {
        var calls = new Calls();
        var sandbox = await SandboxServer.Start(new() { Customers = 60, Invoices = Invoices, Cases = false, RateLimits = false, Watch = calls.See });
        await using var bench = new InvoicesBench(calls, sandbox);
        await bench.Measure();
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Measure()
    {
        SandboxWorkspace.Write(
            _folder, _sandbox, "sales_invoices.enabled: true", $"sales_invoices.pick_up: {Waiting}", $"sales_invoices.done: {Done}", "sales_invoices.tolerance: 0");
        var severa = _sandbox.World.Severa;
        var waiting = severa.Invoices.All.Where(one => !one.Flag("isCreditNote") && StatusOf(one) == Waiting).Select(static one => one.Key).ToList();
        var rows = waiting.Sum(one => severa.InvoiceRows.Of(one).Length);
        Table.Say($"{waiting.Count} invoices with {rows} rows; limits off; {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        CommandMeter.Head();
        var meter = new CommandMeter(_calls, _folder);
        await meter.Run("activate", "activate", "--yes");
        await meter.Run("plan", "plan", "--json");
        await meter.Run("sync", "sync", "--json", "--accept", "BRY3001", "--accept", "BRY3002");
        var plan = JsonNode.Parse((await meter.Run("plan, nothing left", "plan", "--json")).Out)!;
        if (plan["steps"]!.AsArray().Count is var left and > 0) throw new InvalidOperationException($"{left} steps are left");
        Verify(waiting, plan);
    }

    /// <summary>Each invoice is in Fortnox, equal to the öre, or a finding names it.</summary>
    private void Verify(List<string> waiting, JsonNode plan)
    {
        var held = plan["findings"]!.AsArray()
            .Where(static finding => finding!["finding"]!.GetValue<string>() is "Hold" or "Refuse" or "Tie")
            .SelectMany(static finding => finding!["records"]!.AsArray(), static (finding, record) => (Record: record!.GetValue<string>(), Rule: finding!["rule"]!.GetValue<string>()))
            .ToLookup(static one => one.Record, static one => one.Rule, StringComparer.Ordinal);
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var guid in waiting)
        {
            var invoice = _sandbox.World.Severa.Invoices.Find(guid)!;
            var why = _sandbox.World.Fortnox.Invoices.Find(invoice.Text("number")!) is { } there
                ? Equal(invoice, there) && StatusOf(invoice) == Done ? "transferred" : throw new InvalidOperationException($"{guid} is not as it must be")
                : held[$"severa.invoice/{guid}"].FirstOrDefault() ?? throw new InvalidOperationException($"{guid} is nowhere, and nothing says why");
            reasons[why] = reasons.GetValueOrDefault(why) + 1;
        }

        Console.WriteLine();
        foreach (var (why, count) in reasons) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{why}: {count}"));
    }

    private static bool Equal(SandboxRecord severa, SandboxRecord fortnox) =>
        ((SandboxMoney)severa["totalExcludingTax"]!).Amount == (decimal?)fortnox["Net"] && ((SandboxMoney)severa["totalTax"]!).Amount == (decimal?)fortnox["TotalVAT"];

    private string? StatusOf(SandboxRecord invoice) => _sandbox.World.Severa.InvoiceStatuses.Find(invoice.Text("status")!)?.Text("name");
}
