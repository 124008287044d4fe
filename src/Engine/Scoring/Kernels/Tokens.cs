namespace Brygga.Engine.Scoring.Kernels;

/// <summary>Texts as their words in order, once a record instead of once a pair: equal when only the order of the words differs.</summary>
public static class Tokens
{
    /// <summary>Every word, as often as it stands there; compared by <see cref="Ratio"/>.</summary>
    public static string Sorted(string text) => Joined(Words(text));

    /// <summary>Every word once; compared by <see cref="TokenSet"/>.</summary>
    public static string Distinct(string text) => Joined(Words(text).Distinct(StringComparer.Ordinal));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Joined(IEnumerable<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));
}
