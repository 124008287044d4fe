using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Unwraps the envelope of a request (Fortnox FACTS 1, 20).</summary>
internal static class FortnoxBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static Answer? Read(Call call, string envelope, out JsonObject body)
    {
        body = [];
        if (call.Body.IsEmpty) return FortnoxErrors.WrongEnvelope();
        try
        {
            if (JsonNode.Parse(call.Body.Span, documentOptions: Strict) is not JsonObject outer || outer[envelope] is not JsonObject inner)
                return FortnoxErrors.WrongEnvelope();
            body = inner;
            return null;
        }
        catch (JsonException)
        {
            return FortnoxErrors.BadJson();
        }
    }
}
