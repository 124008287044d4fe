using System.Globalization;
using Sprache;

namespace Brygga.Rules.Language;

/// <summary>
/// The smallest parts of an expression, each under the name by which a diagnostic asks for it. They are cut out of the text by hand: an
/// expression is asked for dozens of signs at every place, and a combinator a letter would be most of the time that rules take to load.
/// </summary>
internal static class Lexemes
{
    public static readonly Parser<Name> Name = Token("a name", static (string source, ref int at) =>
        WordAt(source, ref at) is { } word && !Words.Reserved.Contains(word) ? word : null);

    /// <summary>In single quotes; a quote inside is doubled.</summary>
    public static readonly Parser<Name> Text = Token("a text '...'", QuotedAt);

    /// <summary>Never by culture: the point is a point.</summary>
    public static readonly Parser<Name> Number = Token("a number", NumberAt);

    public static readonly Parser<Name> End = Token("the end of the expression", static (string source, ref int at) => at == source.Length ? "" : null);

    /// <summary>Moves behind the lexeme that stands at a place and yields its text; null where it is another.</summary>
    private delegate string? Lexeme(string source, ref int at);

    public static Parser<Name> Word(string word) => Word(word, $"'{word}'");

    public static Parser<Name> Word(string word, string name) => Token(name, (string source, ref int at) =>
        StartsWith(source, at, word) && WordAt(source, ref at) is { } found && found.Length == word.Length ? word : null);

    public static Parser<Name> Sign(string sign) => Sign(sign, $"'{sign}'");

    /// <param name="name">What a diagnostic asks for where many signs would do.</param>
    public static Parser<Name> Sign(string sign, string name) => Token(name, (string source, ref int at) =>
    {
        if (!StartsWith(source, at, sign)) return null;
        at += sign.Length;
        return sign;
    });

    public static Option<decimal> ToNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : None;

    /// <summary>White space, then the part itself; where it is missing, that is noted.</summary>
    private static Parser<Name> Token(string name, Lexeme lexeme) => input =>
    {
        var text = (ParseInput)input;
        var start = text.Position;
        while (start < text.Source.Length && char.IsWhiteSpace(text.Source[start])) start++;
        var end = start;
        if (lexeme(text.Source, ref end) is { } found) return Result.Success(new Name(found, new Span(start, end - start)), text.At(end));
        text.Furthest.Note(start, name);
        return Result.Failure<Name>(text.At(start), "", [name]);
    };

    private static bool StartsWith(string source, int at, string part) => source.AsSpan(at).StartsWith(part, StringComparison.Ordinal);

    private static string? WordAt(string source, ref int at)
    {
        var start = at;
        if (at == source.Length || !(char.IsAsciiLetter(source[at]) || source[at] == '_')) return null;
        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] == '_')) at++;
        return source[start..at];
    }

    private static string? QuotedAt(string source, ref int at)
    {
        if (at == source.Length || source[at] != '\'') return null;
        for (var i = at + 1; i < source.Length; i++)
        {
            if (source[i] != '\'') continue;
            if (StartsWith(source, i, "''"))
            {
                i++;
                continue;
            }
            var text = source[(at + 1)..i].Replace("''", "'", StringComparison.Ordinal);
            at = i + 1;
            return text;
        }
        return null;
    }

    private static string? NumberAt(string source, ref int at)
    {
        var whole = SkipDigits(source, StartsWith(source, at, "-") ? at + 1 : at);
        if (whole == at || !char.IsAsciiDigit(source[whole - 1])) return null;
        var fraction = StartsWith(source, whole, ".") ? SkipDigits(source, whole + 1) : whole;
        var start = at;
        at = fraction > whole + 1 ? fraction : whole;
        return source[start..at];
    }

    private static int SkipDigits(string source, int at)
    {
        while (at < source.Length && char.IsAsciiDigit(source[at])) at++;
        return at;
    }
}
