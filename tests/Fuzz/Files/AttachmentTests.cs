using Brygga.Connectors.Pdf;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Tests.Pdf;
using Brygga.Fuzz.Inputs;
using ImageMagick;
using Xunit.Abstractions;
using static LanguageExt.Prelude;

namespace Brygga.Fuzz.Files;

/// <summary>
/// Damaged PDFs and pictures among sound ones that are to be combined: usually a fifth of the others' number, since each is read, drawn and
/// written. Memory that the library of pictures takes by itself is not counted here; it has a limit of its own.
/// </summary>
public sealed class AttachmentTests(ITestOutputHelper output)
{
    private static readonly byte[][] Sound =
    [
        RawPdf.Pages((300, 400), (200, 100)),
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Pdf")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
        Picture(MagickFormat.Jpeg), Picture(MagickFormat.Png), Picture(MagickFormat.Tiff), Picture(MagickFormat.Group4), Pages(),
    ];

    private static readonly FileContent Good = new("good.pdf", "application/pdf", RawPdf.Pages((111, 222)));

    private static readonly Kind<byte[]> Attachments = Kinds.OfBytes("attachments", static dice => Damage.OfBytes(dice, Sound[dice.Next(Sound.Length)]), static bytes =>
    {
        var file = new FileContent("odd", "application/octet-stream", bytes);
        var bundle = OnePdf.Of(Seq(Good, file), "all.pdf", new PdfLimits(), CancellationToken.None);
        var asItIs = bundle.Files.Exists(one => one.Name == "odd" && one.Bytes.Span.SequenceEqual(bytes));
        Assert.Equal("all.pdf", bundle.Files.Head.Name);
        Assert.Equal(asItIs, bundle.Remarks.Exists(static remark => remark.File == "odd"));
        Assert.True(asItIs || bundle.Files.Head.Bytes.Length > Good.Bytes.Length / 2, "the file is lost");
        return !asItIs;
    }) with
    { Share = 0.2, Room = 200_000_000, RoomPerByte = 10_000 };

    public static TheoryData<string> Kept => Campaign.Kept(Attachments.Name);

    [Fact]
    public void Any_file_is_combined_or_attached_as_it_is_with_a_remark() => Campaign.Run(Attachments, output);

    [Theory, MemberData(nameof(Kept))]
    public void A_file_that_was_not_survived_once_is_survived(string name) => Campaign.Replay(Attachments, name);

    private static byte[] Picture(MagickFormat format)
    {
        using var image = new MagickImage(MagickColors.Orange, 24, 16);
        return image.ToByteArray(format);
    }

    private static byte[] Pages()
    {
        using var pages = new MagickImageCollection { new MagickImage(MagickColors.Red, 12, 8), new MagickImage(MagickColors.White, 8, 12) };
        return pages.ToByteArray(MagickFormat.Tiff);
    }
}
