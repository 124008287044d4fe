using System.CommandLine;
using Brygga.Sandbox;
using Brygga.Tool.Workspaces;
using Spectre.Console;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga sandbox</c>: both APIs on loopback, to try rules on.</summary>
internal static class SandboxCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 takes a free one.", DefaultValueFactory = static _ => 0 };
        var customers = new Option<int>("--customers") { Description = "How many customers the two registers hold together.", DefaultValueFactory = static _ => 60 };
        var products = new Option<int?>("--products") { Description = "How many products, work types, travel expense types and articles they hold together; left out, 20 and one for every 20 customers." };
        var projects = new Option<int?>("--projects") { Description = "How many projects they hold together; left out, as many as customers." };
        var invoices = new Option<int?>("--invoices") { Description = "How many invoices of every kind wait in Severa besides the awkward ones; left out, none." };
        var supplierInvoices = new Option<int?>("--supplier-invoices") { Description = "How many supplier invoices of every kind Fortnox holds besides the awkward ones; left out, none at all." };
        var unnumbered = new Option<bool>("--unnumbered") { Description = "Let those invoices wait in a status without numbers, as where Fortnox numbers them." };
        var seed = new Option<int>("--seed") { Description = "Same seed, same world.", DefaultValueFactory = static _ => 1 };
        var clean = new Option<bool>("--clean") { Description = "Leave out the awkward cases." };
        var workspace = new Option<DirectoryInfo?>("--workspace", "-w") { Description = "Write a workspace there that points at this sandbox." };
        var command = new Command("sandbox", "Run Severa's and Fortnox's APIs on this machine, with believable data, until Ctrl-C.\n\nExample: brygga sandbox --port 5080 --workspace try\nThen, in another terminal: brygga plan --workspace try")
        {
            port, customers, products, projects, invoices, supplierInvoices, unnumbered, seed, clean, workspace,
        };
        command.SetAction((parsed, stop) => Run(
            surroundings,
            new SandboxOptions
            {
                Port = parsed.GetValue(port),
                Customers = parsed.GetValue(customers),
                Products = parsed.GetValue(products),
                Projects = parsed.GetValue(projects),
                Invoices = parsed.GetValue(invoices),
                SupplierInvoices = parsed.GetValue(supplierInvoices),
                NumberedInvoices = !parsed.GetValue(unnumbered),
                Seed = parsed.GetValue(seed),
                Cases = !parsed.GetValue(clean),
                Clock = new SandboxClock(),
            },
            parsed.GetValue(workspace),
            stop));
        return command;
    }

    private static async Task<int> Run(Surroundings surroundings, SandboxOptions options, DirectoryInfo? workspace, CancellationToken stop)
    {
        if (workspace is not null && File.Exists(Path.Combine(workspace.FullName, WorkspaceFile.Name)))
            return surroundings.Say(Problem.Usage($"{workspace.FullName} holds a workspace already.", "Name another folder, or remove that one: its state belongs to another sandbox."));
        await using var sandbox = await SandboxServer.Start(options, stop);
        if (workspace is not null) SandboxWorkspace.Write(workspace.FullName, sandbox);
        Describe(surroundings, sandbox, workspace);
        var ended = new TaskCompletionSource();
        await using var registration = stop.Register(ended.SetResult);
        await ended.Task;
        return ExitCode.Done;
    }

    private static void Describe(Surroundings surroundings, SandboxServer sandbox, DirectoryInfo? workspace)
    {
        surroundings.Out.WriteLine($"""
            Sandbox on {sandbox.Address} (faults, counters and clock under {sandbox.Address}sandbox)
              Severa   {sandbox.Severa}  client {sandbox.SeveraClientId}  secret {sandbox.SeveraClientSecret}
              Fortnox  {sandbox.Fortnox}  login {sandbox.FortnoxAuth}  client {sandbox.FortnoxClientId}  secret {sandbox.FortnoxClientSecret}  tenant {sandbox.TenantId}
            """);
        if (workspace is not null) surroundings.Out.WriteLine($"Workspace written. Try: brygga plan --workspace {workspace.FullName}");
        surroundings.Out.WriteLine("Ctrl-C ends it.");
    }
}
