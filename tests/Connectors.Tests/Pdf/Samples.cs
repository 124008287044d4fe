using System.IO.Compression;
using Brygga.Connectors.Pdf;
using Brygga.Connectors.Remote;
using ImageMagick;
using ImageMagick.Drawing;
using LanguageExt;
using UglyToad.PdfPig;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Pdf;

/// <summary>Attachments of all kinds.</summary>
internal static class Samples
{
    public const string Name = "Invoice 17.pdf";

    public static readonly MagickColor[] Corners = [MagickColors.Red, MagickColors.Lime, MagickColors.Blue, MagickColors.Yellow];

    public static FileContent File(string name, byte[] bytes) => new(name, "application/octet-stream", bytes);

    public static Bundle Combine(params FileContent[] files) => Combine(new PdfLimits(), files);

    public static Bundle Combine(PdfLimits limits, params FileContent[] files) => OnePdf.Of(toSeq(files).Strict(), Name, limits, CancellationToken.None);

    /// <summary>Red and green above, blue and yellow below.</summary>
    public static MagickImage Cornered(int width = 80, int height = 120)
    {
        var image = new MagickImage(MagickColors.Gray, (uint)width, (uint)height);
        var (x, y) = (width / 2, height / 2);
        foreach (var (color, i) in Corners.Select(static (color, i) => (color, i)))
            new Drawables().DisableStrokeAntialias().FillColor(color).Rectangle(i % 2 * x, i / 2 * y, (i % 2 * x) + x, (i / 2 * y) + y).Draw(image);
        return image;
    }

    /// <summary>What no packing makes much smaller.</summary>
    public static MagickImage Noise(int width, int height)
    {
        MagickNET.SetRandomSeed(7);
        var image = new MagickImage(MagickColors.Gray, (uint)width, (uint)height);
        image.AddNoise(NoiseType.Random);
        return image;
    }

    public static byte[] As(this MagickImage image, MagickFormat format)
    {
        using (image) return image.ToByteArray(format);
    }

    public static byte[] Tiff(params MagickImage[] pages)
    {
        using var tiff = new MagickImageCollection();
        foreach (var page in pages) tiff.Add(page);
        return tiff.ToByteArray(MagickFormat.Tiff);
    }

    public static byte[] WordDocument()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = new StreamWriter(zip.CreateEntry("word/document.xml").Open()))
            entry.Write("<w:document/>");
        return bytes.ToArray();
    }

    public static PdfDocument Read(this FileContent file) => PdfDocument.Open(file.Bytes);

    public static string[] Names(this Bundle bundle) => [.. bundle.Files.Select(static file => file.Name)];

    public static (RemarkKind Kind, string File)[] Told(this Bundle bundle) => [.. bundle.Remarks.Select(static remark => (remark.Kind, remark.File))];

    /// <summary>Sizes of the pages of all files that are PDFs made by us, in order.</summary>
    public static (int Width, int Height)[] Sizes(this Bundle bundle) => Sizes(bundle.Files.Where(static file => file.ContentType == "application/pdf"));

    public static (int Width, int Height)[] Sizes(IEnumerable<FileContent> files) => [.. files.SelectMany(static file =>
    {
        using var pdf = file.Read();
        return pdf.GetPages().Select(static page => ((int)Math.Round(page.Width), (int)Math.Round(page.Height))).ToList();
    })];
}
