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
        var clean = new StringBuilder(text.Length);
        foreach (var rune in Diacritics.Compose(text).EnumerateRunes())
        {
            if (IsAllowed(rune) && rune.Value != ' ') clean.Append(rune.ToString());
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }
        return clean.ToString().Trim();
    }

    private static bool IsAllowed(Rune rune) => Rune.IsLetter(rune) || Rune.IsDigit(rune) || (rune.IsBmp && Signs.Contains((char)rune.Value));
}
