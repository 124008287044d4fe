using System.Text;
using Brygga.Connectors.Pdf;
using Brygga.Connectors.Remote;
using ImageMagick;
using Xunit;
using static Brygga.Connectors.Tests.Pdf.Samples;

namespace Brygga.Connectors.Tests.Pdf;

/// <summary>Files that can't be combined come out as they are, with a remark, and the others are combined all the same.</summary>
public sealed class UnreadableTests
{
    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "Pdf", "Files");

    [Theory]
    [InlineData("password.pdf")]
    [InlineData("restricted.pdf")]
    public void M35_an_encrypted_PDF_is_attached_as_it_is(string name) => AsItIs(System.IO.File.ReadAllBytes(Path.Combine(Files, name)), RemarkKind.Encrypted);

    [Fact]
    public void M35_an_empty_file_is_attached_as_it_is() => AsItIs([], RemarkKind.Empty);

    [Fact]
    public void M35_a_file_of_another_kind_is_attached_as_it_is() => AsItIs(WordDocument(), RemarkKind.UnknownKind);

    [Fact]
    public void M35_a_file_is_what_its_bytes_say_not_its_name()
    {
        var bundle = Combine(File("picture.pdf", Cornered().As(MagickFormat.Png)), File("document.jpg", RawPdf.Pages((9, 9))));
        Assert.Equal([(595, 842), (9, 9)], bundle.Sizes());
        AsItIs(Encoding.ASCII.GetBytes("Dear customer"), RemarkKind.UnknownKind);
    }

    /// <summary>Cut off anywhere, nothing of it is silently missing.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void M35_a_PDF_that_is_cut_off_is_attached_as_it_is(double kept) => AsItIs(Cut(LongPdf(), kept), RemarkKind.Broken);

    [Theory]
    [InlineData(MagickFormat.Jpeg, 0.1)]
    [InlineData(MagickFormat.Jpeg, 0.9)]
    [InlineData(MagickFormat.Png, 0.1)]
    [InlineData(MagickFormat.Png, 0.9)]
    [InlineData(MagickFormat.Tiff, 0.1)]
    [InlineData(MagickFormat.Tiff, 0.9)]
    public void M35_a_picture_that_is_cut_off_is_attached_as_it_is(MagickFormat format, double kept) => AsItIs(Cut(Noise(100, 100).As(format), kept), RemarkKind.Broken);

    [Fact]
    public void M35_a_PDF_that_lost_nothing_but_where_its_objects_are_is_combined()
    {
        var whole = LongPdf();
        var cut = whole[..Encoding.Latin1.GetString(whole).IndexOf("startxref", StringComparison.Ordinal)];
        Assert.Equal(21, Combine(File("a.pdf", cut), File("b.pdf", RawPdf.Pages((9, 9)))).Sizes().Length);
    }

    [Theory]
    [InlineData("<< /Type /Pages /Count 1 /Kids [ 2 0 R ] >>", "")]
    [InlineData("<< /Type /Pages /Count 2 /Kids [ 3 0 R ] >>", "")]
    [InlineData("<< /Type /Pages /Count 2 /Kids [ 3 0 R 9 0 R ] >>", "")]
    [InlineData("<< /Type /Pages /Count 0 /Kids [ ] >>", "")]
    [InlineData("<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>", "/Contents 9 0 R")]
    [InlineData("<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>", "/Resources << /XObject << /I 9 0 R >> >>")]
    public void M35_a_PDF_with_pages_or_objects_missing_is_attached_as_it_is(string tree, string page) =>
        AsItIs(RawPdf.Of("<< /Type /Catalog /Pages 2 0 R >>", tree, $"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] {page} >>"), RemarkKind.Broken);

    [Fact]
    public void M35_a_picture_that_claims_to_be_enormous_is_attached_as_it_is() => AsItIs(Enormous(Cornered().As(MagickFormat.Png)), RemarkKind.TooLarge);

    [Fact]
    public void M35_a_picture_with_more_pixels_than_the_limit_is_attached_as_it_is() => AsItIs(Cornered(100, 101).As(MagickFormat.Png), RemarkKind.TooLarge, new() { Pixels = 10_000 });

    [Fact]
    public void M35_a_file_of_more_pages_than_are_combined_is_attached_as_it_is()
    {
        AsItIs(RawPdf.Pages((9, 9), (9, 9), (9, 9)), RemarkKind.TooLarge, new() { Pages = 2 });
        AsItIs(Tiff(Cornered(), Cornered(), Cornered()), RemarkKind.TooLarge, new() { Pages = 2 });
    }

    private static void AsItIs(byte[] bytes, RemarkKind kind, PdfLimits? limits = null)
    {
        var (odd, good) = (File("odd.bin", bytes), File("good.pdf", RawPdf.Pages((300, 400))));
        var bundle = Combine(limits ?? new(), good, odd, good);
        Assert.Equal([Name, "odd.bin"], bundle.Names());
        Assert.Equal(odd, bundle.Files[1]);
        Assert.Equal([(300, 400), (300, 400)], bundle.Sizes());
        var remark = Assert.Single(bundle.Remarks);
        Assert.Equal((kind, "odd.bin"), (remark.Kind, remark.File));
        Assert.Contains("'odd.bin'", remark.Text, StringComparison.Ordinal);
        Assert.NotEmpty(remark.Remedy);
    }

    /// <summary>Twenty pages, each with something of its own.</summary>
    private static byte[] LongPdf() => RawPdf.Of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count 20 /Kids [ {string.Join(' ', Enumerable.Range(0, 20).Select(static page => $"{3 + (2 * page)} 0 R"))} ] >>",
            .. Enumerable.Range(0, 20).SelectMany(static page => (string[])[$"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents {4 + (2 * page)} 0 R >>", RawPdf.Stream($"% {page}\n" + new string(' ', 500))]),
        ]);

    private static byte[] Cut(byte[] bytes, double kept) => bytes[..(int)(bytes.Length * kept)];

    /// <summary>Says in its head that it is 60,000 pixels wide and high.</summary>
    private static byte[] Enormous(byte[] png)
    {
        foreach (var place in (int[])[16, 20]) System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(place), 60_000);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Checksum(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}
