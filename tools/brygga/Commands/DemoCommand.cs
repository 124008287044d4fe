using System.CommandLine;
using System.Globalization;
using Brygga.Engine.Explaining;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using Brygga.Sandbox;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using Brygga.Tool.Workspaces;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga demo</c>: the main job from end to end, on a sandbox of its own, over real HTTP.</summary>
internal static class DemoCommand
{
    /// <summary>How the sandbox's administrator has named the statuses of invoices.</summary>
    private static readonly string[] Settings =
    [
        "customers.transfer_all: true",
        "sales_invoices.enabled: true",
        "sales_invoices.pick_up: Att överföra",
        "sales_invoices.done: Överförd",
        "sales_invoices.failed: Överföringsfel",
        "sales_invoices.sent: Skickad",
        "sales_invoices.paid: Betald",
        "sales_invoices.bookkeep: true",
    ];

    public static Command Make(Surroundings surroundings)
    {
        var customers = new System.CommandLine.Option<int>("--customers") { Description = "How many customers the two registers hold together.", DefaultValueFactory = static _ => 60 };
        var command = new Command("demo", "See it work: a sandbox, a plan, its application, changes in both systems, and a second run. Leaves nothing behind.\n\nExample: brygga demo")
        {
            customers,
        };
        customers.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var count) && count is < 10 or > 2000)
                result.AddError("--customers takes 10 to 2000.");
        });
        command.SetAction((parsed, stop) => Run(surroundings, parsed.GetValue(customers), stop));
        return command;
    }

    private static async Task<int> Run(Surroundings surroundings, int customers, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("brygga-demo-").FullName;
        try
        {
            await using var sandbox = await SandboxServer.Start(new SandboxOptions { Customers = customers }, stop);
            DemoInvoices.LetFewWait(sandbox.World);
            SandboxWorkspace.Write(folder, sandbox, Settings);
            return await surroundings.OnCompany(folder, company => Tour(surroundings, company, sandbox, stop), stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Either<Problem, int>> Tour(Surroundings surroundings, Company company, SandboxServer sandbox, CancellationToken stop)
    {
        var shown = Seq<Finding>();
        var acts = new (string Title, Func<Task<Either<Problem, int>>> Play)[]
        {
            ($"1. Severa has {sandbox.World.Severa.Customers.Count} customers, Fortnox {sandbox.World.Fortnox.Customers.Count}. Switched on, brygga remembers what was there before.", SwitchOn),
            ("2. The first run plans, shows and applies. A setting says that Severa's old customers go to Fortnox too. Invoices that wait in Severa are sent; what the rules refuse gets a status that says so.", Sync),
            ("3. People work on in both systems: a rename in Severa, an e-mail in Fortnox, a prospect and a product in Severa, a new customer in Fortnox. An invoice is paid.", () => DemoPeople.Work(company, sandbox.World, stop)),
            ("4. The next run carries over what the rules say, and reports what it keeps. The paid invoice is paid in Severa too.", Sync),
            ("5. Everything agrees now: one more run.", Sync),
        };
        foreach (var (title, play) in acts)
        {
            surroundings.Out.WriteLine();
            surroundings.Out.MarkupLineInterpolated($"[bold blue]{title}[/]");
            surroundings.Out.WriteLine();
            var ended = await play();
            if (ended.IsLeft || ended.Exists(static code => code is not (ExitCode.Done or ExitCode.Findings))) return ended;
        }
        return ExitCode.Done;

        async Task<Either<Problem, int>> SwitchOn()
        {
            var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole: true, progress, stop));
            if (planned.Case is not Planned found) return (Problem)planned.Case;
            return (await Activations.Switch(company, found.Snapshot, found.ReadAt, stop)).Case is Problem refusal ? refusal : ExitCode.Done;
        }

        async Task<Either<Problem, int>> Sync()
        {
            var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole: false, progress, stop));
            if (planned.Case is not Planned found) return (Problem)planned.Case;
            var accepted = new Acceptance(SafetyVerdicts.Codes, "demo");
            PlanText.Print(surroundings.Out, found.Plan, new RecordNames(company.Rules, found.Snapshot), all: false, accepted, shown);
            shown += found.Plan.Findings;
            return await Applying.Apply(surroundings, company, found.Plan, found.ReadAt, accepted, json: false, stop);
        }
    }
}
