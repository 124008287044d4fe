using System.Text;

namespace Brygga.Nordic;

/// <summary>Nordic letters where only plain ones go.</summary>
internal static class Letters
{
    public static string Plain(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var plain = new StringBuilder(text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                'å' or 'ä' => plain.Append('a'),
                'Å' or 'Ä' => plain.Append('A'),
                'ö' or 'ø' => plain.Append('o'),
                'Ö' or 'Ø' => plain.Append('O'),
                'æ' => plain.Append("ae"),
                'Æ' => plain.Append("Ae"),
                'é' => plain.Append('e'),
                _ => plain.Append(c),
            };
        }
        return plain.ToString();
    }

    /// <summary>As it stands in an address of the web: small plain letters, dots, nothing else.</summary>
    public static string Address(string text)
    {
        var address = new StringBuilder(text.Length);
        foreach (var c in Plain(text))
            if (char.IsAsciiLetterOrDigit(c) || c == '.') address.Append(char.ToLowerInvariant(c));
        return address.ToString();
    }
}
