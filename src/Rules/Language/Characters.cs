using System.Buffers;

namespace Brygga.Rules.Language;

/// <summary>Cutting texts; never half a surrogate pair.</summary>
internal static class Characters
{
    /// <param name="value">A text that is longer.</param>
    public static Value Left(Value value, int length) =>
        value.Piece(0, length > 0 && char.IsHighSurrogate(value.Characters[length - 1]) ? length - 1 : length);

    /// <param name="value">A text that is longer.</param>
    public static Value Right(Value value, int length)
    {
        var text = value.Characters;
        var start = text.Length - length;
        if (start < text.Length && char.IsLowSurrogate(text[start])) start++;
        return value.Piece(start, text.Length - start);
    }

    /// <summary>Only 0 to 9.</summary>
    public static int Digits(ReadOnlySpan<char> text, Span<char> to)
    {
        var length = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c)) to[length++] = c;
        return length;
    }

    public static int Without(ReadOnlySpan<char> text, SearchValues<char> unwanted, Span<char> to)
    {
        var length = 0;
        foreach (var c in text)
            if (!unwanted.Contains(c)) to[length++] = c;
        return length;
    }

    public static int Replaced(ReadOnlySpan<char> text, string old, string @new, Span<char> to)
    {
        var rest = to;
        for (var at = text.IndexOf(old); at >= 0; at = text.IndexOf(old))
        {
            Texts.Put(text[..at], ref rest);
            Texts.Put(@new, ref rest);
            text = text[(at + old.Length)..];
        }
        Texts.Put(text, ref rest);
        return to.Length - rest.Length;
    }

    /// <summary>All stretches of so many characters, a pair counting as one; the text itself where it has fewer.</summary>
    public static IEnumerable<string> Pieces(string text, int length)
    {
        var (start, end) = (0, 0);
        for (var taken = 0; taken < length && end < text.Length; taken++) end += Step(text, end);
        yield return text[..end];
        while (end < text.Length)
        {
            start += Step(text, start);
            end += Step(text, end);
            yield return text[start..end];
        }
    }

    private static int Step(string text, int at) => char.IsSurrogatePair(text, at) ? 2 : 1;

    /// <summary>Lines of at most so many characters, broken at spaces; a word that is longer is cut.</summary>
    public static IEnumerable<string> Wrap(string line, int width)
    {
        var start = 0;
        while (line.Length - start > width)
        {
            var space = line.AsSpan(start, width + 1).LastIndexOf(' ');
            var end = start + (space > 0 ? space : Whole(line, start, width));
            yield return line[start..end].TrimEnd(' ');
            start = end;
            while (start < line.Length && line[start] == ' ') start++;
        }
        yield return line[start..];
    }

    /// <summary>So many characters, or one less where that would cut a pair; a pair alone is not cut.</summary>
    private static int Whole(string line, int start, int width) =>
        !char.IsHighSurrogate(line[start + width - 1]) ? width : width > 1 ? width - 1 : 2;
}
