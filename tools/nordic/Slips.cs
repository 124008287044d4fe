namespace Brygga.Nordic;

/// <summary>What goes wrong when a name is typed again.</summary>
internal static class Slips
{
    private const int LongWord = 6;

    /// <summary>Two letters change places, one is left out, doubled or another; never in the first place, as people check that one.</summary>
    public static string Typo(string text, ref Dice dice)
    {
        var place = 1 + dice.Below(text.Length - 2);
        return dice.Below(4) switch
        {
            0 => $"{text[..place]}{text[place + 1]}{text[place]}{text[(place + 2)..]}",
            1 => text.Remove(place, 1),
            2 => text.Insert(place, text[place].ToString()),
            _ => $"{text[..place]}{(char)('a' + dice.Below(26))}{text[(place + 1)..]}",
        };
    }

    public static string Swapped(string text, ref Dice dice)
    {
        var words = text.Split(' ');
        if (words.Length < 2) return text;
        var first = dice.Below(words.Length - 1);
        (words[first], words[first + 1]) = (words[first + 1], words[first]);
        return string.Join(' ', words);
    }

    /// <summary>The longest word ends in a dot.</summary>
    public static string Abbreviated(string text, ref Dice dice)
    {
        var words = text.Split(' ');
        var longest = 0;
        for (var i = 1; i < words.Length; i++)
            if (words[i].Length > words[longest].Length) longest = i;
        if (words[longest].Length < LongWord) return text;
        words[longest] = $"{words[longest][..(3 + dice.Below(3))]}.";
        return string.Join(' ', words);
    }
}
