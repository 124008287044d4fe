using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Pdf;

/// <summary>Sheets that go into one file.</summary>
/// <param name="Size">No less than the bytes of that file.</param>
internal sealed record Part(Seq<Sheet> Sheets, long Size);

/// <summary>Sheets in parts, each as many as go into one file.</summary>
/// <param name="TooLarge">How many parts are larger than the limit.</param>
internal sealed record Layout(Seq<Part> Parts, int TooLarge)
{
    /// <summary>One file, and within the limit.</summary>
    public bool Fits => Parts.Count <= 1 && TooLarge == 0;

    public bool Beats(Layout other) => (TooLarge, Parts.Count).CompareTo((other.TooLarge, other.Parts.Count)) < 0;

    /// <summary>In order; a sheet that is too large by itself is a part of its own.</summary>
    public static Layout Of(Seq<Sheet> sheets, PdfLimits limits, CancellationToken stop)
    {
        var parts = new List<Part>();
        var (taken, size, file) = (new List<Sheet>(), 0L, SheetWriter.Measuring());
        foreach (var sheet in sheets)
        {
            stop.ThrowIfCancellationRequested();
            file.Add(sheet);
            if (file.Size > limits.FileBytes && taken.Count > 0)
            {
                parts.Add(new(toSeq(taken).Strict(), size));
                (taken, file) = ([], SheetWriter.Measuring());
                file.Add(sheet);
            }

            taken.Add(sheet);
            size = file.Size;
        }

        if (taken.Count > 0) parts.Add(new(toSeq(taken).Strict(), size));
        return new(toSeq(parts).Strict(), parts.Count(part => part.Size > limits.FileBytes));
    }
}
