using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Fortnox's authorisation: consent, tokens, revocation (Fortnox FACTS 4). Consent is given without a screen.</summary>
internal sealed class FortnoxAuthApi : Api
{
    private readonly string clientId;
    private readonly string clientSecret;
    private readonly FortnoxTokens tokens;
    private readonly SandboxOptions options;
    private readonly ImmutableArray<Route> routes;
    private readonly ImmutableHashSet<string> consented;

    public FortnoxAuthApi(FortnoxTokens tokens, SandboxOptions options, string clientId, string clientSecret)
    {
        this.tokens = tokens;
        this.options = options;
        consented = options.FortnoxScopes is { } some ? [.. some] : FortnoxScopes.All;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        routes =
        [
            new("GET", "oauth-v1/auth", null, Approve),
            new("POST", "oauth-v1/token", null, Token),
            new("POST", "oauth-v1/revoke", null, Revoke),
        ];
    }

    public override string Name => "fortnox-auth";

    public override Answer Handle(Call call) => Routing.Find(routes, call, out var known) is var (route, bound)
        ? route.Serve(bound)
        : Answer.Empty(known ? 405 : 404);

    public override Answer TooMany() => RetryAfter.On(FortnoxErrors.TooMany(), options);

    public override Answer Broken(int status) => Error(status, "server_error", "Internal error");

    public override Answer NoRight() => Error(400, "access_denied", "Access denied");

    public override Answer NoLicence() => Error(400, "access_denied", "No licence");

    public override Answer NoScopeLicence() => NoScope();

    /// <summary>A scope that the entry or the licence lacks fails the whole authorisation (Fortnox FACTS 4).</summary>
    public override Answer NoScope() => Error(400, "invalid_scope", "Invalid scope");

    public override void RevokeAccess() => tokens.RevokeAccess();

    public override byte[] Encode(JsonNode? json) => FortnoxJson.Encode(json);

    private Answer Approve(Call call)
    {
        string? Asked(string name) => call.Query.TryGetValue(name, out var values) ? values.ToString() : null;
        if (!string.Equals(Asked("client_id"), clientId, StringComparison.Ordinal)) return Error(401, "invalid_client", "Unknown client");
        if (!Uri.TryCreate(Asked("redirect_uri"), UriKind.Absolute, out var redirect))
            return Error(400, "invalid_request", "redirect_uri is missing");
        var state = Asked("state");
        if (string.IsNullOrEmpty(state)) return Back(redirect, null, ("error", "invalid_request"), ("error_description", "state is missing"));
        if (Asked("response_type") is not "code")
            return Back(redirect, state, ("error", "unsupported_response_type"), ("error_description", "response_type must be code"));
        var scopes = Words(Asked("scope"));
        if (scopes.IsEmpty || !scopes.IsSubsetOf(consented))
            return Back(redirect, state, ("error", "invalid_scope"), ("error_description", "Invalid scope"));
        return Back(redirect, state, ("code", tokens.Code(scopes, Asked("redirect_uri")!)));
    }

    private Answer Token(Call call)
    {
        if (!Authenticated(call)) return Error(401, "invalid_client", "Client authentication failed");
        var form = Form(call);
        string? Given(string name) => form.GetValueOrDefault(name);
        return Given("grant_type") switch
        {
            "authorization_code" => Pair(tokens.TakeCode(Given("code"), Given("redirect_uri")), "Invalid authorization code"),
            "refresh_token" => Pair(tokens.TakeRefresh(Given("refresh_token")), "Invalid refresh token"),
            "client_credentials" => ClientCredentials(call),
            _ => Error(400, "unsupported_grant_type", "The grant type is not supported"),
        };
    }

    /// <summary>Asks for the tenant in a header and gives no refresh token; the consent is taken as given.</summary>
    private Answer ClientCredentials(Call call)
    {
        var tenant = SandboxCompany.TenantId.ToString(CultureInfo.InvariantCulture);
        return call.Headers["TenantId"].ToString().Equals(tenant, StringComparison.Ordinal)
            ? FortnoxJson.Answer(200, Access(consented))
            : Error(400, "invalid_request", "TenantId is missing or unknown");
    }

    private Answer Revoke(Call call)
    {
        if (!Authenticated(call)) return Error(401, "invalid_client", "Client authentication failed");
        tokens.TakeRefresh(Form(call).GetValueOrDefault("token"));
        return FortnoxJson.Answer(200, new JsonObject { ["revoked"] = true });
    }

    private Answer Pair(ImmutableHashSet<string>? scopes, string otherwise)
    {
        if (scopes is null) return Error(400, "invalid_grant", otherwise);
        var json = Access(scopes);
        json["refresh_token"] = tokens.Refresh(scopes);
        return FortnoxJson.Answer(200, json);
    }

    private JsonObject Access(ImmutableHashSet<string> scopes) => new()
    {
        ["access_token"] = tokens.Access(scopes),
        ["scope"] = string.Join(' ', scopes.Order(StringComparer.Ordinal)),
        ["expires_in"] = (long)FortnoxTokens.AccessLifetime.TotalSeconds,
        ["token_type"] = "bearer",
    };

    private bool Authenticated(Call call)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}"));
        return AuthenticationHeaderValue.TryParse(call.Headers.Authorization.ToString(), out var header)
            && header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            && string.Equals(header.Parameter, expected, StringComparison.Ordinal);
    }

    private static Dictionary<string, StringValues> Form(Call call) => QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body.Span));

    private static ImmutableHashSet<string> Words(string? text) => [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static Answer Back(Uri redirect, string? state, params ReadOnlySpan<(string Name, string Value)> answers)
    {
        var address = redirect.AbsoluteUri;
        foreach (var (name, value) in answers) address = QueryHelpers.AddQueryString(address, name, value);
        if (state is not null) address = QueryHelpers.AddQueryString(address, "state", state);
        return Answer.Empty(302).With("Location", address);
    }

    private static Answer Error(int status, string error, string description) =>
        FortnoxJson.Answer(status, new JsonObject { ["error"] = error, ["error_description"] = description });
}
