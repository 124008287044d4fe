using System.Globalization;
using System.Text;

namespace Brygga.Sandbox.Data.Files;

/// <summary>Puts the objects of a PDF into a file: their bodies in order, the table of where each begins, the trailer.</summary>
internal static class PdfFile
{
    /// <param name="objects">The bodies; the first is the catalogue, and the number of each is its place from 1.</param>
    /// <param name="trailer">More entries of the trailer.</param>
    /// <param name="padding">By how many bytes a comment makes it longer.</param>
    public static byte[] Of(IReadOnlyList<byte[]> objects, string trailer = "", int padding = 0)
    {
        using var pdf = new MemoryStream();
        Write(pdf, "%PDF-1.4\n");
        if (padding > 0) Write(pdf, $"%{new string('.', padding)}\n");
        var offsets = new List<long>();
        foreach (var (i, body) in objects.Index())
        {
            offsets.Add(pdf.Position);
            Write(pdf, string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n"));
            pdf.Write(body);
            Write(pdf, "\nendobj\n");
        }

        var table = pdf.Position;
        Write(pdf, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets) Write(pdf, string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        Write(pdf, string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R{trailer} >>\nstartxref\n{table}\n%%EOF\n"));
        return pdf.ToArray();
    }

    public static byte[] Body(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Stream(string entries, byte[] content) =>
        [.. Body(string.Create(CultureInfo.InvariantCulture, $"<< {entries}/Length {content.Length} >>\nstream\n")), .. content, .. Body("\nendstream")];

    private static void Write(MemoryStream pdf, string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
}
