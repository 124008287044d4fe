using Brygga.Connectors.Remote;
using ImageMagick;
using LanguageExt;
using UglyToad.PdfPig.Exceptions;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Pdf;

/// <summary>A file whose pages can be combined: it has been read to its end.</summary>
internal abstract record Readable(FileContent File)
{
    public sealed record Document(FileContent File, PdfSource Source) : Readable(File);

    public sealed record Album(FileContent File, Seq<Picture> Pictures) : Readable(File);

    public Seq<Sheet> Sheets => this switch
    {
        Document document => toSeq(Enumerable.Range(0, document.Source.Pages.Count).Select(page => (Sheet)new Sheet.Copied(document.Source, page))).Strict(),
        Album album => album.Pictures.Map(static picture => (Sheet)new Sheet.Drawn(picture.Drawing)).Strict(),
        _ => throw new System.Diagnostics.UnreachableException(GetType().Name),
    };

    /// <summary>The file, or why it can't be combined. Both libraries throw anything at what is damaged, so anything counts as that.</summary>
    public static Either<RemarkKind, Readable> Of(FileContent file, PdfLimits limits, CancellationToken stop)
    {
        try
        {
            return FileKinds.Of(file.Bytes.Span) switch
            {
                _ when file.Bytes.IsEmpty => RemarkKind.Empty,
                FileKind.Unknown => RemarkKind.UnknownKind,
                FileKind.Pdf => Opened(file, limits, stop),
                var kind => Pdf.Pictures.Read(file, kind, limits, stop).Map(pictures => (Readable)new Album(file, pictures)).ToEither(RemarkKind.TooLarge),
            };
        }
        catch (PdfDocumentEncryptedException)
        {
            return RemarkKind.Encrypted;
        }
        catch (Exception e) when (e is MagickResourceLimitErrorException or MagickCacheErrorException)
        {
            return RemarkKind.TooLarge;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return RemarkKind.Broken;
        }
    }

    private static Either<RemarkKind, Readable> Opened(FileContent file, PdfLimits limits, CancellationToken stop)
    {
        if (PdfSource.Open(file.Bytes).Case is not PdfSource source) return RemarkKind.Encrypted;
        if (source.Pages.Count > limits.Pages) return RemarkKind.TooLarge;
        if (source.Pages.IsEmpty) return RemarkKind.Broken;
        var rehearsal = new PageCopier(source, new(new CountingStream()));
        for (var page = 0; page < source.Pages.Count; page++)
        {
            stop.ThrowIfCancellationRequested();
            rehearsal.Copy(page);
        }

        return new Document(file, source);
    }
}

/// <summary>A page of what comes out.</summary>
internal abstract record Sheet
{
    public sealed record Copied(PdfSource Source, int Page) : Sheet;

    public sealed record Drawn(Drawing Drawing) : Sheet;
}
