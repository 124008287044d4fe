using System.Globalization;

namespace Brygga.Sandbox.Data.Files;

/// <summary>PDFs as suppliers send them: several pages of text, or scanned ones; with a password, or broken off.</summary>
internal static class PdfPages
{
    private const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

    /// <summary>A page for each line of text.</summary>
    public static byte[] Of(params ReadOnlySpan<string> pages) => PdfFile.Of(Objects(pages));

    /// <summary>The same, encrypted. An empty password lets everybody read it and nobody change it.</summary>
    public static byte[] Encrypted(string password, params ReadOnlySpan<string> pages)
    {
        var locked = new PdfEncryption(password);
        List<byte[]> objects = [.. Objects(pages).Select((body, i) => locked.Object(i + 1, body)), locked.Dictionary];
        return PdfFile.Of(objects, string.Create(CultureInfo.InvariantCulture, $" /Encrypt {objects.Count} 0 R /ID [{PdfEncryption.Id} {PdfEncryption.Id}]"));
    }

    /// <summary>The first half of a PDF.</summary>
    public static byte[] BrokenOff(string line)
    {
        var whole = Of(line, line);
        return whole[..(whole.Length / 2)];
    }

    /// <summary>Scanned pages in full colour that nothing makes smaller but fewer points or fewer pages.</summary>
    public static byte[] Scanned(int pages, int width, int height)
    {
        var noise = new Dice(0x5CA7);
        var objects = new List<byte[]> { PdfFile.Body("<< /Type /Catalog /Pages 2 0 R >>"), Tree(pages, first: 3, each: 3) };
        for (var i = 0; i < pages; i++)
        {
            var number = 3 + (i * 3);
            var points = new byte[width * height * 3];
            for (var at = 0; at + 8 <= points.Length; at += 8) BitConverter.TryWriteBytes(points.AsSpan(at), noise.Next());
            objects.Add(PdfFile.Body(string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R /Resources << /XObject << /Im1 {number + 2} 0 R >> >> >>")));
            objects.Add(PdfFile.Stream("", PdfFile.Body("q 595 0 0 842 0 0 cm /Im1 Do Q")));
            objects.Add(PdfFile.Stream(
                string.Create(CultureInfo.InvariantCulture, $"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 "),
                points));
        }

        return PdfFile.Of(objects);
    }

    private static List<byte[]> Objects(ReadOnlySpan<string> pages)
    {
        var objects = new List<byte[]> { PdfFile.Body("<< /Type /Catalog /Pages 2 0 R >>"), Tree(pages.Length, first: 4, each: 2), PdfFile.Body(Font) };
        foreach (var line in pages)
        {
            objects.Add(PdfFile.Body(string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {objects.Count + 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>")));
            objects.Add(PdfFile.Stream("", PdfFile.Body($"BT /F1 12 Tf 72 720 Td ({line}) Tj ET")));
        }

        return objects;
    }

    private static byte[] Tree(int pages, int first, int each)
    {
        var kids = string.Join(' ', Enumerable.Range(0, pages).Select(i => string.Create(CultureInfo.InvariantCulture, $"{first + (i * each)} 0 R")));
        return PdfFile.Body(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Kids [{kids}] /Count {pages} >>"));
    }
}
