using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Brygga.Engine.Scoring.Kernels;

/// <summary>One less the edit distance over the longer length: how much stays when symbols may be put in, taken out and replaced.</summary>
/// <remarks>64 cells of the textbook's table in one word, held as the differences between neighbours (Myers 1999, Hyyrö 2003).</remarks>
public static class Levenshtein
{
    public static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Of(MemoryMarshal.Cast<char, ushort>(a), MemoryMarshal.Cast<char, ushort>(b));

    public static double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T> => Of(Distance(a, b), Math.Max(a.Length, b.Length));

    /// <summary>What no two texts of these lengths exceed.</summary>
    public static double Bound(int a, int b) => Of(Math.Abs(a - b), Math.Max(a, b));

    private static double Of(int distance, int longer) => longer == 0 ? 1 : 1 - ((double)distance / longer);

    private static int Distance<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T>
    {
        if (a.Length < b.Length) return Distance(b, a);
        if (a.Length > Blocks.Size) return OfBlocks(a, b);
        var across = Differences.Rising;
        return b.Length + Column(new Pattern<T>(a), b, Differences.Rising, ref across).Sum(a.Length);
    }

    private static int OfBlocks<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T>
    {
        var blocks = Blocks.In(b.Length);
        Span<Differences> across = blocks <= Blocks.OnStack ? stackalloc Differences[blocks] : new Differences[blocks];
        across.Fill(Differences.Rising);
        var distance = b.Length;
        for (var i = 0; i < Blocks.In(a.Length); i++)
        {
            var symbols = Blocks.At(a, i);
            var down = Differences.Rising;
            var pattern = new Pattern<T>(symbols);
            for (var j = 0; j < blocks; j++)
                down = Column(pattern, Blocks.At(b, j), down, ref across[j]);
            distance += down.Sum(symbols.Length);
        }
        return distance;
    }

    /// <summary>Goes through a block of text.</summary>
    /// <param name="down">The differences down the table's column before the block; those after it are returned.</param>
    /// <param name="across">The differences along the row above the block of the pattern, and then along its last row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Differences Column<T>(Pattern<T> pattern, ReadOnlySpan<T> text, Differences down, ref Differences across) where T : unmanaged, IBinaryInteger<T>
    {
        var (up, less, aboveUp, aboveLess, lastUp, lastLess) = (down.Up, down.Less, across.Up, across.Less, 0UL, 0UL);
        for (var j = 0; j < text.Length; j++)
        {
            var hits = pattern.PlacesOf(text[j]) | ((aboveLess >> j) & 1);
            var same = (((hits & up) + up) ^ up) | hits | less;
            var (rowUp, rowLess) = (less | ~(same | up), same & up);
            lastUp |= (rowUp >> 63) << j;
            lastLess |= (rowLess >> 63) << j;
            rowUp = (rowUp << 1) | ((aboveUp >> j) & 1);
            rowLess = (rowLess << 1) | ((aboveLess >> j) & 1);
            (up, less) = (rowLess | ~(same | rowUp), rowUp & same);
        }
        across = new(lastUp, lastLess);
        return new(up, less);
    }

    /// <summary>A bit in <paramref name="Up"/> where a cell is one more than the cell before it, in <paramref name="Less"/> where it is one less.</summary>
    private readonly record struct Differences(ulong Up, ulong Less)
    {
        public static readonly Differences Rising = new(ulong.MaxValue, 0);

        public int Sum(int cells) => BitOperations.PopCount(Up & Blocks.Lowest(cells)) - BitOperations.PopCount(Less & Blocks.Lowest(cells));
    }
}
