using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;

namespace Brygga.Connectors.Tests.Http;

/// <summary>A system that has what it was last sent, and answers with it; an id that it was not sent is the last part of the path.</summary>
internal sealed class Echo : HttpMessageHandler
{
    /// <summary>The body of the last call.</summary>
    public string Sent { get; private set; } = "";

    /// <summary>What is being written.</summary>
    public EntityType? Entity { private get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("token", StringComparison.Ordinal))
            return Json("""{"access_token":"t","expires_in":3600,"access_token_expires_in":3600}""");
        Sent = await request.Content!.ReadAsStringAsync(cancellationToken);
        var body = JsonNode.Parse(Sent)!;
        var record = Entity!.Envelope.Match(it => body[it.One]!, () => body) as JsonObject ?? [];
        record.TryAdd(Entity.Id, Uri.UnescapeDataString(request.RequestUri.Segments[^1]));
        return Json(Entity.Envelope.Match(_ => body, () => record).ToJsonString());
    }

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
