using System.Text;

namespace Brygga.Connectors.Http;

/// <summary>A file in a call's body.</summary>
internal static class Multipart
{
    /// <summary>A form with one file. Its name goes as UTF-8, unencoded (Fortnox FACTS 15).</summary>
    public static Body File(string part, string name, string mediaType, ReadOnlyMemory<byte> bytes) => Of(
        "form-data",
        ($"Content-Disposition: form-data; name=\"{part}\"; filename=\"{Quotable(name)}\"\r\nContent-Type: {mediaType}", bytes));

    /// <summary>A file, and before it the JSON that tells of it (Severa FACTS 6.13).</summary>
    public static Body Related(ReadOnlyMemory<byte> json, string mediaType, ReadOnlyMemory<byte> bytes) =>
        Of("related", ("Content-Type: application/json", json), ($"Content-Type: {mediaType}", bytes));

    private static Body Of(string kind, params ReadOnlySpan<(string Headers, ReadOnlyMemory<byte> Bytes)> parts)
    {
        var boundary = $"brygga-{Guid.NewGuid():N}";
        using var body = new MemoryStream();
        foreach (var (headers, bytes) in parts)
        {
            body.Write(Encoding.UTF8.GetBytes($"--{boundary}\r\n{headers}\r\n\r\n"));
            body.Write(bytes.Span);
            body.Write("\r\n"u8);
        }
        body.Write(Encoding.UTF8.GetBytes($"--{boundary}--\r\n"));
        return new(body.ToArray(), $"multipart/{kind}; boundary={boundary}");
    }

    private static string Quotable(string name) => string.Concat(name.Select(static c => c is '"' or '\\' || char.IsControl(c) ? '_' : c));
}
