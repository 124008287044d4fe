using System.Text;
using System.Text.RegularExpressions;

namespace Brygga.Sandbox.Http;

/// <summary>One part of a multipart body.</summary>
/// <param name="Header">Its header lines.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Part(string Header, byte[] Content)
{
    /// <summary>The file name exactly as it was sent: a name that was encoded after RFC 2047 or 5987 is not decoded (Fortnox FACTS 15).</summary>
    public string? FileName => Multipart.Name.Match(Header) is { Success: true } name ? name.Groups["name"].Value.Trim('"') : null;

    /// <summary>The content type it is sent with.</summary>
    public string? ContentType => Multipart.Type.Match(Header) is { Success: true } type ? type.Groups["type"].Value.Trim() : null;
}

/// <summary>Takes a multipart body apart.</summary>
internal static partial class Multipart
{
    /// <summary>The parts; null when the body is not as its content type says.</summary>
    public static IReadOnlyList<Part>? Read(Call call)
    {
        if (Boundary.Match(call.Headers.ContentType.ToString()) is not { Success: true } found) return null;
        var body = call.Body.Span;
        var border = Encoding.UTF8.GetBytes($"--{found.Groups["border"].Value.Trim('"')}");
        var parts = new List<Part>();
        var at = body.IndexOf(border);
        while (at >= 0)
        {
            body = body[(at + border.Length)..];
            if (body.StartsWith("--"u8)) return parts;
            if (body.IndexOf(border) is not (>= 0 and var end) || body.IndexOf("\r\n\r\n"u8) is not (>= 0 and var blank) || blank + 4 > end - 2) return null;
            parts.Add(new(Encoding.UTF8.GetString(body[..blank]).Trim(), body[(blank + 4)..(end - 2)].ToArray()));
            at = end;
        }

        return null;
    }

    [GeneratedRegex("""boundary=(?<border>"[^"]+"|[^;\s]+)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Boundary { get; }

    [GeneratedRegex("""[;\s]filename=(?<name>"[^"]*"|[^;\r\n]+)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Name { get; }

    [GeneratedRegex(@"^content-type:(?<type>[^\r\n]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Type { get; }
}
