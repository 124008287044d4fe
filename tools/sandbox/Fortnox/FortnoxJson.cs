using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>JSON as Fortnox writes it: everything but ASCII escaped, and slashes too (Fortnox FACTS 1).</summary>
internal static class FortnoxJson
{
    public static Answer Answer(int status, JsonNode json) => new(status, Encode(json), Http.Answer.Json);

    /// <summary>A slash stands only inside texts, and the serializer never escapes one itself.</summary>
    public static byte[] Encode(JsonNode? json) =>
        Encoding.ASCII.GetBytes(JsonSerializer.Serialize(json).Replace("/", "\\/", StringComparison.Ordinal));
}
