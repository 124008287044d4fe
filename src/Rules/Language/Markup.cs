using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Brygga.Rules.Language;

/// <summary>HTML to plain text, in one pass. A &lt; that begins no tag stays.</summary>
internal static class Markup
{
    private const int LongestEntity = 10;

    private static readonly FrozenDictionary<string, string> Entities = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["amp"] = "&",
        ["lt"] = "<",
        ["gt"] = ">",
        ["quot"] = "\"",
        ["apos"] = "'",
        ["nbsp"] = " ",
        ["aring"] = "å",
        ["auml"] = "ä",
        ["ouml"] = "ö",
        ["Aring"] = "Å",
        ["Auml"] = "Ä",
        ["Ouml"] = "Ö",
        ["oslash"] = "ø",
        ["Oslash"] = "Ø",
        ["aelig"] = "æ",
        ["AElig"] = "Æ",
        ["eacute"] = "é",
        ["ndash"] = "–",
        ["mdash"] = "—",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Breaks = new[] { "br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAny('<', '&') < 0) return text;
        var plain = new StringBuilder(text.Length);
        var lastClose = text.LastIndexOf('>');
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '<' && i < lastClose && IsTag(text, i)) i = Tag(text, i, plain);
            else if (text[i] == '&') i = Entity(text, i, plain);
            else plain.Append(text[i]);
        }
        return plain.ToString().Trim();
    }

    private static bool IsTag(string text, int at) => at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!');

    /// <summary>Where the tag ends; only what begins a block, and a break, ends the line.</summary>
    private static int Tag(string text, int at, StringBuilder plain)
    {
        var end = text.IndexOf('>', at);
        var name = text.AsSpan(at + 1, end - at - 1);
        var length = 0;
        while (length < name.Length && char.IsAsciiLetterOrDigit(name[length])) length++;
        if (Breaks.Contains(name[..length].ToString()) && plain.Length > 0 && plain[^1] != '\n') plain.Append('\n');
        return end;
    }

    private static int Entity(string text, int at, StringBuilder plain)
    {
        var end = text.IndexOf(';', at + 1, Math.Min(LongestEntity, text.Length - at - 1));
        var meaning = end < 0 ? "" : Meaning(text[(at + 1)..end]);
        plain.Append(meaning.Length == 0 ? "&" : meaning);
        return meaning.Length == 0 ? at : end;
    }

    private static string Meaning(string entity)
    {
        if (Entities.TryGetValue(entity, out var known)) return known;
        if (!entity.StartsWith('#')) return "";
        var isHex = entity.Length > 1 && entity[1] is 'x' or 'X';
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(entity.AsSpan(isHex ? 2 : 1), style, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) ? new Rune(code).ToString() : "";
    }
}
