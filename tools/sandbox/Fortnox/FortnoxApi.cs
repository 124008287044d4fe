using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Fortnox.Files;
using Brygga.Sandbox.Fortnox.Invoices;
using Brygga.Sandbox.Fortnox.SupplierInvoices;
using Brygga.Sandbox.Fortnox.Tables;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Fortnox's REST API: the token, the rate limit, the headers, the scope, then the route (Fortnox FACTS 1 to 6).</summary>
internal sealed class FortnoxApi : Api
{
    private readonly FortnoxTokens tokens;
    private readonly SandboxOptions options;
    private readonly RateLimit limit;

    public FortnoxApi(SandboxWorld world, SandboxOptions options, FortnoxTokens tokens)
    {
        this.tokens = tokens;
        this.options = options;
        limit = new(25, TimeSpan.FromSeconds(5), options.Clock);
        Routes =
        [
            .. FortnoxTables.All.SelectMany(register => new FortnoxResource(register, world.Fortnox, options.NoRightFields, options.Clock).Routes),
            .. new FortnoxCompany(world.Fortnox).Routes,
            .. new FortnoxInvoices(world.Fortnox, options).Routes,
            .. new FortnoxPayments(world.Fortnox, options).Routes,
            .. new FortnoxFiles(world.Fortnox).Routes,
            .. new FortnoxAttachments(world.Fortnox).Routes,
            .. new FortnoxSupplierInvoices(world.Fortnox, options).Routes,
            .. new FortnoxSupplierInvoiceFiles(world.Fortnox, options).Routes,
        ];
    }

    public override string Name => "fortnox";

    public ImmutableArray<Route> Routes { get; }

    public override Answer Handle(Call call)
    {
        if (tokens.Scopes(call.Bearer()) is not { } scopes) return FortnoxErrors.Unauthorized();
        if (options.RateLimits && !limit.Admits()) return TooMany();
        if (!TakesJson(call)) return FortnoxErrors.WrongAccept();
        if (!SendsJson(call)) return FortnoxErrors.WrongContentType();
        if (Routing.Find(Routes, call, out var known) is not var (route, bound))
            return known ? FortnoxErrors.WrongMethod() : FortnoxErrors.NoResource();
        return route.Scope!.Split(' ').All(scopes.Contains) ? route.Serve(bound) : FortnoxErrors.Scope();
    }

    public override Answer Worded(Call call, Answer answer) => call.Path is ["api", ..] && answer.Status >= 400 ? FortnoxErrors.Modern(answer) : answer;

    public override Answer TooMany() => RetryAfter.On(FortnoxErrors.TooMany(), options);

    public override Answer Broken(int status) => FortnoxErrors.Internal(status);

    public override Answer NoRight() => FortnoxErrors.NoRight();

    public override Answer NoLicence() => FortnoxErrors.NoLicence();

    public override Answer NoScopeLicence() => FortnoxErrors.NoScopeLicence();

    public override Answer NoScope() => FortnoxErrors.Scope();

    public override void RevokeAccess() => tokens.RevokeAccess();

    public override byte[] Encode(JsonNode? json) => FortnoxJson.Encode(json);

    /// <summary>No Accept at all is accepted; XML, which Fortnox can write, is not simulated.</summary>
    private static bool TakesJson(Call call) =>
        call.Headers.Accept.ToString() is var accept
        && (accept.Length == 0
            || accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
            || accept.Contains("*/*", StringComparison.Ordinal));

    private static bool SendsJson(Call call) =>
        call.Body.IsEmpty
        || call.Headers.ContentType.ToString() is not { Length: > 0 } type
        || type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        || (call.Path is ["3", "inbox" or "archive", ..] && type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase));
}
