using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>JSON as Severa writes and reads it: plain UTF-8, property names without regard to case on input.</summary>
internal static class SeveraJson
{
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonNodeOptions Reading = new() { PropertyNameCaseInsensitive = true };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static Answer Answer(int status, JsonNode json) => new(status, Encode(json), Http.Answer.Json);

    public static byte[] Encode(JsonNode? json) => JsonSerializer.SerializeToUtf8Bytes(json, Writing);

    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The body as JSON; false when it is none. A literal null is null.</summary>
    public static bool TryRead(Call call, out JsonNode? json)
    {
        json = null;
        try
        {
            json = JsonNode.Parse(call.Body.Span, Reading, Strict);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
