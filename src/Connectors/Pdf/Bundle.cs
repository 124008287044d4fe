using Brygga.Connectors.Remote;
using LanguageExt;

namespace Brygga.Connectors.Pdf;

/// <summary>What becomes of a set of attachments.</summary>
/// <param name="Files">The combined PDF or its parts first, then each file that is attached as it is, in the order they came. No two names are equal.</param>
/// <param name="Remarks">What somebody should know of it: why a file is not in the PDF, what was made smaller or split, what is too large.</param>
public sealed record Bundle(Seq<FileContent> Files, Seq<Remark> Remarks);

/// <summary>Something that somebody should know of a file.</summary>
/// <param name="File">The name of the file that it is about: that of the one that came, or of the one that came out.</param>
/// <param name="Remedy">What to do about it; empty when nothing has to be done.</param>
public sealed record Remark(RemarkKind Kind, string File, string Text, string Remedy);

/// <summary>The kinds of remarks.</summary>
public enum RemarkKind
{
    /// <summary>No bytes; it is attached as it is.</summary>
    Empty,

    /// <summary>Needs a password or has restrictions; it is attached as it is.</summary>
    Encrypted,

    /// <summary>Damaged, or read by no library that we have; it is attached as it is.</summary>
    Broken,

    /// <summary>Neither a PDF nor a picture; it is attached as it is.</summary>
    UnknownKind,

    /// <summary>More pages or pixels than are read; it is attached as it is.</summary>
    TooLarge,

    /// <summary>Its pages are in the PDF, but it holds more than pages: it is attached as it is as well.</summary>
    HoldsMore,

    /// <summary>Its pictures were made smaller, since the PDF was larger than the limit.</summary>
    MadeSmaller,

    /// <summary>The combined PDF is several files, since one would be larger than the limit.</summary>
    Split,

    /// <summary>A file that came out is larger than the limit and can't be made smaller.</summary>
    OverLimit,
}

/// <summary>How large things may be.</summary>
public sealed record PdfLimits
{
    /// <summary>
    /// What Severa takes: 10 MB a file, by an old page of its help (severa/FACTS 6.13); the current value is unverified, and so is whether
    /// a megabyte is a million bytes, so the smaller is taken.
    /// </summary>
    public const int SeveraFileBytes = 10_000_000;

    /// <summary>The largest file that may come out.</summary>
    public long FileBytes { get; init; } = SeveraFileBytes;

    /// <summary>The most pages, of a PDF or of a TIFF, that are combined.</summary>
    public int Pages { get; init; } = 2_000;

    /// <summary>The most pixels of one picture: A4 with 900 dots an inch. A small file may claim to be much more.</summary>
    public long Pixels { get; init; } = 80_000_000;
}
