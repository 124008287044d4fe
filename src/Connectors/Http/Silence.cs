using System.Net.Sockets;
using Flurl.Http;

namespace Brygga.Connectors.Http;

/// <summary>A call without an answer.</summary>
/// <param name="NothingSent">The call never left: no connection came about.</param>
internal sealed record Silence(string Code, string Message, bool NothingSent)
{
    /// <summary>The same call would come to the same again.</summary>
    public bool Lasts { get; init; }

    public static Silence Unreadable { get; } = new("unreadable", "The answer is not JSON.", NothingSent: false);

    public static Silence Of(FlurlHttpException broken) => broken switch
    {
        FlurlHttpTimeoutException => new("timeout", "No answer in time.", NothingSent: false),
        { InnerException: HttpRequestException inner } => Of(inner),
        _ => new("no_answer", "The connection broke before the answer.", NothingSent: false),
    };

    /// <summary>The package's words name hosts and ports at most, never a path or a query.</summary>
    private static Silence Of(HttpRequestException broken) => broken.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new("no_such_host", broken.Message, NothingSent: true),
        HttpRequestError.ConnectionError => new("no_connection", broken.Message, NothingSent: true),
        HttpRequestError.SecureConnectionError => new("no_secure_connection", broken.Message, NothingSent: true),
        HttpRequestError.ProxyTunnelError => new("no_proxy", broken.Message, NothingSent: true),
        HttpRequestError.ConfigurationLimitExceeded => new("too_large", "The answer is larger than what is taken.", NothingSent: false) { Lasts = true },
        _ when broken.GetBaseException() is SocketException socket => new("no_answer", socket.Message, NothingSent: false),
        _ => new("no_answer", "The connection broke before the answer.", NothingSent: false),
    };
}
