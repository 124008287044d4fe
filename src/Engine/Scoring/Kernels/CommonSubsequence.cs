using System.Numerics;
using System.Runtime.CompilerServices;

namespace Brygga.Engine.Scoring.Kernels;

/// <summary>The length of the longest common subsequence, 64 cells of the textbook's table in one word (Hyyrö 2004).</summary>
internal static class CommonSubsequence
{
    public static int Length<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T>
    {
        if (a.Length < b.Length) return Length(b, a);
        if (a.Length > Blocks.Size) return OfBlocks(a, b);
        ulong carries = 0;
        var open = Column(new Pattern<T>(a), b, ulong.MaxValue, ref carries);
        return BitOperations.PopCount(~open & Blocks.Lowest(a.Length));
    }

    private static int OfBlocks<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T>
    {
        var blocks = Blocks.In(b.Length);
        Span<ulong> carries = blocks <= Blocks.OnStack ? stackalloc ulong[blocks] : new ulong[blocks];
        carries.Clear();
        var length = 0;
        for (var i = 0; i < Blocks.In(a.Length); i++)
        {
            var symbols = Blocks.At(a, i);
            var open = ulong.MaxValue;
            var pattern = new Pattern<T>(symbols);
            for (var j = 0; j < blocks; j++)
                open = Column(pattern, Blocks.At(b, j), open, ref carries[j]);
            length += BitOperations.PopCount(~open & Blocks.Lowest(symbols.Length));
        }
        return length;
    }

    /// <summary>Goes through a block of text; a bit of <paramref name="open"/> stays set while its symbol adds nothing to the subsequence.</summary>
    /// <param name="carries">For each symbol of the text what its addition carries out of the block of the pattern above, and then out of this one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Column<T>(Pattern<T> pattern, ReadOnlySpan<T> text, ulong open, ref ulong carries) where T : unmanaged, IBinaryInteger<T>
    {
        ulong carried = 0;
        for (var j = 0; j < text.Length; j++)
        {
            var hits = open & pattern.PlacesOf(text[j]);
            var sum = open + hits + ((carries >> j) & 1);
            carried |= ((hits | (open & ~sum)) >> 63) << j;
            open = sum | (open - hits);
        }
        carries = carried;
        return open;
    }
}
