using System.Net;
using Flurl.Http;

namespace Brygga.Connectors.Http;

/// <summary>
/// The HTTP client of a session. It follows no redirect (a POST would become a GET, and a token would go elsewhere), keeps no
/// cookies, and throws for no status.
/// </summary>
internal static class Transport
{
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(10);

    public static FlurlClient Client(SessionOptions options)
    {
        var network = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = ConnectionLife,
        };
        var client = new FlurlClient(new HttpClient(options.Wrap(network)) 
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = options.LargestAnswer,
        });
        client.Settings.Timeout = options.Timeout;
        client.Settings.AllowedHttpStatusRange = "*";
        client.Settings.Redirects.Enabled = false;
        return client;
    }
}
