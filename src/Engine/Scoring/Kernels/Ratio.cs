using System.Numerics;
using System.Runtime.InteropServices;

namespace Brygga.Engine.Scoring.Kernels;

/// <summary>Twice the longest common subsequence over both lengths: what is left alike when symbols may only be put in and taken out.</summary>
public static class Ratio
{
    public static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Of(MemoryMarshal.Cast<char, ushort>(a), MemoryMarshal.Cast<char, ushort>(b));

    public static double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T> =>
        Of(CommonSubsequence.Length(a, b), a.Length, b.Length);

    /// <summary>What no two texts of these lengths exceed.</summary>
    public static double Bound(int a, int b) => Of(Math.Min(a, b), a, b);

    internal static double Of(int common, int a, int b) => a + b == 0 ? 1 : 2.0 * common / ((double)a + b);
}
