namespace Brygga.Victim;

/// <summary>Stands around the handler that talks to the network. "After" is when the answer is there whole and has not been read.</summary>
internal sealed class CountedHttp(Effects effects, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => effects.OnHttp(request.Method, async () =>
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        return response;
    });
}
