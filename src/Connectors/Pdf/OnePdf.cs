using Brygga.Connectors.Remote;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Pdf;

/// <summary>
/// Combines attachments into one PDF (M35): PDF, JPEG, PNG and TIFF, in order. The pages of a PDF stay as they are; a picture gets a page
/// of A4. Nothing is lost: each file is in the PDF, or comes out as it is, with a remark. The same input gives the same names and bytes.
/// </summary>
public static class OnePdf
{
    private const string ContentType = "application/pdf";

    /// <param name="name">Of the combined PDF.</param>
    public static Bundle Of(Seq<FileContent> files, string name, PdfLimits limits, CancellationToken stop)
    {
        var read = files.Map(file => (File: file, Outcome: Readable.Of(file, limits, stop))).Strict();
        var readable = read.Map(static one => one.Outcome).Rights().Strict();
        var combined = Combined(readable, OutputNames.Combined(name), limits, stop);
        var asTheyAre = read.Filter(one => one.Outcome.IsLeft || combined.HoldingMore.Exists(more => ReferenceEquals(more.File, one.File))).Map(static one => one.File).Strict();
        var named = Named(combined.Files + asTheyAre);
        var remarks = read.Bind(static one => one.Outcome.LeftToSeq().Map(kind => Remarks.NotCombined(kind, one.File)))
            + combined.HoldingMore.Map(static more => Remarks.HoldsMore(more.File, more.What))
            + combined.Remarks
            + named.Filter(file => file.Bytes.Length > limits.FileBytes).Map(file => Remarks.OverLimit(file, limits));
        return new(named, remarks.Strict());
    }

    private static Combination Combined(Seq<Readable> readable, string name, PdfLimits limits, CancellationToken stop)
    {
        if (readable.IsEmpty) return new(Seq<FileContent>(), Seq<(FileContent, string)>(), Seq<Remark>());
        // One PDF alone is what it is already, with its signature, its form and all.
        if (readable is [Readable.Document { File: var only }] && only.Bytes.Length <= limits.FileBytes) return new(Seq1(new FileContent(name, ContentType, only.Bytes)), Seq<(FileContent, string)>(), Seq<Remark>());
        var (layout, coarser) = Best(readable, limits, stop);
        var names = OutputNames.Parts(name, layout.Parts.Count);
        var written = names.Zip(layout.Parts).Map(part => new FileContent(part.Item1, ContentType, SheetWriter.Write(part.Item2, stop))).Strict();
        var split = written.Count > 1 ? Seq1(Remarks.Split(name, written.Count, limits)) : Seq<Remark>();
        return new(written, readable.Choose(HoldingMore).Strict(), coarser + split);
    }

    /// <summary>The finest that fits into one file, or else into the fewest.</summary>
    private static (Layout Layout, Seq<Remark> Coarser) Best(Seq<Readable> readable, PdfLimits limits, CancellationToken stop)
    {
        var best = (Layout: Layout.Of(readable.Bind(static one => one.Sheets), limits, stop), Coarser: Seq<Remark>());
        foreach (var detail in Detail.Coarser)
        {
            if (best.Layout.Fits) break;
            var coarser = readable.Map(one => Coarser(one, detail, stop)).Strict();
            var layout = Layout.Of(coarser.Bind(static one => one.Sheets), limits, stop);
            if (layout.Beats(best.Layout)) best = (layout, coarser.Zip(readable).Filter(static pair => pair.Item1 != pair.Item2).Map(pair => Remarks.MadeSmaller(pair.Item1.File, detail)).Strict());
        }

        return best;
    }

    private static Readable Coarser(Readable one, Detail detail, CancellationToken stop) => one is not Readable.Album album ? one : album with
    {
        Pictures = album.Pictures.Map(picture =>
        {
            stop.ThrowIfCancellationRequested();
            return picture with { Drawing = Pictures.Coarser(picture, detail) };
        }).Strict(),
    };

    private static Option<(FileContent File, string What)> HoldingMore(Readable one) =>
        one is Readable.Document document ? document.Source.Besides.Map(what => (document.File, what)) : None;

    private static Seq<FileContent> Named(Seq<FileContent> files) =>
        OutputNames.Unlike(files.Map(static file => file.Name)).Zip(files).Map(static pair => pair.Item2 with { Name = pair.Item1 }).Strict();

    private sealed record Combination(Seq<FileContent> Files, Seq<(FileContent File, string What)> HoldingMore, Seq<Remark> Remarks);
}
