using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>
/// <c>a ?? b | text</c>: the pipe binds to <c>b</c>, and half of the readers think otherwise. A pipe behind an unbracketed
/// right operand is a mistake that shows both readings.
/// </summary>
internal static class Ambiguity
{
    public static Validation<Diagnostic, Expr> Check(ExprText text, Expr expr)
    {
        var mistakes = Find(text, expr).Strict();
        return mistakes.IsEmpty ? expr : mistakes;
    }

    private static Seq<Diagnostic> Find(ExprText text, Expr expr) => expr switch
    {
        Expr.Binary { Op: not (Operator.And or Operator.Or), Right: Expr.Pipe pipe } b => Seq1(Mistake(text, b, pipe)) + Find(text, b.Left),
        Expr.Binary b => Find(text, b.Left) + Find(text, b.Right),
        Expr.Pipe p => Find(text, p.Input) + p.Arguments.Bind(a => Find(text, a)),
        Expr.Bracket b => Find(text, b.Inner),
        Expr.List l => l.Items.Bind(i => Find(text, i)),
        Expr.IsSet s => Find(text, s.Inner),
        Expr.Not n => Find(text, n.Inner),
        _ => Seq<Diagnostic>(),
    };

    private static Diagnostic Mistake(ExprText text, Expr.Binary binary, Expr.Pipe pipe)
    {
        while (pipe.Input is Expr.Pipe inner) pipe = inner;
        var left = text.Slice(binary.Left.At.To(binary.OpAt));
        var first = text.Slice(pipe.Input.At);
        var rest = text.Text[pipe.Input.At.End..binary.At.End];
        return Mistakes.AmbiguousPipe(text.Place(pipe.Bar), $"({left} {first}){rest}", $"{left} ({first}{rest})");
    }
}
