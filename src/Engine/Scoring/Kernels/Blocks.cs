namespace Brygga.Engine.Scoring.Kernels;

/// <summary>Texts cut into blocks of 64 symbols, so that one word has a bit for each symbol of a block.</summary>
internal static class Blocks
{
    public const int Size = 64;

    /// <summary>A word a block fits on the stack for texts up to 4,096 symbols; only longer ones cost memory.</summary>
    public const int OnStack = 64;

    public static int In(int symbols) => (symbols + Size - 1) / Size;

    public static ReadOnlySpan<T> At<T>(ReadOnlySpan<T> symbols, int block) => symbols[(block * Size)..Math.Min(symbols.Length, (block + 1) * Size)];

    /// <summary>The lowest bits of a word, up to all 64.</summary>
    public static ulong Lowest(int bits) => bits < Size ? (1UL << bits) - 1 : ulong.MaxValue;

    /// <summary>The bits from one place to another, as far as a word has them.</summary>
    public static ulong Between(int first, int last) => Lowest(Math.Clamp(last + 1, 0, Size)) & ~Lowest(Math.Clamp(first, 0, Size));
}
