using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>Text to <see cref="Expr"/>: size and depth first (the parser is recursive), then the grammar, then what is ambiguous to a reader.</summary>
internal static class ExprReader
{
    public const int LongestExpression = 4_096;

    public const int DeepestNesting = 64;

    public static Validation<Expr> Read(ExprText text) =>
        Measure(text).Bind(_ => Parse(text)).Bind(expr => Ambiguity.Check(text, expr));

    private static Validation<Unit> Measure(ExprText text)
    {
        if (text.Text.Length > LongestExpression) return Mistakes.ExpressionTooLong(text.Place(new(0, 1)), LongestExpression);
        var quote = -1;
        var depths = new Stack<int>([0]);
        for (var i = 0; i < text.Text.Length; i++)
        {
            var c = text.Text[i];
            if (c == '\'') quote = quote < 0 ? i : -1;
            if (quote >= 0) continue;
            if (c is '(' or '[') depths.Push(depths.Peek() + 1);
            else if (c is ')' or ']' && depths.Count > 1) depths.Pop();
            else if (OpensChoice(text.Text, i)) depths.Push(depths.Pop() + 1);
            if (depths.Peek() > DeepestNesting) return Mistakes.ExpressionTooDeep(text.Place(new(i, 1)), DeepestNesting);
        }
        return quote < 0 ? unit : Mistakes.TextNotClosed(text.Place(new(quote, text.Text.Length - quote)));
    }

    /// <summary>An <c>if</c> that is not behind an <c>else</c> lies one deeper.</summary>
    private static bool OpensChoice(string text, int at) =>
        text[at] == 'i' && IsWord(text, at, "if") && !EndsWithElse(text.AsSpan(0, at).TrimEnd());

    private static bool EndsWithElse(ReadOnlySpan<char> before) =>
        before.EndsWith("else", StringComparison.Ordinal) && (before.Length == 4 || !IsNameCharacter(before[^5]));

    private static bool IsWord(string text, int at, string word) =>
        text.AsSpan(at).StartsWith(word, StringComparison.Ordinal)
        && (at == 0 || !IsNameCharacter(text[at - 1]))
        && (at + word.Length == text.Length || !IsNameCharacter(text[at + word.Length]));

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static Validation<Expr> Parse(ExprText text)
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
        while (end < text.Length && IsNameCharacter(text[end])) end++;
        return new(start, Math.Max(end - start, start < text.Length ? 1 : 0));
    }
}
