using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Brygga.Sandbox;

namespace Brygga.EndToEnd.Rig;

/// <summary>Hears at the systems' end every code and token that goes over the wire, either way, whoever asks.</summary>
internal sealed partial class HeardSecrets
{
    private readonly ConcurrentDictionary<string, bool> _all = new(StringComparer.Ordinal);

    public ICollection<string> All => _all.Keys;

    public void See(SandboxExchange exchange)
    {
        if (!exchange.Path.Split('?')[0].EndsWith("/token", StringComparison.Ordinal)) return;
        foreach (Match secret in Secrets().Matches(Encoding.UTF8.GetString(exchange.Request.Span) + Encoding.UTF8.GetString(exchange.Answer.Span)))
            _all[secret.Groups["secret"].Value] = true;
    }

    [GeneratedRegex("""(?:_token"\s*:\s*"|refresh_token=|(?:^|[?&])code=)(?<secret>[A-Za-z0-9._-]{16,})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secrets();
}
