using System.Diagnostics;

namespace Brygga.Connectors.Pdf;

/// <summary>Writes sheets into a PDF.</summary>
internal sealed class SheetWriter
{
    private readonly PdfWriter _to;
    private readonly Dictionary<PdfSource, PageCopier> _copiers = [];

    private SheetWriter(Stream to) => _to = new(to);

    /// <summary>No less than its bytes if it ended here.</summary>
    public long Size => _to.Size;

    /// <summary>One that keeps nothing, to see how large a file gets.</summary>
    public static SheetWriter Measuring() => new(new CountingStream());

    public static ReadOnlyMemory<byte> Write(Part part, CancellationToken stop)
    {
        using var to = new MemoryStream((int)part.Size);
        var writer = new SheetWriter(to);
        foreach (var sheet in part.Sheets)
        {
            stop.ThrowIfCancellationRequested();
            writer.Add(sheet);
        }

        writer._to.End();
        return to.GetBuffer().AsMemory(0, (int)to.Length);
    }

    public void Add(Sheet sheet)
    {
        switch (sheet)
        {
            case Sheet.Copied copied: CopierOf(copied.Source).Copy(copied.Page); break;
            case Sheet.Drawn drawn: PicturePage.Add(_to, drawn.Drawing); break;
            default: throw new UnreachableException(sheet.GetType().Name);
        }
    }

    private PageCopier CopierOf(PdfSource source) => _copiers.TryGetValue(source, out var copier) ? copier : _copiers[source] = new(source, _to);
}
