using System.Numerics;
using System.Runtime.InteropServices;

namespace Brygga.Engine.Scoring.Kernels;

/// <summary>Jaro's similarity (symbols in common no further apart than half the longer text, less those out of order), raised for a common beginning (Winkler).</summary>
/// <remarks>As RapidFuzz and DuckDB define it: 0.1 for each of up to four common first symbols, and only above 0.7.</remarks>
public static class JaroWinkler
{
    private const int LongestPrefix = 4;
    private const double Weight = 0.1;
    private const double RaisedAbove = 0.7;

    public static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Of(MemoryMarshal.Cast<char, ushort>(a), MemoryMarshal.Cast<char, ushort>(b));

    public static double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T>
    {
        var (common, displaced) = JaroMatches.Of(a, b);
        var jaro = Jaro(common, displaced / 2, a.Length, b.Length);
        return jaro > RaisedAbove ? Raised(jaro, CommonPrefix(a, b)) : jaro;
    }

    /// <summary>What no two texts of these lengths exceed.</summary>
    public static double Bound(int a, int b)
    {
        var common = Math.Min(a, b);
        var jaro = Jaro(common, 0, a, b);
        return jaro > RaisedAbove ? Raised(jaro, Math.Min(common, LongestPrefix)) : jaro;
    }

    private static double Jaro(int common, int transpositions, int a, int b) =>
        common > 0 ? (((double)common / a) + ((double)common / b) + ((double)(common - transpositions) / common)) / 3
        : a + b == 0 ? 1 : 0;

    private static double Raised(double jaro, int prefix) => jaro + (prefix * Weight * (1 - jaro));

    private static int CommonPrefix<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T>
    {
        var most = Math.Min(LongestPrefix, Math.Min(a.Length, b.Length));
        var prefix = 0;
        while (prefix < most && a[prefix] == b[prefix]) prefix++;
        return prefix;
    }
}
