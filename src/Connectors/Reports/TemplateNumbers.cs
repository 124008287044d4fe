using LanguageExt;
using Scriban.Parsing;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reports;

/// <summary>Scriban works out a number while it reads it, digit by digit: <c>1e999999999</c> would take it hours. Such a one is found before.</summary>
internal static class TemplateNumbers
{
    public const string TooLarge = "no number is as large as this one";

    private const int LongestExponent = 3;

    public static Option<SourceSpan> Enormous(string text, string shown)
    {
        foreach (var token in new Lexer(text, shown))
            if (token.Type is TokenType.Integer or TokenType.Float && Exponent(token.GetText(text) ?? "") > LongestExponent)
                return new SourceSpan(shown, token.Start, token.End);
        return None;
    }

    private static int Exponent(string number)
    {
        var from = number.IndexOfAny(['e', 'E']);
        return from < 0 ? 0 : number.AsSpan(from).TrimStart("eE+-0").Length;
    }
}
