using System.Buffers.Binary;
using System.IO.Compression;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Brygga.Sandbox.Tests;

/// <summary>The files of supplier invoices are real ones: what reads such files reads them, and what cannot be read is so on purpose.</summary>
public sealed class CostFileTests
{
    [Fact]
    public async Task A_pdf_has_its_pages_and_their_text()
    {
        await using var rig = await Costs.Start();
        using var pdf = PdfDocument.Open(await File(rig, "cost_pdf"));
        Assert.Equal(3, pdf.NumberOfPages);
        Assert.Equal("faktura.pdf sida 3", pdf.GetPage(3).Text);
        using var named = PdfDocument.Open(await File(rig, "cost_several_files", 1));
        Assert.Equal("Följesedel å ä ö.pdf sida 2", named.GetPage(2).Text);
    }

    [Fact]
    public async Task An_encrypted_pdf_wants_its_password_and_a_protected_one_none()
    {
        await using var rig = await Costs.Start();
        var locked = await File(rig, "cost_encrypted_file");
        Assert.Throws<PdfDocumentEncryptedException>(() => PdfDocument.Open(locked));
        using var opened = PdfDocument.Open(locked, new ParsingOptions { Password = "hemligt" });
        Assert.Equal("hemlig sida", opened.GetPage(1).Text);
        using var readable = PdfDocument.Open(await File(rig, "cost_protected_file"));
        Assert.True(readable.IsEncrypted);
        Assert.Equal("skyddad sida 2", readable.GetPage(2).Text);
    }

    [Fact]
    public async Task A_broken_pdf_cannot_be_opened()
    {
        await using var rig = await Costs.Start();
        var broken = await File(rig, "cost_broken_file");
        Assert.True(broken.AsSpan().StartsWith("%PDF-"u8));
        Assert.ThrowsAny<Exception>(() => PdfDocument.Open(broken).GetPage(1).Text);
    }

    [Fact]
    public async Task A_large_pdf_is_of_scanned_pages_each_of_which_would_fit()
    {
        await using var rig = await Costs.Start();
        using var pdf = PdfDocument.Open(await File(rig, "cost_large_file"));
        Assert.Equal(12, pdf.NumberOfPages);
        var image = Assert.Single(pdf.GetPage(12).GetImages());
        Assert.Equal((600, 600, 600 * 600 * 3), (image.WidthInSamples, image.HeightInSamples, image.RawBytes.Length));
    }

    [Fact]
    public async Task A_photo_says_how_it_is_to_be_turned()
    {
        await using var rig = await Costs.Start();
        var photo = await File(rig, "cost_photo");
        Assert.Equal([0xFF, 0xD8, 0xFF, 0xE1], photo[..4]);
        var exif = photo.AsSpan().IndexOf("Exif\0\0"u8);
        Assert.Equal(6, photo[exif + 6 + 8 + 2 + 9]);
        Assert.Equal((96, 64, 3), Frame(photo));
        Assert.Equal((96, 64, 4), Frame(await File(rig, "cost_print_photo")));
    }

    [Fact]
    public async Task A_png_has_its_points_and_lets_one_see_through()
    {
        await using var rig = await Costs.Start();
        var png = await File(rig, "cost_picture");
        Assert.Equal([0x89, .. "PNG\r\n\u001a\n"u8], png[..8]);
        var data = png.AsSpan().IndexOf("IDAT"u8);
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(data - 4));
        using var packed = new ZLibStream(new MemoryStream(png[(data + 4)..(data + 4 + length)]), CompressionMode.Decompress);
        using var points = new MemoryStream();
        await packed.CopyToAsync(points);
        Assert.Equal(64 * (1 + (96 * 4)), points.Length);
        Assert.Equal((255, 128), (points.ToArray()[4], points.ToArray()[^1]));
    }

    [Fact]
    public async Task A_tiff_has_three_pages()
    {
        await using var rig = await Costs.Start();
        var tiff = await File(rig, "cost_tiff");
        var (pages, at) = (0, BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4)));
        for (; at != 0; pages++) at = BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(at + 2 + (BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(at)) * 12)));
        Assert.Equal(3, pages);
    }

    /// <summary>Width, height and the number of colours, as the frame of a JPEG has them.</summary>
    private static (int Width, int Height, int Colours) Frame(byte[] jpeg)
    {
        var at = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 4;
        return (BinaryPrimitives.ReadInt16BigEndian(jpeg.AsSpan(at + 3)), BinaryPrimitives.ReadInt16BigEndian(jpeg.AsSpan(at + 1)), jpeg[at + 5]);
    }

    private static Task<byte[]> File(Rig rig, string name, int nth = 0) =>
        rig.Bytes("fortnox", $"archive/{rig.World.Fortnox.SupplierInvoiceFiles.Of(Costs.Of(rig, name))[nth].Key}");
}
