using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Brygga.Connectors.Pdf;

/// <summary>
/// Copies pages of one PDF, and what they refer to once for all of them. Objects are copied as they are, packed. A reference to a page
/// that is not copied, or to the tree of pages, becomes a reference to nothing.
/// </summary>
internal sealed class PageCopier
{
    /// <summary>What ties a page to the document that it was in, and means nothing in another.</summary>
    private static readonly NameToken[] Ties = [NameToken.Parent, NameToken.Create("B"), NameToken.Create("StructParents")];

    /// <summary>An object may get a longer number in another file.</summary>
    private const int LongestNumber = 10;

    private readonly PdfSource _source;
    private readonly PdfWriter _to;
    private readonly int[] _pages;
    private readonly Dictionary<IndirectReference, int> _numbers = [];
    private readonly List<IndirectReference> _referred = [];
    private readonly Queue<(IndirectReference At, int Number, bool Painted)> _left = new();

    public PageCopier(PdfSource source, PdfWriter to)
    {
        (_source, _to) = (source, to);
        _pages = [.. source.Pages.Select(_ => to.Reserve())];
        foreach (var (page, number) in source.Pages.Zip(_pages))
            if (page.At.Case is IndirectReference at)
                _numbers.TryAdd(at, number);
    }

    public void Copy(int page)
    {
        _to.Write(_pages[page], Rewritten(_source.Pages[page].Dictionary));
        while (_left.TryDequeue(out var next))
        {
            if (!_to.OnlyMeasures) Copy(next.At, next.Number, next.Painted);
            else if (_source.Weights.TryGetValue(next.At, out var weight)) Add(next.Number, weight);
            else _source.Weights[next.At] = Weigh(next.At, next.Number, next.Painted);
        }

        _to.AddPage(_pages[page]);
    }

    private void Add(int number, Weight weight)
    {
        foreach (var reference in weight.References) NumberOf(reference, painted: true);
        _to.Skip(number, weight.Bytes);
    }

    private Weight Weigh(IndirectReference at, int number, bool painted)
    {
        var before = _to.Written;
        _referred.Clear();
        Copy(at, number, painted);
        return new(_to.Written - before + (LongestNumber * (_referred.Count + 1)), [.. _referred]);
    }

    private void Copy(IndirectReference at, int number, bool painted)
    {
        switch (_source.Find(at))
        {
            case null when painted: throw new PdfDocumentFormatException($"Object {at}, with which a page is painted, is missing.");
            case null: break;
            case DictionaryToken dictionary when OfPageTree(dictionary): break;
            case StreamToken stream: _to.Write(number, new StreamToken((DictionaryToken)Rewritten(stream.StreamDictionary.With(NameToken.Length, new NumericToken(stream.Data.Length)), painted), stream.Data)); break;
            case var token: _to.Write(number, Rewritten(token, painted)); break;
        }
    }

    private static bool OfPageTree(DictionaryToken dictionary) =>
        dictionary.TryGet(NameToken.Type, out NameToken type) && (type == NameToken.Page || type == NameToken.Pages || type == NameToken.Catalog);

    private DictionaryToken Rewritten(DictionaryToken page)
    {
        var copied = new Dictionary<NameToken, IToken> { [NameToken.Type] = NameToken.Page, [NameToken.Parent] = PdfWriter.Parent };
        foreach (var (key, value) in page.Data)
            if (NameToken.Create(key) is var name && !copied.ContainsKey(name) && !Ties.Contains(name))
                copied[name] = Rewritten(value, painted: name == NameToken.Contents || name == NameToken.Resources);
        return new(copied);
    }

    /// <summary>The reader does not nest deeper than 256, so recursion within one object ends.</summary>
    private IToken Rewritten(IToken token, bool painted) => token switch
    {
        IndirectReferenceToken reference => PdfWriter.Reference(NumberOf(reference.Data, painted)),
        ArrayToken array => new ArrayToken([.. array.Data.Select(one => Rewritten(one, painted))]),
        DictionaryToken dictionary => new DictionaryToken(dictionary.Data.ToDictionary(static pair => NameToken.Create(pair.Key), pair => Rewritten(pair.Value, painted))),
        _ => token,
    };

    private int NumberOf(IndirectReference at, bool painted)
    {
        if (_to.OnlyMeasures) _referred.Add(at);
        if (_numbers.TryGetValue(at, out var number)) return number;
        number = _numbers[at] = _to.Reserve();
        _left.Enqueue((at, number, painted));
        return number;
    }
}
