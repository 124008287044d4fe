using System.Globalization;
using Sprache;

namespace Brygga.Rules.Language;

/// <summary>The smallest parts of an expression, each under the name by which a diagnostic asks for it.</summary>
internal static class Lexemes
{
    private static readonly Parser<string> Identifier =
        from first in Parse.Char(static c => char.IsAsciiLetter(c) || c == '_', "letter")
        from rest in Parse.Char(static c => char.IsAsciiLetterOrDigit(c) || c == '_', "letter or digit").Many().Text()
        select first + rest;

    private static readonly Parser<string> Digits = Parse.Char(char.IsAsciiDigit, "digit").AtLeastOnce().Text();

    private static readonly Parser<char> QuotedCharacter = Parse.String("''").Return('\'').Or(Parse.CharExcept('\''));

    public static readonly Parser<Name> Name = Token("a name", Identifier.Where(static name => !Words.Reserved.Contains(name)));

    /// <summary>In single quotes; a quote inside is doubled.</summary>
    public static readonly Parser<Name> Text = Token("a text '...'",
        from open in Parse.Char('\'')
        from text in QuotedCharacter.Many().Text()
        from close in Parse.Char('\'')
        select text);

    /// <summary>Never by culture: the point is a point.</summary>
    public static readonly Parser<Name> Number = Token("a number",
        from sign in Parse.Char('-').Optional()
        from whole in Digits
        from fraction in (from point in Parse.Char('.') from digits in Digits select "." + digits).Optional()
        select (sign.IsDefined ? "-" : "") + whole + fraction.GetOrElse(""));

    public static readonly Parser<Name> End = Token("the end of the expression", static input =>
        input.AtEnd ? Result.Success("", input) : Result.Failure<string>(input, "", []));

    public static Parser<Name> Word(string word) => Word(word, $"'{word}'");

    public static Parser<Name> Word(string word, string name) => Token(name, Identifier.Where(w => string.Equals(w, word, StringComparison.Ordinal)));

    public static Parser<Name> Sign(string sign) => Sign(sign, $"'{sign}'");

    /// <param name="name">What a diagnostic asks for where many signs would do.</param>
    public static Parser<Name> Sign(string sign, string name) => Token(name, Parse.String(sign).Text());

    public static Option<decimal> ToNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : None;

    /// <summary>White space, then the part itself; where it is missing, that is noted.</summary>
    private static Parser<Name> Token(string name, Parser<string> parser) => input =>
    {
        var start = input;
        while (!start.AtEnd && char.IsWhiteSpace(start.Current)) start = start.Advance();
        var result = parser(start);
        if (result.WasSuccessful)
            return Result.Success(new Name(result.Value, new Span(start.Position, result.Remainder.Position - start.Position)), result.Remainder);
        ((ParseInput)start).Furthest.Note(start.Position, name);
        return Result.Failure<Name>(start, result.Message, [name]);
    };
}
