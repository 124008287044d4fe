using System.Collections.Immutable;
using Brygga.Sandbox.Data.Files;

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
        return PdfFile.Of(
            [
                PdfFile.Body("<< /Type /Catalog /Pages 2 0 R >>"),
                PdfFile.Body("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
                PdfFile.Body("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>"),
                PdfFile.Body("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
                PdfFile.Stream("", PdfFile.Body(text)),
            ],
            padding: padding);
    }
}
