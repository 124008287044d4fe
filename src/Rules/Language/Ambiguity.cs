using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>
/// What half of the readers take for something else is a mistake that shows both readings: a pipe behind an unbracketed operand
/// (<c>a ?? b | text</c>, <c>-x | abs</c>, <c>if .. else b | text</c>), and <c>??</c> beside arithmetic (<c>a ?? 0 - b</c>).
/// </summary>
internal static class Ambiguity
{
    public static Validation<Expr> Check(ExprText text, Expr expr)
    {
        var mistakes = new List<Diagnostic>();
        Find(text, expr, mistakes);
        return mistakes.Count == 0 ? expr : toSeq(mistakes).Strict();
    }

    private static void Find(ExprText text, Expr expr, List<Diagnostic> mistakes)
    {
        var pipe = PipeBehind(expr);
        pipe.IfSome(p => mistakes.Add(Mistake(text, expr, p)));
        if (expr is Expr.Binary { Op: Operator.Otherwise } otherwise) Beside(text, otherwise, mistakes);
        foreach (var child in expr.Children)
            if (pipe.Case is not Expr.Pipe blamed || !ReferenceEquals(blamed, child)) Find(text, child, mistakes);
    }

    private static Option<Expr.Pipe> PipeBehind(Expr expr) => expr switch
    {
        Expr.Binary { Op: not (Operator.And or Operator.Or), Right: Expr.Pipe pipe } => pipe,
        Expr.Negate { Inner: Expr.Pipe pipe } => pipe,
        Expr.If { Else: Expr.Pipe pipe } => pipe,
        _ => None,
    };

    private static Diagnostic Mistake(ExprText text, Expr whole, Expr.Pipe pipe)
    {
        while (pipe.Input is Expr.Pipe inner) pipe = inner;
        var left = text.Text[whole.At.Start..pipe.Input.At.Start];
        var first = text.Slice(pipe.Input.At);
        var rest = text.Text[pipe.Input.At.End..whole.At.End];
        return Mistakes.AmbiguousPipe(text.Place(pipe.Bar), $"({left}{first}){rest}", $"{left}({first}{rest})");
    }

    private static void Beside(ExprText text, Expr.Binary otherwise, List<Diagnostic> mistakes)
    {
        var (left, right) = (text.Slice(otherwise.Left.At), text.Slice(otherwise.Right.At));
        if (otherwise.Left is Expr.Binary { Op: <= Operator.Subtract } a)
            mistakes.Add(Mistakes.AmbiguousOtherwise(text.Place(otherwise.OpAt), $"({left}) ?? {right}",
                $"{text.Text[a.At.Start..a.Right.At.Start]}({text.Slice(a.Right.At)} ?? {right})"));
        else if (otherwise.Right is Expr.Binary { Op: <= Operator.Subtract } b)
            mistakes.Add(Mistakes.AmbiguousOtherwise(text.Place(otherwise.OpAt), $"{left} ?? ({right})",
                $"({left} ?? {text.Slice(b.Left.At)}){text.Text[b.Left.At.End..b.At.End]}"));
    }
}
