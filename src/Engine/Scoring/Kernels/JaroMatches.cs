using System.Numerics;
using System.Runtime.CompilerServices;

namespace Brygga.Engine.Scoring.Kernels;

/// <summary>The symbols that two texts have in common in Jaro's sense: each takes the first like it that is within reach and not taken yet.</summary>
internal static class JaroMatches
{
    /// <returns>How many symbols are common, and at how many places the common ones of both texts, in their order, differ.</returns>
    public static (int Common, int Displaced) Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T>
    {
        if (a.Length < b.Length) return Of(b, a);
        var reach = Math.Max((a.Length / 2) - 1, 0);
        if (a.Length > Blocks.Size) return OfBlocks(a, b, reach);
        var (inPattern, inText) = (0UL, 0UL);
        Take(new Pattern<T>(a), Blocks.Lowest(a.Length), ref inPattern, b, ref inText, 0, reach);
        return (BitOperations.PopCount(inText), Displaced(a, ref inPattern, b, ref inText));
    }

    /// <remarks>Block after block of one text comes to the same as symbol after symbol of the other: which symbol of an earlier block is taken depends on none of a later one.</remarks>
    private static (int Common, int Displaced) OfBlocks<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int reach) where T : unmanaged, IBinaryInteger<T>
    {
        var (blocksA, blocksB) = (Blocks.In(a.Length), Blocks.In(b.Length));
        Span<ulong> inA = blocksA <= Blocks.OnStack ? stackalloc ulong[blocksA] : new ulong[blocksA];
        Span<ulong> inB = blocksB <= Blocks.OnStack ? stackalloc ulong[blocksB] : new ulong[blocksB];
        inA.Clear();
        inB.Clear();
        for (var i = 0; i < blocksA; i++)
        {
            var symbols = Blocks.At(a, i);
            var pattern = new Pattern<T>(symbols);
            for (var j = 0; j < blocksB; j++)
                Take(pattern, Blocks.Lowest(symbols.Length), ref inA[i], Blocks.At(b, j), ref inB[j], (j - i) * Blocks.Size, reach);
        }
        var common = 0;
        foreach (var places in inA) common += BitOperations.PopCount(places);
        return (common, Displaced(a, inA, b, inB));
    }

    /// <summary>Lets each symbol of a block of text take one of the pattern.</summary>
    /// <param name="ahead">How much later the block of text starts than the pattern.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<T>(Pattern<T> pattern, ulong filled, ref ulong inPattern, ReadOnlySpan<T> text, ref ulong inText, int ahead, int reach)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (free, taken, before) = (filled & ~inPattern, inText, inText);
        var (window, entering) = (Blocks.Between(ahead - reach, ahead + reach), Blocks.Between(-ahead - reach - 1, -ahead + reach - 1));
        for (var j = 0; j < text.Length; j++)
        {
            var candidates = pattern.PlacesOf(text[j]) & window & free & (((before >> j) & 1) - 1);
            free ^= candidates & (~candidates + 1);
            taken |= (candidates == 0 ? 0UL : 1) << j;
            window = (window << 1) | ((entering >> j) & 1);
        }
        (inPattern, inText) = (filled & ~free, taken);
    }

    private static int Displaced<T>(ReadOnlySpan<T> a, Span<ulong> inA, ReadOnlySpan<T> b, Span<ulong> inB) where T : unmanaged, IBinaryInteger<T>
    {
        var (i, j, displaced) = (0, 0, 0);
        while (i < inA.Length && j < inB.Length)
        {
            displaced += Displaced(Blocks.At(a, i), ref inA[i], Blocks.At(b, j), ref inB[j]);
            if (inA[i] == 0) i++;
            else j++;
        }
        return displaced;
    }

    /// <summary>Compares the marked symbols in their order, and clears their marks, until one block has none left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Displaced<T>(ReadOnlySpan<T> a, ref ulong inA, ReadOnlySpan<T> b, ref ulong inB) where T : unmanaged, IBinaryInteger<T>
    {
        var displaced = 0;
        for (; inA != 0 && inB != 0; inA &= inA - 1, inB &= inB - 1)
            displaced += a[BitOperations.TrailingZeroCount(inA)] == b[BitOperations.TrailingZeroCount(inB)] ? 0 : 1;
        return displaced;
    }
}
