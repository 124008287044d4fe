using Brygga.Connectors.Remote;
using ImageMagick;
using ImageMagick.Drawing;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Brygga.Bench.Pdf;

/// <summary>What a large supplier invoice has with it, made from a seed: 100 pages in 22 files.</summary>
internal static class Attachments
{
    public const int Pages = (6 * 8) + 12 + (2 * 12) + (2 * 8);

    private const int Seed = 20;

    public static IEnumerable<FileContent> Make()
    {
        MagickNET.SetRandomSeed(Seed);
        var random = new Random(Seed);
        using var scenery = new MagickImage("plasma:tan-navy", new MagickReadSettings { Width = 4600, Height = 4600 });
        scenery.AddNoise(NoiseType.Gaussian, 0.15);
        for (var i = 0; i < 6; i++) yield return new($"scanned {i}.pdf", "application/pdf", Scans(scenery, random, pages: 8));
        for (var i = 0; i < 12; i++) yield return new($"photo {i}.jpg", "image/jpeg", Photo(scenery, random));
        for (var i = 0; i < 2; i++) yield return new($"fax {i}.tif", "image/tiff", Tiff(random, scenery, pages: 12, colour: false));
        for (var i = 0; i < 2; i++) yield return new($"colour {i}.tif", "image/tiff", Tiff(random, scenery, pages: 8, colour: true));
    }

    private static byte[] Scans(MagickImage scenery, Random random, int pages)
    {
        var pdf = new PdfDocumentBuilder();
        for (var i = 0; i < pages; i++)
        {
            using var page = Page(scenery, random, dpi: 200, colour: true);
            page.Quality = 80;
            pdf.AddPage(PageSize.A4).AddJpeg(page.ToByteArray(MagickFormat.Jpeg), new PdfRectangle(0, 0, 595, 842));
        }

        return pdf.Build();
    }

    /// <summary>12 megapixels, stored on its side, with what a telephone writes about it.</summary>
    private static byte[] Photo(MagickImage scenery, Random random)
    {
        using var photo = Cut(scenery, random, 4032, 3024);
        var exif = new ExifProfile();
        exif.SetValue(ExifTag.Make, "Fabrikat");
        photo.SetProfile(exif);
        photo.Orientation = OrientationType.RightTop;
        photo.Quality = 72;
        return photo.ToByteArray(MagickFormat.Jpeg);
    }

    private static byte[] Tiff(Random random, MagickImage scenery, int pages, bool colour)
    {
        using var tiff = new MagickImageCollection();
        for (var i = 0; i < pages; i++)
        {
            var page = Page(scenery, random, colour ? 150 : 300, colour);
            page.Settings.Compression = colour ? CompressionMethod.JPEG : CompressionMethod.Group4;
            tiff.Add(page);
        }

        return tiff.ToByteArray(MagickFormat.Tiff);
    }

    /// <summary>A page of lines, and a picture on it if in colour.</summary>
    private static MagickImage Page(MagickImage scenery, Random random, int dpi, bool colour)
    {
        var page = new MagickImage(MagickColors.White, (uint)(8.27 * dpi), (uint)(11.69 * dpi)) { Density = new Density(dpi) };
        var lines = new Drawables().FontPointSize(9.0 * dpi / 72).FillColor(MagickColors.Black).StrokeColor(MagickColors.Black);
        for (var y = dpi; y < page.Height - dpi; y += dpi / 5)
            for (var x = dpi / 2; x < page.Width - (dpi / 2); x += dpi / 8)
                lines.Line(x, y, x + random.Next(dpi / 9), y + random.Next(dpi / 12));
        lines.Draw(page);
        if (!colour)
        {
            page.ColorType = ColorType.Bilevel;
            return page;
        }

        using var picture = Cut(scenery, random, (int)page.Width * 3 / 4, (int)page.Height * 2 / 5);
        page.Composite(picture, (int)page.Width / 8, (int)page.Height / 2, CompositeOperator.Over);
        return page;
    }

    private static MagickImage Cut(MagickImage scenery, Random random, int width, int height)
    {
        var cut = (MagickImage)scenery.CloneArea(new MagickGeometry(random.Next((int)scenery.Width - width), random.Next((int)scenery.Height - height), (uint)width, (uint)height));
        cut.ResetPage();
        return cut;
    }
}
