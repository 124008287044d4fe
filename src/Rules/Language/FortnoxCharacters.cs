using System.Buffers;
using System.Text;

namespace Brygga.Rules.Language;

/// <summary>The characters that Fortnox accepts in a text; others are refused with 2000359.</summary>
internal static class FortnoxCharacters
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("\r\n\u00A0–:.`´’,;^¤#%§£$€¢¥©™°&/()=+-*_!?²³®½@\\ ");

    /// <summary>Cleaning what is clean changes nothing: it normalises values, so it must be a fixed point.</summary>
    public static string Clean(string text)
    {
        var composed = Diacritics.Compose(text);
        return IsClean(composed) ? composed : Cleaned(composed);
    }

    /// <summary>Most texts are, and are then neither copied nor taken apart. Half a surrogate pair is no letter: such texts are.</summary>
    private static bool IsClean(string text)
    {
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))) return false;
        for (var i = 0; i < text.Length; i++)
            if (!IsAllowed(text[i]) || (text[i] == ' ' && text[i - 1] == ' ')) return false;
        return true;
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp && (Rune.IsLetter(rune) || Rune.IsDigit(rune))) clean.Append(rune.ToString());
            else if (rune.IsBmp && rune.Value != ' ' && IsAllowed((char)rune.Value)) clean.Append((char)rune.Value);
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }
        return clean.ToString().Trim();
    }

    private static bool IsAllowed(char c) => char.IsLetter(c) || char.IsDigit(c) || Signs.Contains(c);
}
