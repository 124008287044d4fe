using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Tokens;

namespace Brygga.Connectors.Pdf;

/// <summary>
/// Writes a PDF of pages, object by object as they come, so that no more than one object is held. PdfPig's own builder can't be used: it
/// writes random identifiers, so that the same pages never give the same bytes; it follows references by recursion, so that a
/// file made for it brings the process down; and it reads the fonts of each page that it copies.
/// </summary>
internal sealed class PdfWriter
{
    private const int Catalog = 1;
    private const int PageTree = 2;

    /// <summary>Bytes of an entry in the table of objects; the format fixes them.</summary>
    private const int Entry = 20;

    /// <summary>No less than what a page costs in the list of pages.</summary>
    private const int PageEntry = 16;

    /// <summary>No less than the page tree, the catalogue and the trailer cost besides.</summary>
    private const int Ending = 512;

    private readonly Stream _to;
    private readonly ExactTokens _tokens = new();
    private readonly List<int> _pages = [];

    /// <summary>Where each object is; 0 of one that was never written.</summary>
    private readonly List<long> _offsets = [0, 0, 0];

    public PdfWriter(Stream to)
    {
        _to = to;
        Text("%PDF-1.7\n");
        // By which transports see that it is not text.
        _to.Write([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>Nothing is kept of what is written.</summary>
    public bool OnlyMeasures => _to is CountingStream;

    public long Written => _to.Position;

    /// <summary>No less than its bytes would be if it ended here.</summary>
    public long Size => _to.Position + ((long)Entry * _offsets.Count) + ((long)PageEntry * _pages.Count) + Ending;

    /// <summary>What a page says is its parent.</summary>
    public static IndirectReferenceToken Parent => Reference(PageTree);

    public static IndirectReferenceToken Reference(int number) => new(new(number, 0));

    /// <summary>A number for an object that is written later, or never: then it counts as nothing.</summary>
    public int Reserve()
    {
        _offsets.Add(0);
        return _offsets.Count - 1;
    }

    /// <summary>Counts an object of so many bytes that was measured before.</summary>
    public void Skip(int number, long bytes)
    {
        _offsets[number] = _to.Position;
        ((CountingStream)_to).Count(bytes);
    }

    public void Write(int number, IToken token)
    {
        Begin(number);
        _tokens.WriteToken(token, _to);
        Text("\nendobj\n");
    }

    /// <summary>A stream whose bytes lie in several places.</summary>
    /// <param name="dictionary">As it is written, without its length.</param>
    public void Write(int number, string dictionary, IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        var bytes = pieces.ToList();
        Begin(number);
        Text(string.Create(CultureInfo.InvariantCulture, $"<< {dictionary} /Length {bytes.Sum(static piece => (long)piece.Length)} >>\nstream\n"));
        foreach (var piece in bytes) _to.Write(piece.Span);
        Text("\nendstream\nendobj\n");
    }

    public void Write(int number, string text)
    {
        Begin(number);
        Text(text);
        Text("\nendobj\n");
    }

    /// <summary>The next page is the object of this number.</summary>
    public void AddPage(int number) => _pages.Add(number);

    public void End()
    {
        Write(PageTree, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Count {_pages.Count} /Kids [ {string.Join(' ', _pages.Select(static page => $"{page} 0 R"))} ] >>"));
        Write(Catalog, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Catalog /Pages {PageTree} 0 R >>"));
        var table = _to.Position;
        Text(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {_offsets.Count}\n0000000000 65535 f \n"));
        foreach (var offset in _offsets.Skip(1)) Text(offset == 0 ? "0000000000 65535 f \n" : string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Text(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {_offsets.Count} /Root {Catalog} 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    }

    private void Begin(int number)
    {
        _offsets[number] = _to.Position;
        Text(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    private void Text(string text) => _to.Write(Encoding.ASCII.GetBytes(text));
}
