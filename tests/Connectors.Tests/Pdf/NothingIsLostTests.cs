using Brygga.Connectors.Pdf;
using Brygga.Connectors.Remote;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ImageMagick;
using LanguageExt;
using Xunit;
using static Brygga.Connectors.Tests.Pdf.Samples;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Pdf;

/// <summary>Laws of any set of attachments, under any limit.</summary>
public sealed class NothingIsLostTests
{
    private static readonly Seq<(FileContent File, int Pages)> Whole = Seq(
        (File("one.pdf", RawPdf.Pages((200, 300))), 1),
        (File("three.pdf", RawPdf.Pages((200, 300), (400, 100), (50, 60))), 3),
        (File("photo.jpg", Cornered().As(MagickFormat.Jpeg)), 1),
        (File("noise.png", Noise(60, 90).As(MagickFormat.Png)), 1),
        (File("scans.tif", Tiff(Cornered(), Noise(50, 40))), 2),
        (File("letter.docx", WordDocument()), 0),
        (File("empty.pdf", []), 0));

    /// <summary>Whole ones, and the same cut off or with a byte changed: then they may be readable or not.</summary>
    private static readonly Arbitrary<Attachment[]> Any = Gen.ArrayOf(
        from index in Gen.Choose(0, Whole.Count - 1)
        from damage in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, int.MaxValue)))
        select Make(index, damage)).Where(static files => files.Length <= 6).ToArbitrary();

    [Property(MaxTest = 60)]
    public Property Each_attachment_is_in_the_PDF_or_comes_out_as_it_is() => Prop.ForAll(Any, Gen.Elements(2_000L, 10_000L, 50_000L, 10_000_000L).ToArbitrary(), static (files, limit) =>
    {
        var bundle = Combine(new PdfLimits { FileBytes = limit }, [.. files.Select(static file => file.File)]);
        var asTheyAre = bundle.Remarks.Filter(static remark => remark.Kind <= RemarkKind.TooLarge).Count;
        var combined = bundle.Files.Take(bundle.Files.Count - asTheyAre).Strict();
        // The remarks and the files that come out as they are stand in the order in which they came.
        var left = bundle.Files.Skip(combined.Count).Strict();
        var waiting = new Queue<FileContent>(left);
        var pages = 0;
        foreach (var file in files)
        {
            if (waiting.TryPeek(out var next) && next.Bytes.Equals(file.File.Bytes)) waiting.Dequeue();
            else pages += file.Pages.IfNone(() => throw new InvalidOperationException($"{file.File.Name} was damaged, and what became of it is unknown."));
        }

        Assert.Empty(waiting);
        Assert.Equal(pages, Sizes(combined).Length);
        Assert.Equal(bundle.Files.Count, bundle.Files.Map(static file => file.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(bundle.Files.Filter(file => file.Bytes.Length > limit), file => Assert.Contains(bundle.Remarks, remark => remark.Kind == RemarkKind.OverLimit && remark.File == file.Name));
    });

    private static Attachment Make(int index, int damage)
    {
        var (file, pages) = Whole[index];
        if (damage == 0 || file.Bytes.IsEmpty) return new(file with { Bytes = file.Bytes.ToArray() }, pages);
        var bytes = file.Bytes.ToArray();
        if (damage % 2 == 0) return new(file with { Bytes = bytes[..(damage % bytes.Length)] }, pages);
        bytes[damage % bytes.Length] ^= (byte)(1 + (damage % 255));
        return new(file with { Bytes = bytes }, pages);
    }

    /// <param name="Pages">How many there are if it can be read; None where that can't be said.</param>
    public sealed record Attachment(FileContent File, Option<int> Pages);
}
