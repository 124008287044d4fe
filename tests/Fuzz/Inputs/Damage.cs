namespace Brygga.Fuzz.Inputs;

/// <summary>What goes wrong with texts: in editors, in transfers, and on purpose.</summary>
internal static class Damage
{
    private const int Longest = 200_000;

    private static readonly string[] Odd =
    [
        "\0", "\u0001", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\u00a0", "\u2028", "\u202e", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udc00", "😀", "e\u0301", "\t", "\r", "\r\n", "\n", "\n\n", "\f", "\v",
    ];

    private static readonly string[] Signs =
    [
        "'", "\"", "{", "}", "[", "]", "(", ")", ",", ":", ": ", " #", "#", "|", ">-\n", "|+\n", "- ", "? ", "%", "%YAML 1.1\n", "---\n", "...\n", "&a ", "*a", "!t ", "!!int ", "<<: *a", "@", "`", "~", "\\", "\\x", "{{", "}}", "%}", "..", "??", "=", "!=", "-",
    ];

    private static readonly string[] Numbers =
        ["0", "-0", "-1", "00012", "1e9", "1E+999999999", "0x7fffffff", "2147483648", "79228162514264337593543950336", "999999999999999999999999999999999999999999", "0.00000000000000000000000000000000000001", "NaN", "1_000", "१२"];

    private static readonly byte[] Extremes = [0xFF, 0, 0x7F, 0x80];

    private static readonly string[] Openers = ["[", "{", "{a: ", "- ", "(", "((", "{\"a\":", "'", "if a then "];

    /// <summary>One to four mishaps.</summary>
    /// <param name="others">Texts of the same kind, of which pieces may come.</param>
    public static string Of(Random dice, string text, string[] others)
    {
        for (var left = 1 + dice.Next(4); left > 0; left--) text = Once(dice, text, others);
        return text.Length <= Longest ? text : text[..Longest];
    }

    private static string Once(Random dice, string text, string[] others) => dice.Next(20) switch
    {
        0 => text[..Place(dice, text)],
        1 => text[Place(dice, text)..],
        2 => Lines(dice, text, static (dice, lines) => lines.RemoveAt(dice.Next(lines.Count))),
        3 => Lines(dice, text, static (dice, lines) => lines.Insert(dice.Next(lines.Count), lines[dice.Next(lines.Count)])),
        4 or 5 => Lines(dice, text, static (dice, lines) => Indent(dice, lines)),
        6 => Lines(dice, text, static (dice, lines) => Swap(dice, lines)),
        7 => Insert(dice, text, Odd[dice.Next(Odd.Length)]),
        8 or 9 or 10 => Insert(dice, text, Signs[dice.Next(Signs.Length)]),
        11 => Insert(dice, text, Repeated(Openers[dice.Next(Openers.Length)], dice.Next(1, 3_000))),
        12 => Insert(dice, text, new string((char)dice.Next(32, 127), dice.Next(1, 60_000))),
        13 => Word(dice, text, Numbers[dice.Next(Numbers.Length)]),
        14 => Word(dice, text, AnyWord(dice, others[dice.Next(others.Length)])),
        15 => Word(dice, text, ""),
        16 => Insert(dice, text, Piece(dice, others[dice.Next(others.Length)])),
        17 => Cut(dice, text),
        18 => Flip(dice, text),
        _ => dice.Next(4) switch
        {
            0 => "\ufeff" + text,
            1 => text.Replace("\n", "\r\n"),
            2 => text.Replace("  ", "\t"),
            _ => Repeated(Piece(dice, text), dice.Next(1, 200)),
        },
    };

    /// <summary>Bytes that a file has in place of a text's, damaged below the characters.</summary>
    public static byte[] OfBytes(Random dice, byte[] bytes)
    {
        var damaged = bytes.ToArray();
        for (var left = dice.Next(1, 9); left > 0 && damaged.Length > 0; left--)
        {
            var at = dice.Next(damaged.Length);
            damaged = dice.Next(8) switch
            {
                0 => damaged[..at],
                1 => [.. damaged[..at], .. damaged[Math.Min(damaged.Length, at + dice.Next(1, 64))..]],
                2 => [.. damaged[..at], .. damaged[Math.Max(0, at - dice.Next(1, 256))..]],
                3 => [.. damaged[..at], .. Random(dice, dice.Next(1, 32)), .. damaged[at..]],
                4 => Set(damaged, at, Extremes[dice.Next(Extremes.Length)]),
                _ => Set(damaged, at, (byte)(damaged[at] ^ (1 << dice.Next(8)))),
            };
        }
        return damaged;
    }

    private static byte[] Set(byte[] bytes, int at, byte value)
    {
        bytes[at] = value;
        return bytes;
    }

    private static byte[] Random(Random dice, int length)
    {
        var bytes = new byte[length];
        dice.NextBytes(bytes);
        return bytes;
    }

    private static int Place(Random dice, string text) => dice.Next(text.Length + 1);

    private static string Insert(Random dice, string text, string piece) => text.Insert(Place(dice, text), piece);

    private static string Repeated(string piece, int times) => string.Concat(Enumerable.Repeat(piece, Math.Min(times, 1 + (Longest / Math.Max(1, piece.Length)))));

    private static string Cut(Random dice, string text)
    {
        var at = Place(dice, text);
        return text.Remove(at, Math.Min(dice.Next(1, 40), text.Length - at));
    }

    private static string Flip(Random dice, string text)
    {
        if (text.Length == 0) return text;
        var at = dice.Next(text.Length);
        return text.Remove(at, 1).Insert(at, ((char)(text[at] ^ (1 << dice.Next(16)))).ToString());
    }

    private static string Piece(Random dice, string text)
    {
        var at = Place(dice, text);
        return text.Substring(at, Math.Min(dice.Next(1, 400), text.Length - at));
    }

    private static string AnyWord(Random dice, string text) => Words(dice, text) is var (at, length) ? text.Substring(at, length) : "";

    private static string Word(Random dice, string text, string with) => Words(dice, text) is var (at, length) ? text.Remove(at, length).Insert(at, with) : with;

    /// <summary>The word at some place, or what there is of one.</summary>
    private static (int At, int Length) Words(Random dice, string text)
    {
        var from = Place(dice, text);
        while (from < text.Length && !IsPart(text[from])) from++;
        while (from > 0 && IsPart(text[from - 1])) from--;
        var to = from;
        while (to < text.Length && IsPart(text[to])) to++;
        return (from, to - from);
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static string Lines(Random dice, string text, Action<Random, List<string>> change)
    {
        var lines = text.Split('\n').ToList();
        change(dice, lines);
        return string.Join('\n', lines);
    }

    private static void Indent(Random dice, List<string> lines)
    {
        var (from, by) = (dice.Next(lines.Count), dice.Next(1, 4));
        for (var i = from; i < Math.Min(lines.Count, from + dice.Next(1, 6)); i++)
            lines[i] = dice.Next(3) switch { 0 => "\t" + lines[i], 1 => new string(' ', by) + lines[i], _ => lines[i][Math.Min(by, lines[i].Length - lines[i].TrimStart().Length)..] };
    }

    private static void Swap(Random dice, List<string> lines)
    {
        var (one, other) = (dice.Next(lines.Count), dice.Next(lines.Count));
        (lines[one], lines[other]) = (lines[other], lines[one]);
    }
}
