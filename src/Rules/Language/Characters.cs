using System.Text;

namespace Brygga.Rules.Language;

/// <summary>Cutting texts; never half a surrogate pair.</summary>
internal static class Characters
{
    public static string Left(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    public static string Right(string text, int length)
    {
        if (text.Length <= length) return text;
        var start = text.Length - length;
        return text[(start < text.Length && char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }

    /// <summary>Only 0 to 9.</summary>
    public static string Digits(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('0', '9')) return text;
        var digits = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsAsciiDigit(c)) digits.Append(c);
        return digits.ToString();
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
