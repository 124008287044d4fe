using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>Text to <see cref="Expr"/>: size and depth first (the parser is recursive), then the grammar, then what is ambiguous to a reader.</summary>
internal static class ExprReader
{
    public const int LongestExpression = 4_096;

    public const int DeepestNesting = 64;

    public static Validation<Diagnostic, Expr> Read(ExprText text) =>
        Measure(text).Bind(_ => Parse(text)).Bind(expr => Ambiguity.Check(text, expr));

    private static Validation<Diagnostic, Unit> Measure(ExprText text)
    {
        if (text.Text.Length > LongestExpression) return Mistakes.ExpressionTooLong(text.Place(new(0, 1)), LongestExpression);
        var depth = 0;
        var quote = -1;
        for (var i = 0; i < text.Text.Length; i++)
        {
            var c = text.Text[i];
            if (c == '\'') quote = quote < 0 ? i : -1;
            if (quote >= 0) continue;
            if (c is '(' or '[' && ++depth > DeepestNesting) return Mistakes.ExpressionTooDeep(text.Place(new(i, 1)), DeepestNesting);
            if (c is ')' or ']') depth--;
        }
        return quote < 0 ? unit : Mistakes.TextNotClosed(text.Place(new(quote, text.Text.Length - quote)));
    }

    private static Validation<Diagnostic, Expr> Parse(ExprText text)
    {
        var furthest = new FurthestFailure();
        var result = Grammar.Whole(new ParseInput(text.Text, 0, furthest));
        if (result.WasSuccessful) return result.Value;
        var blamed = TokenAt(text.Text, furthest.Position);
        return Mistakes.Unexpected(text.Place(blamed), text.Slice(blamed), furthest.Expected);
    }

    /// <summary>What a person would call the thing that stands there: a word, a number, or one sign.</summary>
    private static Span TokenAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return new(start, Math.Max(end - start, start < text.Length ? 1 : 0));
    }
}
