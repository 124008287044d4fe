using System.Numerics;
using System.Runtime.InteropServices;

namespace Brygga.Engine.Scoring.Kernels;

/// <summary>How alike two sets of words are: words that only one text has cost little. For texts prepared by <see cref="Tokens.Distinct"/>.</summary>
/// <remarks>
/// After fuzzywuzzy's token set ratio. Put the shared words first in both texts, then each text's own words. The best of three ratios counts:
/// of the two texts, and of the shared words with either text. There a text that holds all words of the other gets 1; here the last two
/// count <see cref="Share"/> of it, so that 1 is kept for equal texts.
/// </remarks>
public static class TokenSet
{
    /// <summary>The weight that fuzzywuzzy's weighted ratio, too, gives to a comparison of words.</summary>
    private const double Share = 0.95;

    /// <summary>Only longer texts cost memory.</summary>
    private const int OnStack = 4096;

    public static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Of(MemoryMarshal.Cast<char, ushort>(a), MemoryMarshal.Cast<char, ushort>(b));

    public static double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T>
    {
        var ownA = new Words<T>(a.Length <= OnStack ? stackalloc T[a.Length] : new T[a.Length]);
        var ownB = new Words<T>(b.Length <= OnStack ? stackalloc T[b.Length] : new T[b.Length]);
        var shared = Divide(a, b, ref ownA, ref ownB);
        var gap = shared > 0 && ownA.Text.Length > 0 && ownB.Text.Length > 0 ? 1 : 0;
        var common = shared + gap + CommonSubsequence.Length(ownA.Text, ownB.Text);
        var ofTexts = Ratio.Of(common, a.Length, b.Length);
        return shared == 0 ? ofTexts : Math.Max(ofTexts, Share * Ratio.Of(shared, shared, Math.Min(a.Length, b.Length)));
    }

    /// <summary>What no two texts of these lengths exceed.</summary>
    public static double Bound(int a, int b) => Math.Max(Ratio.Bound(a, b), Math.Min(a, b) > 0 ? Share : 0);

    /// <summary>Collects each text's own words.</summary>
    /// <returns>The length of the shared words, joined.</returns>
    private static int Divide<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ref Words<T> ownA, ref Words<T> ownB) where T : unmanaged, IBinaryInteger<T>
    {
        var shared = -1;
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var (inA, inB) = (Words<T>.FirstOf(a), Words<T>.FirstOf(b));
            var order = a[..inA].SequenceCompareTo(b[..inB]);
            if (order == 0) shared += inA + 1;
            else if (order < 0) ownA.Add(a[..inA]);
            else ownB.Add(b[..inB]);
            if (order <= 0) a = Words<T>.After(a, inA);
            if (order >= 0) b = Words<T>.After(b, inB);
        }
        ownA.Add(a);
        ownB.Add(b);
        return Math.Max(shared, 0);
    }

    /// <summary>Words with a space between them, in memory of the caller's.</summary>
    private ref struct Words<T>(Span<T> room) where T : unmanaged, IBinaryInteger<T>
    {
        private static readonly T Space = T.CreateTruncating(' ');

        private readonly Span<T> room = room;
        private int length;

        public readonly ReadOnlySpan<T> Text => room[..length];

        public void Add(ReadOnlySpan<T> words)
        {
            if (words.IsEmpty) return;
            if (length > 0) room[length++] = Space;
            words.CopyTo(room[length..]);
            length += words.Length;
        }

        public static int FirstOf(ReadOnlySpan<T> words) => words.IndexOf(Space) is var end and >= 0 ? end : words.Length;

        public static ReadOnlySpan<T> After(ReadOnlySpan<T> words, int first) => words[Math.Min(first + 1, words.Length)..];
    }
}
