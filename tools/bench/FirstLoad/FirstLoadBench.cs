using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Sandbox;
using Brygga.Tool;
using Brygga.Tool.Workspaces;

namespace Brygga.Bench.FirstLoad;

/// <summary>A company from its activation to a run with nothing to do, over HTTP: what it costs, against what it must cost.</summary>
internal sealed class FirstLoadBench : IAsyncDisposable
{
    private const int Renamed = 50;

    private readonly Calls _calls;
    private readonly SandboxServer _sandbox;
    private readonly string _folder = Directory.CreateTempSubdirectory("brygga-bench-").FullName;
    private readonly Size _size;

    private FirstLoadBench(Size size, Calls calls, SandboxServer sandbox) => (_size, _calls, _sandbox) = (size, calls, sandbox);

    public static async Task Run(Size size)
    {
        var calls = new Calls();
        var sandbox = await SandboxServer.Start(new()
        {
            Customers = size.Customers,
            Products = size.Products,
            Projects = size.Projects,
            RateLimits = size.Limits,
            Watch = calls.See,
        });
        await using var bench = new FirstLoadBench(size, calls, sandbox);
        await bench.Run();
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Run()
    {
        SandboxWorkspace.Write(_folder, _sandbox, "customers.transfer_all: true");
        var (world, necessary) = (_sandbox.World, new Necessary(_sandbox.World));
        Table.Say($"{_size.Customers} customers, {_size.Products} items, {_size.Projects} projects; limits {(_size.Limits ? "on" : "off")}; {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        Console.WriteLine("| command | calls to Severa | necessary | to Fortnox | necessary | of these writes | reading, s | planning, s | the rest, s | peak memory, MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");

        await Command("activate", necessary.FirstLoad(), "activate", "--yes");
        await Command("sync", necessary.Making(), "sync", "--json", "--accept", "BRY3001");
        await Still("plan, the writes are its own", necessary);
        await Still("plan, the same once more", necessary);
        foreach (var customer in world.Severa.Customers.All.Where(InBoth).Take(Renamed)) world.Severa.Customers.Change(customer.Key, static one => one["name"] = $"{one["name"]} (ny)");
        var (severa, fortnox) = necessary.Still();
        await Command($"sync, {Renamed} renamed", (severa, fortnox + Renamed), "sync", "--json", "--accept", "BRY3002");
        await Still("plan", necessary);
    }

    private bool InBoth(SandboxRecord customer) => customer["isActive"] is not false && customer.Text("number") is { } number && _sandbox.World.Fortnox.Customers.TryFind(number, out _);

    /// <summary>A plan that must have no step.</summary>
    private async Task Still(string what, Necessary necessary)
    {
        var ran = await Command(what, necessary.Still(), "plan", "--json");
        var steps = JsonNode.Parse(ran.Out)!["steps"]!.AsArray().Count;
        if (steps > 0) throw new InvalidOperationException($"{what}: {steps} steps are left");
    }

    private async Task<Child.Ran> Command(string what, (int Severa, int Fortnox) necessary, params string[] command)
    {
        _calls.Take();
        var ran = await Child.Start(_size.Limits, [.. command, "--workspace", _folder]);
        if (ran.Exit is not (ExitCode.Done or ExitCode.ChangesPlanned or ExitCode.Findings)) throw new InvalidOperationException($"{what} ended with {ran.Exit}: {ran.Error}{ran.Out}");
        var calls = _calls.Take();
        var seconds = ran.Measured.Seconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {Of(calls, "severa")} | {necessary.Severa} | {Of(calls, "fortnox")} | {necessary.Fortnox} | {calls.Count(static call => call.Writes)} | {seconds[0]:0.0} | {seconds[1]:0.0} | {seconds[2]:0.0} | {ran.Measured.Megabytes} |"));
        return ran;
    }

    private static int Of(Calls.Call[] calls, string system) => calls.Count(call => call.System.StartsWith(system, StringComparison.Ordinal));
}
