using FsCheck;
using FsCheck.Fluent;

namespace Brygga.Engine.Tests.Kernels;

/// <summary>Two texts, of any units, that may be alike.</summary>
public sealed record TextPair(string A, string B)
{
    private const string Combining = "\u0301\u030A\u0308";
    private static readonly (int Least, int Most)[] Lengths = [(0, 3), (4, 30), (25, 40), (60, 68), (120, 136), (0, 300)];

    /// <summary>Few letters, so that much matches; names; any units at all, halves of surrogate pairs and the zero included.</summary>
    private static readonly Gen<char>[] Alphabets =
    [
        Gen.Elements("ab ".ToCharArray()),
        Gen.Elements(("abcdefghijklmnopqrstuvwxyzåäöABC 0123456789&." + Combining).ToCharArray()),
        Gen.OneOf(Gen.Choose(0, 400), Gen.Choose(0xD7F0, 0xE010), Gen.Choose(char.MinValue, char.MaxValue)).Select(static unit => (char)unit),
    ];

    public static Arbitrary<TextPair> Any() => Arb.From(Gen.OneOf(Unrelated(), Edited()), Shrink);

    private static Gen<TextPair> Unrelated() =>
        from letter in Gen.Elements(Alphabets)
        from a in Text(letter)
        from b in Text(letter)
        select new TextPair(a, b);

    private static Gen<TextPair> Edited() =>
        from letter in Gen.Elements(Alphabets)
        from a in Text(letter)
        from edits in Gen.Choose(0, 6)
        from places in Gen.Choose(0, 300).ArrayOf(edits)
        from kinds in Gen.Choose(0, 3).ArrayOf(edits)
        from letters in letter.ArrayOf(edits)
        select new TextPair(a, Enumerable.Range(0, edits).Aggregate(a, (text, i) => Edit(text, places[i], kinds[i], letters[i])));

    private static Gen<string> Text(Gen<char> letter) =>
        from lengths in Gen.Elements(Lengths)
        from length in Gen.Choose(lengths.Least, lengths.Most)
        from letters in letter.ArrayOf(length)
        select new string(letters);

    private static string Edit(string text, int place, int kind, char letter)
    {
        var at = text.Length == 0 ? 0 : place % text.Length;
        return (kind, text.Length) switch
        {
            (0, _) or (_, 0) => text.Insert(at, $"{letter}"),
            (1, _) => text.Remove(at, 1),
            (2, _) => text.Remove(at, 1).Insert(at, $"{letter}"),
            _ => text[at..] + text[..at],
        };
    }

    private static IEnumerable<TextPair> Shrink(TextPair pair) =>
        Shorter(pair.A).Select(a => pair with { A = a }).Concat(Shorter(pair.B).Select(b => pair with { B = b }));

    private static IEnumerable<string> Shorter(string text) =>
        text.Length == 0 ? [] : [text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..], text[..^1]];
}
