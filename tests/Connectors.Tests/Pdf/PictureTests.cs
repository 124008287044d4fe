using System.Globalization;
using System.Text;
using Brygga.Connectors.Pdf;
using ImageMagick;
using UglyToad.PdfPig.Content;
using Xunit;
using static Brygga.Connectors.Tests.Pdf.Samples;

namespace Brygga.Connectors.Tests.Pdf;

/// <summary>Pictures as they are seen on their pages.</summary>
public sealed class PictureTests
{
    private static readonly string[] Upright = ["red", "green", "blue", "yellow"];

    public static TheoryData<string> Kinds => ["jpeg", "grey jpeg", "progressive jpeg", "cmyk jpeg", "png", "palette png", "16 bit png", "tiff", "lzw tiff", "jpeg tiff", "cmyk tiff"];

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public void M35_pictures_of_all_kinds_show_what_they_show(string kind)
    {
        Skip.If(Rendered.Missing is not null, Rendered.Missing);
        var page = Assert.Single(Rendered.Pages(Combine(File("it", Make(kind))).Files[0]));
        if (kind == "grey jpeg") Assert.Equal(["black", "white", "black", "white"], Rendered.CornersOf(page));
        else Assert.Equal(Upright, Rendered.CornersOf(page));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void M35_photographs_are_turned_the_right_way_up_and_lie_on_pages_of_their_shape(int orientation)
    {
        Skip.If(Rendered.Missing is not null, Rendered.Missing);
        var turned = Turned(orientation);
        var combined = Combine(File("it.jpg", turned)).Files[0];
        var page = Assert.Single(Rendered.Pages(combined));
        Assert.True(page.Height > page.Width);
        Assert.Equal(Upright, Rendered.CornersOf(page));
        // What the camera wrote stays with the camera; the pixels are as it wrote them.
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(combined.Bytes.Span), StringComparison.Ordinal);
        using var read = combined.Read();
        Assert.Equal(orientation >= 5 ? (120, 80) : (80, 120), PixelsOf(Assert.Single(read.GetPage(1).GetImages())));
    }

    [SkippableFact]
    public void M35_a_turned_photograph_that_is_made_smaller_stays_the_right_way_up()
    {
        Skip.If(Rendered.Missing is not null, Rendered.Missing);
        var bundle = Combine(new PdfLimits { FileBytes = 300_000 }, File("it.jpg", Turned(6, Cornered(1600, 2400), quality: 100)), File("noise.jpg", Noisy()));
        var pages = bundle.Files.SelectMany(Rendered.Pages).ToList();
        Assert.Equal(Upright, Rendered.CornersOf(pages[0]));
    }

    [SkippableFact]
    public void M35_black_and_white_scans_show_black_on_white_and_stay_small()
    {
        Skip.If(Rendered.Missing is not null, Rendered.Missing);
        foreach (var polarity in (string[])["min-is-black", "min-is-white"])
        {
            using var scan = new MagickImage(MagickColors.White, 2480, 3508) { Density = new Density(300), ColorType = ColorType.Bilevel };
            new ImageMagick.Drawing.Drawables().FillColor(MagickColors.Black).Rectangle(0, 0, 1239, 1753).Draw(scan);
            scan.ColorType = ColorType.Bilevel;
            scan.Settings.Compression = CompressionMethod.Group4;
            scan.Settings.SetDefine("quantum:polarity", polarity);
            var combined = Combine(File("scan.tif", scan.ToByteArray(MagickFormat.Tiff))).Files[0];
            Assert.InRange(combined.Bytes.Length, 1, 20_000);
            var page = Assert.Single(Rendered.Pages(combined));
            Assert.Equal(["black", "white", "white", "white"], ((int, int)[])[(20, 20), (575, 20), (20, 822), (575, 822)] switch { var places => places.Select(place => Rendered.NameOf(page.GetPixels().GetPixel(place.Item1, place.Item2).ToColor()!)) });
        }
    }

    [SkippableFact]
    public void M35_what_is_transparent_is_white()
    {
        Skip.If(Rendered.Missing is not null, Rendered.Missing);
        using var clear = new MagickImage(MagickColors.Transparent, 100, 100);
        new ImageMagick.Drawing.Drawables().FillColor(MagickColors.Red).Rectangle(40, 40, 60, 60).Draw(clear);
        var page = Assert.Single(Rendered.Pages(Combine(File("it.png", clear.ToByteArray(MagickFormat.Png))).Files[0]));
        Assert.Equal("white", Rendered.NameOf(page.GetPixels().GetPixel(100, 420).ToColor()!));
        Assert.Equal("red", Rendered.NameOf(page.GetPixels().GetPixel(297, 421).ToColor()!));
    }

    [SkippableFact]
    public void M35_pages_of_a_PDF_look_as_they_did()
    {
        Skip.If(Rendered.Missing is not null, Rendered.Missing);
        var original = RawPdf.Of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] /MediaBox [ 0 0 300 400 ] /CropBox [ 50 50 250 350 ] /Rotate 90 >>",
            "<< /Type /Page /Parent 2 0 R /Contents [ 4 0 R 5 0 R ] /Resources << /Font << /F 6 0 R >> >> >>",
            RawPdf.Stream("1 0 0 rg 60 60 80 80 re f"),
            RawPdf.Stream("BT /F 24 Tf 100 200 Td (Faktura) Tj ET"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        var (before, after) = (Rendered.Pages(File("a.pdf", original))[0], Rendered.Pages(Combine(File("a.pdf", original), File("b.pdf", RawPdf.Pages((9, 9)))).Files[0])[0]);
        Assert.Equal((before.Width, before.Height), (after.Width, after.Height));
        Assert.Equal(0, before.Compare(after, ErrorMetric.Absolute));
    }

    [Fact]
    public void M35_a_JPEG_is_embedded_as_it_is()
    {
        var jpeg = Cornered().As(MagickFormat.Jpeg);
        using var read = Combine(File("it.jpg", jpeg)).Files[0].Read();
        Assert.Equal(jpeg, Assert.Single(read.GetPage(1).GetImages()).RawBytes.ToArray());
    }

    /// <summary>One that says how large it is is not drawn larger; one that does not fills the page.</summary>
    [Theory]
    [InlineData(300, 600, 900, 144, 216)]
    [InlineData(200, 1654, 2339, 595, 842)]
    [InlineData(72, 600, 900, 523, 785)]
    [InlineData(100, 2000, 3000, 523, 785)]
    public void M35_a_picture_is_as_large_as_it_says_or_fills_its_page(int dpi, int width, int height, int shownWidth, int shownHeight)
    {
        using var picture = new MagickImage(MagickColors.Red, (uint)width, (uint)height) { Density = new Density(dpi) };
        using var read = Combine(File("it.jpg", picture.ToByteArray(MagickFormat.Jpeg))).Files[0].Read();
        var shown = Assert.Single(read.GetPage(1).GetImages()).BoundingBox;
        Assert.Equal((shownWidth, shownHeight), ((int)Math.Round(shown.Width), (int)Math.Round(shown.Height)));
    }

    private static (int, int) PixelsOf(IPdfImage image) => (image.WidthInSamples, image.HeightInSamples);

    private static byte[] Noisy() => Noise(1500, 1500).As(MagickFormat.Jpeg);

    /// <summary>Stored in such a way that it is upright when a viewer turns it.</summary>
    private static byte[] Turned(int orientation, MagickImage? upright = null, int quality = 95)
    {
        using var image = upright ?? Cornered();
        Action<MagickImage>[] stored =
        [
            static _ => { }, static it => it.Flop(), static it => it.Rotate(180), static it => it.Flip(),
            static it => it.Transpose(), static it => it.Rotate(270), static it => it.Transverse(), static it => it.Rotate(90),
        ];
        stored[orientation - 1](image);
        image.Quality = (uint)quality;
        var plain = image.ToByteArray(MagickFormat.Jpeg);
        return [.. plain[..2], .. Exif(orientation), .. plain[2..]];
    }

    /// <summary>A segment as cameras write it, with the orientation and nothing else.</summary>
    private static byte[] Exif(int orientation) =>
        [0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Make(string kind)
    {
        using var image = Cornered();
        switch (kind)
        {
            case "grey jpeg":
                using (var grey = new MagickImage(MagickColors.White, 80, 120))
                {
                    new ImageMagick.Drawing.Drawables().FillColor(MagickColors.Black).Rectangle(0, 0, 39, 119).Draw(grey);
                    grey.BorderColor = MagickColors.Gray;
                    grey.Border(1);
                    grey.ColorSpace = ColorSpace.Gray;
                    return grey.ToByteArray(MagickFormat.Jpeg);
                }

            case "progressive jpeg": return image.ToByteArray(MagickFormat.Pjpeg);
            case "cmyk jpeg":
                image.ColorSpace = ColorSpace.CMYK;
                return image.ToByteArray(MagickFormat.Jpeg);
            case "palette png": return image.ToByteArray(MagickFormat.Png8);
            case "16 bit png": return image.ToByteArray(MagickFormat.Png48);
            case "lzw tiff":
                image.Settings.Compression = CompressionMethod.LZW;
                return image.ToByteArray(MagickFormat.Tiff);
            case "jpeg tiff":
                image.Settings.Compression = CompressionMethod.JPEG;
                return image.ToByteArray(MagickFormat.Tiff);
            case "cmyk tiff":
                image.ColorSpace = ColorSpace.CMYK;
                return image.ToByteArray(MagickFormat.Tiff);
            default: return image.ToByteArray(Enum.Parse<MagickFormat>(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(kind)));
        }
    }
}
