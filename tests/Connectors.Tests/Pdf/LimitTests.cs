using Brygga.Connectors.Pdf;
using Brygga.Connectors.Remote;
using ImageMagick;
using UglyToad.PdfPig;
using Xunit;
using static Brygga.Connectors.Tests.Pdf.Samples;

namespace Brygga.Connectors.Tests.Pdf;

/// <summary>What Severa takes: first made smaller, then split, and never dropped.</summary>
public sealed class LimitTests
{
    [Fact]
    public void M35_what_is_too_large_is_made_smaller_if_that_is_enough()
    {
        var limits = new PdfLimits { FileBytes = 4_000_000 };
        var bundle = Combine(limits, File("a.jpg", Photo()), File("b.pdf", RawPdf.Pages((300, 400))));
        Assert.Equal([Name], bundle.Names());
        Assert.InRange(bundle.Files[0].Bytes.Length, 1, limits.FileBytes);
        Assert.Equal([(595, 842), (300, 400)], bundle.Sizes());
        var remark = Assert.Single(bundle.Remarks);
        Assert.Equal((RemarkKind.MadeSmaller, "a.jpg"), (remark.Kind, remark.File));
    }

    [Fact]
    public void M35_what_is_still_too_large_is_split_between_pages_into_parts_that_say_so()
    {
        var limits = new PdfLimits { FileBytes = 60_000 };
        var bundle = Combine(limits, File("a.pdf", Heavy(1, 2)), File("b.pdf", Heavy(3, 4, 5)));
        Assert.Equal(["Invoice 17 (1 of 3).pdf", "Invoice 17 (2 of 3).pdf", "Invoice 17 (3 of 3).pdf"], bundle.Names());
        Assert.All(bundle.Files, file => Assert.InRange(file.Bytes.Length, 1, limits.FileBytes));
        Assert.Equal([(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)], bundle.Sizes());
        var remark = Assert.Single(bundle.Remarks);
        Assert.Equal((RemarkKind.Split, Name), (remark.Kind, remark.File));
    }

    /// <summary>Detail is only given up where it saves a file.</summary>
    [Fact]
    public void M35_pictures_keep_their_detail_where_less_of_it_would_save_no_part()
    {
        var bundle = Combine(new PdfLimits { FileBytes = 60_000 }, File("a.pdf", Heavy(1, 2)), File("b.jpg", Cornered(600, 900).As(MagickFormat.Jpeg)), File("c.pdf", Heavy(3, 4)));
        Assert.Equal(4, bundle.Sizes().Length - 1);
        Assert.DoesNotContain(bundle.Remarks, static remark => remark.Kind == RemarkKind.MadeSmaller);
    }

    [Fact]
    public void M35_a_page_that_is_too_large_by_itself_comes_out_with_a_remark()
    {
        var bundle = Combine(new PdfLimits { FileBytes = 20_000 }, File("a.pdf", RawPdf.Pages((9, 9))), File("b.pdf", Heavy(1)), File("c.pdf", RawPdf.Pages((8, 8))));
        Assert.Equal([(9, 9), (1, 1), (8, 8)], bundle.Sizes());
        Assert.Equal([(RemarkKind.Split, Name), (RemarkKind.OverLimit, "Invoice 17 (2 of 3).pdf")], bundle.Told());
    }

    [Fact]
    public void M35_a_file_that_is_attached_as_it_is_and_too_large_comes_out_with_a_remark()
    {
        var bundle = Combine(new PdfLimits { FileBytes = 1_000 }, File("a.bin", new byte[2_000]));
        Assert.Equal(["a.bin"], bundle.Names());
        Assert.Equal([(RemarkKind.UnknownKind, "a.bin"), (RemarkKind.OverLimit, "a.bin")], bundle.Told());
    }

    /// <summary>What parts share is in each of them, and still none is too large.</summary>
    [Fact]
    public void M35_parts_that_share_objects_are_within_the_limit()
    {
        var shared = RawPdf.Of(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                $"<< /Type /Pages /Count 9 /Kids [ {string.Join(' ', Enumerable.Range(0, 9).Select(static page => $"{4 + (2 * page)} 0 R"))} ] /Resources << /X 3 0 R >> >>",
                RawPdf.Stream(new(' ', 20_000)),
                .. Enumerable.Range(0, 9).SelectMany(static page => (string[])[$"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents {5 + (2 * page)} 0 R >>", RawPdf.Stream(new(' ', 9_000))]),
            ]);
        var bundle = Combine(new PdfLimits { FileBytes = 50_000 }, File("a.pdf", shared));
        Assert.Equal(3, bundle.Files.Count);
        Assert.All(bundle.Files, static file => Assert.InRange(file.Bytes.Length, 20_000 + (3 * 9_000), 50_000));
        Assert.Equal(9, bundle.Sizes().Length);
    }

    [Fact]
    public void Severa_takes_ten_megabytes() => Assert.Equal(10_000_000, new PdfLimits().FileBytes);

    private static byte[] Photo()
    {
        var noise = Noise(2000, 3000);
        noise.Quality = 95;
        return noise.As(MagickFormat.Jpeg);
    }

    /// <summary>Pages of these sizes, about 25 KB each.</summary>
    private static byte[] Heavy(params int[] sizes) => RawPdf.Of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {sizes.Length} /Kids [ {string.Join(' ', sizes.Select(static (_, i) => $"{3 + (2 * i)} 0 R"))} ] >>",
            .. sizes.SelectMany(static (size, i) => (string[])[$"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 {size} {size} ] /Contents {4 + (2 * i)} 0 R >>", RawPdf.Stream(new(' ', 25_000))]),
        ]);
}
