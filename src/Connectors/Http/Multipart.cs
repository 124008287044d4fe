using System.Text;

namespace Brygga.Connectors.Http;

/// <summary>A form with one file. Its name goes as UTF-8, unencoded (Fortnox FACTS 15).</summary>
internal static class Multipart
{
    public static Body File(string part, string name, string mediaType, ReadOnlyMemory<byte> bytes)
    {
        var boundary = $"brygga-{Guid.NewGuid():N}";
        var head = Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"{Quotable(name)}\"\r\nContent-Type: {mediaType}\r\n\r\n");
        var tail = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        byte[] body = [.. head, .. bytes.Span, .. tail];
        return new(body, $"multipart/form-data; boundary={boundary}");
    }

    private static string Quotable(string name) => string.Concat(name.Select(static c => c is '"' or '\\' || char.IsControl(c) ? '_' : c));
}
