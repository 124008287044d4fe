namespace Brygga.Engine.Scoring.Kernels;

/// <summary>Many texts prepared for comparison with each other: a byte for each symbol where the texts together have few enough, else their UTF-16 units.</summary>
/// <remarks>Texts that are compared share one alphabet, so both columns of a comparison go in here together. Every similarity is that of the texts themselves.</remarks>
public abstract record SymbolTexts
{
    /// <summary>The space keeps its own number, for it parts the words of <see cref="TokenSet"/>.</summary>
    private const char Space = ' ';

    private SymbolTexts() { }

    /// <summary>A byte for each symbol.</summary>
    public sealed record Narrow(SymbolColumn<byte> Column) : SymbolTexts;

    /// <summary>The texts' own UTF-16 units.</summary>
    public sealed record Wide(SymbolColumn<ushort> Column) : SymbolTexts;

    public static SymbolTexts Of(IReadOnlyList<string> texts)
    {
        var starts = new int[texts.Count + 1];
        for (var i = 0; i < texts.Count; i++) starts[i + 1] = checked(starts[i] + texts[i].Length);
        return Of(string.Concat(texts).ToCharArray(), starts);
    }

    /// <param name="text">All texts, end to end.</param>
    /// <param name="starts">Where each begins, and where the last one ends.</param>
    public static SymbolTexts Of(char[] text, int[] starts)
    {
        var units = UnitsIn(text);
        return units.Length > byte.MaxValue
            ? new Wide(new(System.Array.ConvertAll(text, static unit => (ushort)unit), starts))
            : new Narrow(Narrowed(text, starts, units));
    }

    /// <summary>In the order of the units, so that words which are sorted stay sorted.</summary>
    private static SymbolColumn<byte> Narrowed(char[] text, int[] starts, char[] units)
    {
        var codes = new byte[char.MaxValue + 1];
        codes[Space] = (byte)Space;
        for (var i = 0; i < units.Length; i++)
            codes[units[i]] = (byte)(i < Space ? i : i + 1);
        return new(System.Array.ConvertAll(text, unit => codes[unit]), starts);
    }

    /// <summary>Every unit but the space, in order.</summary>
    private static char[] UnitsIn(char[] text)
    {
        var used = new bool[char.MaxValue + 1];
        foreach (var unit in text) used[unit] = true;
        used[Space] = false;
        return [.. Enumerable.Range(0, used.Length).Where(unit => used[unit]).Select(static unit => (char)unit)];
    }
}

/// <summary>Texts end to end in one array, not an object each.</summary>
public sealed class SymbolColumn<T> where T : unmanaged
{
    private readonly T[] symbols;
    private readonly int[] starts;

    internal SymbolColumn(T[] symbols, int[] starts) => (this.symbols, this.starts) = (symbols, starts);

    public int Count => starts.Length - 1;

    public ReadOnlySpan<T> this[int text] => symbols.AsSpan(starts[text]..starts[text + 1]);
}
