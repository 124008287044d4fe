using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Brygga.Sandbox.Data;

/// <summary>Hangs files on an invoice in Severa, and makes the files: tiny real PDFs, of one page with one line of text.</summary>
internal static class InvoiceFiles
{
    public static void Write(SeveraRegisters severa, ImmutableArray<FileDraft> files, SandboxRecord invoice, Dice dice)
    {
        var order = 0L;
        foreach (var file in files)
        {
            var stored = severa.Files.Add(
                dice.Guid(), [KeyValuePair.Create("contentType", (object?)file.ContentType), KeyValuePair.Create("content", (object?)file.Content)], invoice.Created);
            severa.InvoiceFiles.Add(
                dice.Guid(),
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["invoice"] = invoice.Key,
                    ["fileGuid"] = stored.Key,
                    ["name"] = file.Name,
                    ["size"] = (decimal)file.Content.Length,
                    ["contentType"] = file.ContentType,
                    ["category"] = "Invoice",
                    ["isInternal"] = file.Internal,
                    ["sortOrder"] = ++order,
                },
                invoice.Created);
        }
    }

    /// <summary>A PDF that says a line.</summary>
    /// <param name="line">The line: letters, digits and plain signs.</param>
    /// <param name="padding">By how many bytes a comment makes it longer.</param>
    public static byte[] Pdf(string line, int padding = 0)
    {
        var text = $"BT /F1 12 Tf 72 720 Td ({line}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {text.Length} >>\nstream\n{text}\nendstream"),
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        if (padding > 0) pdf.Append('%').Append('.', padding).Append('\n');
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
