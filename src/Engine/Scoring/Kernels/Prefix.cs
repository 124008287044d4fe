using System.Numerics;

namespace Brygga.Engine.Scoring.Kernels;

/// <summary>The common beginning over the longer length.</summary>
public static class Prefix
{
    public static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Of(a.CommonPrefixLength(b), a.Length, b.Length);

    public static double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T> => Of(a.CommonPrefixLength(b), a.Length, b.Length);

    /// <summary>What no two texts of these lengths exceed.</summary>
    public static double Bound(int a, int b) => Of(Math.Min(a, b), a, b);

    private static double Of(int common, int a, int b) => a + b == 0 ? 1 : (double)common / Math.Max(a, b);
}
