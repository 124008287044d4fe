using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>Text with expressions in <c>{ }</c>, as a message or inside an expression; <c>{{</c> and <c>}}</c> are braces.</summary>
internal static class Template
{
    public static Validation<Typed> Read(ExprText text, NameScope names) =>
        All(text, names, static _ => false).Map(Typed (all) => new Typed.Message(all));

    /// <summary>A text of an expression: what was not read poisons it, what is nothing leaves nothing in its place.</summary>
    public static Validation<Typed> InText(ExprText text, NameScope names) => All(text, names, static part => part.Kind is
            ValueKind.List or ValueKind.Record or ValueKind.Reference).Map(Typed (all) => new Typed.Joined(all, ExprType.Text with
            {
                MayBeNothing = all.ForAll(static p => p.Type.MayBeNothing),
                MayMiss = all.ForAll(static p => p.Type.MayBeNothing) && all.Exists(static p => p.Type.MayMiss),
                Longest = all.Fold(Some(0), static (sum, p) => from n in sum from longest in LongestOf(p) select n + longest),
            }));

    private static Option<int> LongestOf(Typed part) => part.Type.Kind is ValueKind.Text ? part.Type.Longest : part.Type.Longest.IfNone(ExprType.LongestScalar);

    private static Validation<Seq<Typed>> All(ExprText text, NameScope names, Func<ExprType, bool> refuses) => Parts(text).Bind(parts => parts
        .Each(p => p.IsExpression ? Expression(text.Part(p.Start, p.Length), names, refuses) : Words(text.Slice(new(p.Start, p.Length)))));

    private static Validation<Typed> Expression(ExprText part, NameScope names, Func<ExprType, bool> refuses) =>
        ExprReader.Read(part).Bind(expr => Checker.Check(part, names, expr)).Bind(typed => refuses(typed.Type)
            ? Mistakes.WrongInput(part.At, "{ }", Input.Scalar.Word, typed.Type.Word)
            : Valid<Typed>(typed));

    private static Validation<Typed> Words(string words) =>
        new Typed.Constant(Value.Of(words.Replace("{{", "{").Replace("}}", "}")), ExprType.Text with { Longest = words.Length });

    private static Validation<Seq<(int Start, int Length, bool IsExpression)>> Parts(ExprText text)
    {
        if (text.Text.Length > ExprReader.LongestExpression) return Mistakes.ExpressionTooLong(text.Place(new(0, 1)), ExprReader.LongestExpression);
        var parts = new List<(int, int, bool)>();
        var wordsFrom = 0;
        for (var i = 0; i < text.Text.Length; i++)
        {
            var c = text.Text[i];
            if (c is not ('{' or '}')) continue;
            if (i + 1 < text.Text.Length && text.Text[i + 1] == c) i++;
            else if (c == '}') return Mistakes.StrayBrace(text.Place(new(i, 1)));
            else if (Close(text.Text, i) is var close and >= 0)
            {
                if (i > wordsFrom) parts.Add((wordsFrom, i - wordsFrom, false));
                parts.Add((i + 1, close - i - 1, true));
                wordsFrom = close + 1;
                i = close;
            }
            else return Mistakes.BraceNotClosed(text.Place(new(i, 1)));
        }
        if (wordsFrom < text.Text.Length) parts.Add((wordsFrom, text.Text.Length - wordsFrom, false));
        return toSeq(parts).Strict();
    }

    /// <summary>The brace that ends an expression: not one inside a text.</summary>
    private static int Close(string text, int open)
    {
        var quoted = false;
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '\'') quoted = !quoted;
            else if (text[i] == '}' && !quoted) return i;
        }
        return -1;
    }
}
