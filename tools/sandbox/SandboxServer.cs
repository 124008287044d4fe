using System.Net;
using System.Security.Cryptography;
using System.Text;
using Brygga.Sandbox.Control;
using Brygga.Sandbox.Data;
using Brygga.Sandbox.Fortnox;
using Brygga.Sandbox.Http;
using Brygga.Sandbox.Severa;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Brygga.Sandbox;

/// <summary>Both APIs on loopback, running until disposed (DESIGN 9).</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private SandboxServer(SandboxOptions options)
    {
        Clock = options.Clock;
        World = WorldBuilder.Build(options);
        SeveraClientId = "BrygganKonsult_sandbox.apps.vismasevera.com";
        SeveraClientSecret = new Guid(Secret(options, "severa").AsSpan(0, 16)).ToString();
        FortnoxClientId = "BryggaSandbox";
        FortnoxClientSecret = Convert.ToHexStringLower(Secret(options, "fortnox"))[..24];
        app = Build(options.Port);
        app.Run(Serving(options));
    }

    /// <summary>Where the sandbox listens, such as <c>http://127.0.0.1:5080/</c>; its own routes are under <c>/sandbox</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The base address that stands for <c>https://api.severa.visma.com/rest-api</c>.</summary>
    public Uri Severa => new(Address, "severa");

    /// <summary>The base address that stands for <c>https://api.fortnox.se</c>.</summary>
    public Uri Fortnox => new(Address, "fortnox");

    /// <summary>The base address that stands for <c>https://apps.fortnox.se</c>.</summary>
    public Uri FortnoxAuth => new(Address, "fortnox-auth");

    /// <summary>Severa's client id.</summary>
    public string SeveraClientId { get; }

    /// <summary>Severa's client secret, the same for the same seed.</summary>
    public string SeveraClientSecret { get; }

    /// <summary>Fortnox's client id.</summary>
    public string FortnoxClientId { get; }

    /// <summary>Fortnox's client secret, the same for the same seed.</summary>
    public string FortnoxClientSecret { get; }

    /// <summary>The tenant that client credentials name in the <c>TenantId</c> header.</summary>
    public int TenantId { get; } = SandboxCompany.TenantId;

    /// <summary>The live state of both systems.</summary>
    public SandboxWorld World { get; }

    /// <summary>What was asked and how it was answered.</summary>
    public SandboxCounters Counters { get; } = new();

    /// <summary>The faults that wait to strike.</summary>
    public SandboxFaults Faults { get; } = new();

    /// <summary>The clock everything follows.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Starts a sandbox and returns when it listens.</summary>
    public static async Task<SandboxServer> Start(SandboxOptions options, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var server = new SandboxServer(options);
        try
        {
            await server.app.StartAsync(stop);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        var addresses = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()
            ?? throw new InvalidOperationException("the server does not tell its address");
        server.Address = new(addresses.Addresses.Single());
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Nothing is read from the environment or from files, and nothing is logged.</summary>
    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private RequestDelegate Serving(SandboxOptions options)
    {
        var tokens = new FortnoxTokens(options.Clock);
        var severa = Before(new SeveraApi(World, options, SeveraClientId, SeveraClientSecret), options.Watch);
        var fortnox = Before(new FortnoxApi(World, options, tokens), options.Watch);
        var auth = Before(new FortnoxAuthApi(tokens, options, FortnoxClientId, FortnoxClientSecret), options.Watch);
        var control = new ControlApi(this);
        return context => context.Request.Path.Value?.Split('/', 3) switch
        {
            [_, "severa", ..] => severa.Serve(context),
            [_, "fortnox", ..] => fortnox.Serve(context),
            [_, "fortnox-auth", ..] => auth.Serve(context),
            [_, "sandbox", ..] => control.Serve(context),
            _ => Answer.Empty(404).Send(context.Response, context.RequestAborted),
        };
    }

    private Front Before(Api api, Action<SandboxExchange>? watch) => new(api, Faults, Counters, World.Gate, watch);

    private static byte[] Secret(SandboxOptions options, string purpose) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{purpose} {options.Seed}")));
}
