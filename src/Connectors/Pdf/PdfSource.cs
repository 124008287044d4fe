using LanguageExt;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Pdf;

/// <summary>A PDF that is read: its pages in order, and its objects.</summary>
internal sealed class PdfSource
{
    /// <summary>What a page has from the node of the tree above it, unless it says so itself.</summary>
    private static readonly NameToken[] Inherited = [NameToken.Resources, NameToken.MediaBox, NameToken.CropBox, NameToken.Rotate];

    private readonly PdfDocument _document;

    private PdfSource(PdfDocument document)
    {
        _document = document;
        Pages = toSeq(FindPages()).Strict();
        if (At(Root(), NameToken.Count) is NumericToken count && count.Int != Pages.Count) throw new PdfDocumentFormatException($"The file says that it has {count.Int} pages, and {Pages.Count} were found.");
    }

    public Seq<SourcePage> Pages { get; }

    /// <summary>What each object that was copied before adds to a file: a part is measured without reading megabytes again.</summary>
    public Dictionary<IndirectReference, Weight> Weights { get; } = [];

    /// <summary>What it holds besides its pages, in words.</summary>
    public Option<string> Besides
    {
        get
        {
            var catalog = _document.Structure.Catalog.CatalogDictionary;
            if (At(catalog, NameToken.Names) is DictionaryToken names && names.ContainsKey(NameToken.EmbeddedFiles)) return "files within it";
            if (catalog.ContainsKey(NameToken.Create("Collection"))) return "files within it";
            if (At(catalog, NameToken.AcroForm) is not DictionaryToken form) return None;
            if (form.ContainsKey(NameToken.Create("XFA")) || At(form, NameToken.NeedAppearances) is BooleanToken { Data: true }) return "a form";
            return At(form, NameToken.SigFlags) is NumericToken flags && (flags.Int & 1) == 1 ? "a signature" : None;
        }
    }

    /// <summary>None when it is encrypted. What the library can't read is an exception of any kind.</summary>
    public static Option<PdfSource> Open(ReadOnlyMemory<byte> bytes)
    {
        var document = PdfDocument.Open(bytes, new() { FilterProvider = new BoundedFilters() });
        return document.IsEncrypted ? None : Some(new PdfSource(document));
    }

    /// <summary>An object; null when there is none of that number, which counts as nothing and is allowed.</summary>
    public IToken? Find(IndirectReference reference)
    {
        var found = _document.Structure.TokenScanner.Get(reference)?.Data;
        return found is null && _document.Structure.CrossReferenceTable.ObjectOffsets.ContainsKey(reference)
            ? throw new PdfDocumentFormatException($"Object {reference} is not where it should be.")
            : found;
    }

    private IToken? At(DictionaryToken dictionary, NameToken name) => dictionary.TryGet(name, out var token) ? Resolved(token) : null;

    private IToken? Resolved(IToken? token)
    {
        for (var step = 0; token is IndirectReferenceToken reference; step++) token = step < 10 ? Find(reference.Data) : throw new PdfDocumentFormatException("References go in a circle.");
        return token;
    }

    private DictionaryToken Root() => At(_document.Structure.Catalog.CatalogDictionary, NameToken.Pages) as DictionaryToken ?? throw new PdfDocumentFormatException("The file has no page tree.");

    /// <summary>Through the tree without recursion, since a file says how deep it is.</summary>
    private List<SourcePage> FindPages()
    {
        var pages = new List<SourcePage>();
        var seen = new System.Collections.Generic.HashSet<IndirectReference>();
        var left = new Stack<(Option<IndirectReference> At, DictionaryToken Node)>();
        left.Push((None, Root()));
        while (left.TryPop(out var next))
        {
            if (At(next.Node, NameToken.Kids) is not ArrayToken kids)
            {
                pages.Add(new(next.At, next.Node));
                continue;
            }

            if (next.At.Case is IndirectReference at && !seen.Add(at)) throw new PdfDocumentFormatException("The page tree goes in a circle.");
            foreach (var kid in kids.Data.Reverse()) left.Push(((kid as IndirectReferenceToken)?.Data ?? Option<IndirectReference>.None, Heir(next.Node, kid)));
        }

        return pages;
    }

    private DictionaryToken Heir(DictionaryToken parent, IToken kid)
    {
        var heir = Resolved(kid) as DictionaryToken ?? throw new PdfDocumentFormatException("A page is missing.");
        foreach (var name in Inherited)
            if (!heir.ContainsKey(name) && parent.TryGet(name, out var token))
                heir = heir.With(name, token);
        return heir;
    }
}

/// <summary>A page of a PDF, with all that it inherits.</summary>
internal sealed record SourcePage(Option<IndirectReference> At, DictionaryToken Dictionary);

/// <summary>What an object adds to a file.</summary>
/// <param name="Bytes">No less than its own.</param>
/// <param name="References">To what comes with it.</param>
internal sealed record Weight(long Bytes, IReadOnlyList<IndirectReference> References);
