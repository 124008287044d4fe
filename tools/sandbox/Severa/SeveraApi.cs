using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;
using Brygga.Sandbox.Severa.Tables;

namespace Brygga.Sandbox.Severa;

/// <summary>Severa's REST API: the rate limit, the login, the scope, then the route (Severa FACTS 1 to 5).</summary>
internal sealed class SeveraApi : Api
{
    private readonly SeveraLogin login;
    private readonly SandboxOptions options;
    private readonly RateLimit limit;

    public SeveraApi(SandboxWorld world, SandboxOptions options, string clientId, string clientSecret)
    {
        this.options = options;
        login = new(clientId, clientSecret, options);
        limit = new(10, TimeSpan.FromSeconds(1), options.Clock);
        Routes =
        [
            .. login.Routes,
            .. new SeveraAddons(options.SeveraAddons).Routes,
            .. SeveraTables.All.SelectMany(register => new SeveraResource(register, world.Severa, options.Clock).Routes),
            .. new SeveraFiles(world.Severa).Routes,
            .. new SeveraOrganization(world.Severa, options.SeveraAddons).Routes,
        ];
    }

    public override string Name => "severa";

    public ImmutableArray<Route> Routes { get; }

    public override Answer Handle(Call call)
    {
        if (call.Path is ["heartbeat", var what]) return Heartbeat(call, what);
        if (options.RateLimits && !limit.Admits()) return TooMany();
        var found = Routing.Find(Routes, SameVersion(call), out var known);
        if (found is { Route.Scope: null } open) return open.Route.Serve(open.Bound);
        if (login.Scopes(call.Bearer()) is not { } scopes) return SeveraErrors.Unauthenticated("Authentication is required.");
        if (found is not var (route, bound)) return Answer.Empty(known ? 405 : 404);
        return scopes.Contains(route.Scope!) ? route.Serve(bound) : SeveraErrors.Scope(route.Scope!);
    }

    public override Answer TooMany() => RetryAfter.On(SeveraErrors.TooMany(), options);

    public override Answer Broken(int status) => SeveraErrors.Internal(status);

    public override Answer NoRight() => SeveraErrors.Permission();

    public override Answer NoLicence() => SeveraErrors.AddonMissing();

    public override Answer NoScopeLicence() => SeveraErrors.FeatureIsNotEnabled();

    public override Answer NoScope() => SeveraErrors.Scope("the one asked for");

    public override void RevokeAccess() => login.RevokeAccess();

    public override byte[] Encode(JsonNode? json) => SeveraJson.Encode(json);

    private Answer Heartbeat(Call call, string what) => what switch
    {
        "server" => Answer.Plain(200, "Server is alive."),
        "database" => Answer.Plain(200, "Database is alive."),
        "authorized" => login.Scopes(call.Bearer()) is null ? SeveraErrors.Unauthenticated("Authentication is required.") : Answer.Empty(204),
        _ => SeveraErrors.NotFound(),
    };

    /// <summary><c>/v1.0</c> works as well as <c>/v1</c>.</summary>
    private static Call SameVersion(Call call) => call.Path is ["v1.0", ..] ? call with { Path = call.Path.SetItem(0, "v1") } : call;
}
