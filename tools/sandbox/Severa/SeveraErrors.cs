using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>Severa's errors, none of which is ProblemDetails (Severa FACTS 3, 5).</summary>
internal static class SeveraErrors
{
    public const string Body = "RequestBody";
    public const string Query = "UriParameter";
    private const string InvalidParameter = "InvalidParameter";

    /// <summary>Plain text, unlike all the others.</summary>
    public static Answer TooMany() => Answer.Plain(429, "API calls quota exceeded! maximum admitted 10 per 1s.");

    /// <summary>A 404 has no model.</summary>
    public static Answer NotFound() => Answer.Empty(404);

    public static Answer Internal(int status) => Error(status, "InternalSystemError", "An internal error occurred.");

    public static Answer Unauthenticated(string message) => Error(401, "AuthenticationRequired", message);

    public static Answer Scope(string scope) => Error(403, "InsufficientApiScope", $"The scope '{scope}' is required.");

    public static Answer Permission() => Error(403, "PermissionDenied", "Permission denied.");

    public static Answer AddonMissing() => Error(403, "AddonMissing", "An add-on that is required is not enabled.");

    public static Answer FeatureIsNotEnabled() => Error(403, "FeatureIsNotEnabled", "The feature is not enabled.");

    public static Answer Unreadable() => Error(400, "InvalidRequest", "The request body could not be read.", Body);

    public static Answer Operation(string message) => Error(400, "InvalidOperation", message);

    public static Answer Parameter(string message, string location, string name) => Error(400, InvalidParameter, message, location, name);

    private static Answer Error(int status, string type, string message, string? location = null, string? name = null)
    {
        var where = location is null ? null : new JsonObject { ["type"] = location, ["name"] = name, ["identifier"] = null };
        var detail = new JsonObject { ["message"] = message, ["url"] = null, ["location"] = where };
        var error = new JsonObject { ["httpStatusCode"] = status, ["type"] = type, ["details"] = new JsonArray(detail), ["stack"] = null };
        return SeveraJson.Answer(status, new JsonObject { ["error"] = error });
    }
}
