using System.Text.RegularExpressions;
using Brygga.Sandbox;
using Brygga.Tool;
using Brygga.Victim;

namespace Brygga.EndToEnd.Rig;

/// <summary>
/// A day on which every secret is used and everything is asked to say all that it has to say: consent, tokens that rotate every hour, registers,
/// invoices and costs, calls that fail in each way, a fault of the program's own, a process of its own, the state written to a file, a
/// consent that runs out, and a database that can't be reached.
/// </summary>
internal sealed partial class SecretDay : IAsyncDisposable
{
    private const string Password = "hemlig-databas-4711";

    private static readonly string[] Morning =
    [
        "connect severa", "connect fortnox", "doctor", "doctor --json", "compare --report {at}/compare.html", "activate --yes",
        "plan --json", "plan --all --out {at}/p.json --report {at}/p.html", "plan --report {at}/p.txt",
    ];

    private static readonly string[] Evening =
    [
        "issues", "issues --json", "retry --by Ada", "sync --json --whole", "apply {at}/p.json", "why customers/1001", "log", "log --json", "lock show", "state status", "state export {at}/state.jsonl",
    ];

    private static readonly string[] WithoutState = ["sync", "state status", "state migrate"];

    /// <summary>Of three runs: what goes wrong in its calls.</summary>
    private static readonly SandboxFault[][] Faults =
    [
        [
            .. Both(new() { Kind = FaultKind.TokenRevoked, Method = "GET", Nth = 5 }), .. Both(new() { Kind = FaultKind.TooManyRequests, Method = "GET", Nth = 12 }),
            new() { Kind = FaultKind.ResetAfter, System = "fortnox", Method = "POST", Nth = 3 }, new() { Kind = FaultKind.InternalError, System = "fortnox", Method = "POST", Path = "invoices", Times = 9 },
            new() { Kind = FaultKind.NoRight, System = "severa", Method = "POST", Path = "projectfees" },
        ],
        [new() { Kind = FaultKind.InternalError, System = "severa", Method = "GET", Times = 9 }],
        [.. Both(new() { Kind = FaultKind.TokenRevoked, Times = 99 })],
    ];

    private readonly Stage _stage;
    private readonly SandboxClock _clock;
    private readonly HeardSecrets _heard;
    private readonly List<(string Command, Ran Ran)> _ran = [];

    private SecretDay(Stage stage, SandboxClock clock, HeardSecrets heard) => (_stage, _clock, _heard) = (stage, clock, heard);

    public IReadOnlyList<(string Command, Ran Ran)> All => _ran;

    public Stage Stage => _stage;

    public string Keys => _stage.At("brygga.db.keys");

    /// <summary>What both systems gave, what was given to them, and what opens the state.</summary>
    public IReadOnlyList<string> Secrets => [.. Tokens, _stage.Sandbox.SeveraClientSecret, _stage.Sandbox.FortnoxClientSecret, Password];

    public IReadOnlyList<string> Tokens => [.. _heard.All];

    /// <summary>What the tokens in the state are encrypted with.</summary>
    public IReadOnlyList<string> MasterKeys => [.. Directory.EnumerateFiles(Keys).SelectMany(static file => Master().Matches(File.ReadAllText(file)).Select(static key => key.Groups["key"].Value))];

    /// <summary>All that stands in the workspace, but what stands there to be a secret.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(_stage.Folder, "*", SearchOption.AllDirectories)
        .Where(path => !path.StartsWith(_stage.At("secrets"), StringComparison.Ordinal) && !path.StartsWith(Keys, StringComparison.Ordinal));

    public static async Task<SecretDay> Whole()
    {
        var (clock, heard) = (new SandboxClock(), new HeardSecrets());
        var stage = await Stage.StartShipped(Stage.Small with { Customers = 8, Products = 6, Projects = 5, Invoices = 6, SupplierInvoices = 6, Clock = clock, Watch = heard.See }, InvoiceSettings.Numbered);
        var day = new SecretDay(stage, clock, heard);
        WorkspaceFolder.Change(stage.Folder, $"  tenant: {stage.Sandbox.TenantId}", "");
        var product = stage.World.Severa.Products.All.Last(static one => one.Flag("isActive") && one.Text("code") is { Length: > 0 } && one.Text("type") == "Materials");
        WorkspaceFolder.Change(stage.Folder, "settings:\n", $"settings:\n  project_costs.enabled: true\n  project_costs.product: {product.Key}\n");
        await day.Live();
        return day;
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private async Task Live()
    {
        await Run(Morning);
        foreach (var faults in Faults)
        {
            foreach (var fault in faults) _stage.Sandbox.Faults.Add(fault);
            await Run(["sync --json"]);
            _stage.Sandbox.Faults.Clear();
        }
        await Say("sync, whose call breaks", _stage.Run(Seams with { Http = static inner => new Breaking(inner) }, "sync"));
        await Say("sync, which breaks", _stage.Run(new Effects(new("before-Confirm", 1), new(static () => throw new InvalidOperationException("not foreseen"))).Seams with { Clock = _clock }, "sync", "--all"));
        await using (var child = _stage.Start("sync", "--all")) await Say("sync in a process of its own", child.Ended());
        await Run(Evening);
        await WrongSecrets();
        _clock.Advance(TimeSpan.FromDays(46));
        await Run(["sync", "doctor", "deactivate"]);
        await LoseTheState();
    }

    private Seams Seams => new Browser().Seams with { Clock = _clock, WithoutLimits = true };

    private async Task Run(IEnumerable<string> commands)
    {
        foreach (var command in commands)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await Say(command, _stage.Run(Seams, command.Replace("{at}", _stage.Folder, StringComparison.Ordinal).Split(' ')));
        }
    }

    private async Task Say(string command, Task<Ran> run) => _ran.Add((command, await run));

    private async Task WrongSecrets()
    {
        foreach (var (system, secret) in new[] { ("severa", _stage.Sandbox.SeveraClientSecret), ("fortnox", _stage.Sandbox.FortnoxClientSecret) })
        {
            WorkspaceFolder.WriteSecret(_stage.Folder, system, $"{secret}x");
            await Run(["sync"]);
            WorkspaceFolder.WriteSecret(_stage.Folder, system, secret);
        }
    }

    private async Task LoseTheState()
    {
        WorkspaceFolder.Change(_stage.Folder, "brygga: 1\n", "brygga: 1\nstate: { sql_server: file:secrets/state }\n");
        WorkspaceFolder.WriteSecret(_stage.Folder, "state", $"Server=127.0.0.1,1;Database=acme;User ID=brygga;Password={Password};Connect Timeout=1");
        await Run(WithoutState);
        WorkspaceFolder.Change(_stage.Folder, "state: { sql_server: file:secrets/state }\n", "");
    }

    private static IEnumerable<SandboxFault> Both(SandboxFault fault) => [fault with { System = "severa" }, fault with { System = "fortnox" }];

    [GeneratedRegex("<value>(?<key>[^<]+)</value>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Master();

    /// <summary>Something that nobody has foreseen, in the middle of a run, and that says the token.</summary>
    private sealed class Breaking(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _calls;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _calls) < 8 ? base.SendAsync(request, cancellationToken) : throw new InvalidOperationException($"not foreseen: {request}");
    }
}
