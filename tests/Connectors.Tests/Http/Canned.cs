using System.Net;
using System.Text;

namespace Brygga.Connectors.Tests.Http;

/// <summary>Answers the next API calls with what was put up, and lets all others through to the sandbox.</summary>
internal sealed class Canned(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly Queue<Func<HttpRequestMessage, HttpResponseMessage>> _answers = new();

    /// <summary>The addresses that were called, as they went over the wire.</summary>
    public List<string> Called { get; } = [];

    public void Answer(int status, string body, string mediaType = "application/json", params (string Name, string Value)[] headers) =>
        _answers.Enqueue(_ => Response(status, body, mediaType, headers));

    /// <summary>Answers with the token that the call carried.</summary>
    public void Echo(int status, string before) =>
        _answers.Enqueue(request => Response(status, $"{before} {request.Headers.Authorization}", "text/plain", []));

    public void Break(HttpRequestError error) => _answers.Enqueue(_ => throw new HttpRequestException(error, "it broke"));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsoluteUri;
        if (address.Contains("token", StringComparison.Ordinal)) return base.SendAsync(request, cancellationToken);
        Called.Add(address);
        return _answers.TryDequeue(out var answer) ? Task.FromResult(answer(request)) : base.SendAsync(request, cancellationToken);
    }

    private static HttpResponseMessage Response(int status, string body, string mediaType, (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        foreach (var (name, value) in headers) response.Headers.Add(name, value);
        return response;
    }
}
