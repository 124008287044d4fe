using System.Net;
using System.Net.Http.Headers;
using System.Web;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>What becomes of a call.</summary>
internal enum Trouble
{
    None,
    ResetBefore,
    ResetAfter,
    Error500,
}

/// <summary>The way of one process to the desk; every call is an effect, tokens apart.</summary>
/// <param name="happens">Asked with how many calls there were before, and the call.</param>
internal sealed class Wire(Desk desk, Effects effects, Func<int, string, Trouble> happens) : HttpMessageHandler
{
    private const string Token = """{"access_token":"a-token","access_token_expires_in":99999999,"expires_in":99999999}""";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path.EndsWith("/token", StringComparison.Ordinal)) return Message(new(200, System.Text.Encoding.UTF8.GetBytes(Token)));
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var query = HttpUtility.ParseQueryString(request.RequestUri.Query);
        return await effects.Around($"{request.Method} {path}", () => Task.FromResult(Called(request.Method.Method, path, name => query[name], body)));
    }

    private HttpResponseMessage Called(string method, string path, Func<string, string?> query, byte[] body)
    {
        var trouble = happens(desk.Calls.Count, $"{method} {path}");
        desk.Calls.Add($"{method} {path}");
        if (trouble == Trouble.Error500) return Message(new(500, "{}"u8.ToArray()));
        if (trouble == Trouble.ResetBefore) throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset");
        var reply = desk.Answer(method, path, query, body);
        return trouble == Trouble.ResetAfter ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset") : Message(reply);
    }

    private static HttpResponseMessage Message(Reply reply)
    {
        var message = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = new ByteArrayContent(reply.Body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(reply.MediaType);
        return message;
    }
}
