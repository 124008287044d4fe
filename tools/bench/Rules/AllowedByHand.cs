using System.Buffers;
using System.Text;

namespace Brygga.Bench.Rules;

/// <summary>What Fortnox takes in a text, by hand: what is clean is not copied.</summary>
internal static class AllowedByHand
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("\r\n\u00A0–:.`´’,;^¤#%§£$€¢¥©™°&/()=+-*_!?²³®½@\\ ");

    public static string Clean(string text)
    {
        var whole = text.AsSpan().ContainsAnyInRange('\u0300', '\u036F') ? text.Normalize() : text;
        return IsClean(whole) ? whole : Cleaned(whole);
    }

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
            if (rune.IsBmp ? IsAllowed((char)rune.Value) && rune.Value != ' ' : Rune.IsLetterOrDigit(rune)) clean.Append(rune.ToString());
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }
        return clean.ToString().Trim();
    }

    private static bool IsAllowed(char c) => char.IsLetter(c) || char.IsDigit(c) || Signs.Contains(c);
}
