using Brygga.Connectors.Pdf;
using LanguageExt;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using Xunit;
using static Brygga.Connectors.Tests.Pdf.Samples;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Pdf;

/// <summary>PDFs combined with others, read back.</summary>
public sealed class CombiningTests
{
    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "Pdf", "Files");

    [Fact]
    public void M35_all_attachments_become_one_PDF_in_order_and_pages_keep_their_sizes()
    {
        var bundle = Combine(
            File("a.pdf", RawPdf.Pages((300, 400), (500, 200))),
            File("b.jpg", Cornered().As(ImageMagick.MagickFormat.Jpeg)),
            File("c.png", Cornered(200, 100).As(ImageMagick.MagickFormat.Png)),
            File("d.tif", Tiff(Cornered(), Cornered(120, 80), Cornered())),
            File("e.pdf", RawPdf.Pages((111, 222))));
        Assert.Equal([Name], bundle.Names());
        Assert.Equal("application/pdf", bundle.Files[0].ContentType);
        Assert.Empty(bundle.Remarks);
        Assert.Equal([(300, 400), (500, 200), (595, 842), (842, 595), (595, 842), (842, 595), (595, 842), (111, 222)], bundle.Sizes());
    }

    [Fact]
    public void M35_one_PDF_alone_is_stored_as_it_is()
    {
        var alone = RawPdf.Pages((300, 400));
        var bundle = Combine(File("a.pdf", alone));
        Assert.Equal([Name], bundle.Names());
        Assert.Equal(alone, bundle.Files[0].Bytes);
        Assert.Empty(bundle.Remarks);
    }

    [Fact]
    public void M35_the_same_attachments_give_the_same_names_and_bytes()
    {
        var files = new[] { File("a.pdf", RawPdf.Pages((300, 400))), File("b.jpg", Cornered().As(ImageMagick.MagickFormat.Jpeg)), File("c.tif", Tiff(Cornered(), Noise(40, 40))), File("d.docx", WordDocument()), File("d.docx", []) };
        var (one, other) = (Combine(files), Combine(files));
        Assert.Equal([Name, "d.docx", "d (2).docx"], one.Names());
        Assert.Equal(one.Files.Map(static file => (file.Name, Convert.ToHexString(file.Bytes.Span))), other.Files.Map(static file => (file.Name, Convert.ToHexString(file.Bytes.Span))));
        Assert.Equal(one.Remarks, other.Remarks);
    }

    [Fact]
    public void M35_what_a_page_has_from_the_tree_above_it_goes_with_it()
    {
        var inheriting = RawPdf.Of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 2 /Kids [ 3 0 R ] /MediaBox [ 0 0 300 400 ] /CropBox [ 10 20 110 220 ] /Rotate 90 /Resources << /ExtGState << /G 6 0 R >> >> >>",
            "<< /Type /Pages /Parent 2 0 R /Count 2 /Kids [ 4 0 R 5 0 R ] >>",
            "<< /Type /Page /Parent 3 0 R /Contents 7 0 R >>",
            "<< /Type /Page /Parent 3 0 R /Rotate 0 /CropBox [ 0 0 50 60 ] >>",
            "<< /Type /ExtGState /CA 0.5 >>",
            RawPdf.Stream("/G gs 0 0 9 9 re f"));
        using var read = Combine(File("a.pdf", inheriting), File("b.pdf", RawPdf.Pages((9, 9)))).Files[0].Read();
        var (first, second) = (read.GetPage(1), read.GetPage(2));
        Assert.Equal((300d, 400d, 90), (first.MediaBox.Bounds.Width, first.MediaBox.Bounds.Height, first.Rotation.Value));
        Assert.Equal((10d, 20d, 110d, 220d), (first.CropBox.Bounds.Left, first.CropBox.Bounds.Bottom, first.CropBox.Bounds.Right, first.CropBox.Bounds.Top));
        Assert.Equal((50d, 60d, 0), (second.CropBox.Bounds.Width, second.CropBox.Bounds.Height, second.Rotation.Value));
        Assert.True(first.Dictionary.TryGet(NameToken.Resources, out DictionaryToken resources) && resources.ContainsKey(NameToken.ExtGState));
    }

    /// <summary>A palette is bytes, even where it is written as text.</summary>
    [Theory]
    [InlineData("\u0080\u0085\u009F\u00A0\u0018\u00FF")]
    [InlineData("\u00FE\u00FF(\\)\u0001\u0002")]
    public void M35_strings_are_copied_byte_by_byte(string palette)
    {
        var pdf = RawPdf.Of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 100 100 ] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
            RawPdf.Stream("q 100 0 0 100 0 0 cm /I Do Q"),
            RawPdf.Stream("\u0001", $"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace [ /Indexed /DeviceRGB 1 ({palette.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) ]"));
        var bytes = Combine(File("a.pdf", pdf), File("b.pdf", RawPdf.Pages((9, 9)))).Files[0].Bytes;
        Assert.Contains($"<{Convert.ToHexString(System.Text.Encoding.Latin1.GetBytes(palette))}>", System.Text.Encoding.Latin1.GetString(bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void M35_what_pages_share_is_in_the_combined_PDF_once()
    {
        var content = new string(' ', 50_000);
        var shared = RawPdf.Of(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                $"<< /Type /Pages /Count 20 /Kids [ {string.Join(' ', Enumerable.Range(4, 20).Select(static number => $"{number} 0 R"))} ] >>",
                RawPdf.Stream(content),
                .. Enumerable.Repeat("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents 3 0 R >>", 20),
            ]);
        var bundle = Combine(File("a.pdf", shared), File("b.pdf", shared));
        Assert.Equal(40, bundle.Sizes().Length);
        Assert.InRange(bundle.Files[0].Bytes.Length, 2 * content.Length, (2 * content.Length) + 10_000);
    }

    /// <summary>A link from a page to another must not bring the other into a part that it does not belong to.</summary>
    [Fact]
    public void M35_a_link_to_a_page_works_where_that_page_is_and_brings_nothing_where_it_is_not()
    {
        const int Bulk = 30_000;
        string Page(int content, int to) => $"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents {content} 0 R /Annots [ << /Type /Annot /Subtype /Link /Rect [ 0 0 9 9 ] /Dest [ {to} 0 R /Fit ] >> ] >>";
        var linked = RawPdf.Of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [ 3 0 R 4 0 R ] >>", Page(5, 4), Page(6, 3), RawPdf.Stream(new(' ', Bulk)), RawPdf.Stream(new(' ', Bulk)));
        var (whole, parts) = (Combine(File("a.pdf", linked), File("b.pdf", RawPdf.Pages((9, 9)))), Combine(new PdfLimits { FileBytes = Bulk + 5_000 }, File("a.pdf", linked)));
        Assert.Equal(3, PagesOf(Assert.Single(whole.Files)));
        Assert.Equal([1, 1], parts.Files.Select(PagesOf).ToArray());
        Assert.All(parts.Files, static file => Assert.InRange(file.Bytes.Length, Bulk, Bulk + 5_000));
        using var read = whole.Files[0].Read();
        var link = (DictionaryToken)((ArrayToken)read.GetPage(1).Dictionary.Data["Annots"]).Data[0];
        var target = (IndirectReferenceToken)((ArrayToken)link.Data["Dest"]).Data[0];
        Assert.Equal("Page", ((NameToken)((DictionaryToken)read.Structure.GetObject(target.Data).Data).Data["Type"]).Data);
    }

    [Fact]
    public void M35_a_long_chain_of_objects_does_not_break_the_process()
    {
        const int Long = 100_000;
        var chain = RawPdf.Of(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Resources << /Next 4 0 R >> >>",
                .. Enumerable.Range(4, Long).Select(static number => $"<< /Next {number + 1} 0 R >>"),
                "<< >>",
            ]);
        Assert.Equal([(9, 9), (8, 8)], Combine(File("a.pdf", chain), File("b.pdf", RawPdf.Pages((8, 8)))).Sizes());
    }

    [Fact]
    public void M35_a_PDF_whose_objects_are_packed_is_combined() =>
        Assert.Equal([(100, 100), (8, 8)], Combine(File("a.pdf", System.IO.File.ReadAllBytes(Path.Combine(Files, "packed.pdf"))), File("b.pdf", RawPdf.Pages((8, 8)))).Sizes());

    [Theory]
    [InlineData("/Names << /EmbeddedFiles << /Names [ ] >> >>", "files within it")]
    [InlineData("/Collection << >>", "files within it")]
    [InlineData("/AcroForm << /Fields [ ] /XFA [ ] >>", "a form")]
    [InlineData("/AcroForm << /Fields [ ] /NeedAppearances true >>", "a form")]
    [InlineData("/AcroForm << /Fields [ ] /SigFlags 3 >>", "a signature")]
    public void M35_a_PDF_that_holds_more_than_pages_is_combined_and_attached_as_well(string more, string what)
    {
        var holding = RawPdf.Of($"<< /Type /Catalog /Pages 2 0 R {more} >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] >>");
        var bundle = Combine(File("a.pdf", holding), File("b.pdf", RawPdf.Pages((8, 8))));
        Assert.Equal([Name, "a.pdf"], bundle.Names());
        Assert.Equal(2, PagesOf(bundle.Files[0]));
        Assert.Equal(holding, bundle.Files[1].Bytes);
        var remark = Assert.Single(bundle.Remarks);
        Assert.Equal((RemarkKind.HoldsMore, "a.pdf"), (remark.Kind, remark.File));
        Assert.Contains(what, remark.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void M35_a_name_that_two_files_have_is_given_once()
    {
        var bundle = Combine(File(Name, WordDocument()), File("x.xlsx", WordDocument()), File("X.xlsx", WordDocument()), File("a.pdf", RawPdf.Pages((9, 9))));
        Assert.Equal([Name, "Invoice 17 (2).pdf", "x.xlsx", "X (2).xlsx"], bundle.Names());
    }

    [Fact]
    public void Nothing_comes_of_nothing() => Assert.Equal(new(Seq<Remote.FileContent>(), Seq<Remark>()), Combine());

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        var files = Seq1(File("a.pdf", RawPdf.Pages((9, 9))));
        Assert.Throws<OperationCanceledException>(() => OnePdf.Of(files, Name, new(), new(canceled: true)));
    }

    [Fact]
    public void What_unpacks_to_gigabytes_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        using (var packer = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            for (var megabyte = 0; megabyte < 100; megabyte++)
                packer.Write(new byte[1_000_000]);
        var filter = Assert.Single(new BoundedFilters().GetNamedFilters([NameToken.FlateDecode]));
        Assert.Throws<PdfDocumentFormatException>(() => filter.Decode(packed.ToArray(), DictionaryToken.Empty, new BoundedFilters(), 0));
    }

    private static int PagesOf(Remote.FileContent file)
    {
        using var pdf = file.Read();
        return pdf.NumberOfPages;
    }
}
