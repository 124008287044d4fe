using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Brygga.Engine.Scoring.Kernels;

/// <summary>A block of a text, held in vector registers: a symbol is compared with all of them at once.</summary>
/// <remarks>
/// Takes the place of the table from symbol to positions that bit-parallel algorithms fill for each text. The longer of two texts is the
/// pattern, for each symbol of the other is a step. Beyond the text's end anything may match.
/// </remarks>
internal readonly struct Pattern<T> where T : unmanaged, IBinaryInteger<T>
{
    private readonly Vector512<T> low;
    private readonly Vector512<T> high;

    public Pattern(ReadOnlySpan<T> symbols)
    {
        low = Load(symbols[..Math.Min(symbols.Length, Vector512<T>.Count)]);
        high = symbols.Length > Vector512<T>.Count ? Load(symbols[Vector512<T>.Count..]) : default;
    }

    /// <summary>The places where the symbol stands, the first in the lowest bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong PlacesOf(T symbol)
    {
        var wanted = Vector512.Create(symbol);
        var places = Vector512.Equals(low, wanted).ExtractMostSignificantBits();
        return Vector512<T>.Count == Blocks.Size ? places : places | (Vector512.Equals(high, wanted).ExtractMostSignificantBits() << Vector512<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Load(ReadOnlySpan<T> symbols)
    {
        var padded = Vector512<T>.Zero;
        symbols.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector512<T>, T>(ref padded), Vector512<T>.Count));
        return padded;
    }
}
