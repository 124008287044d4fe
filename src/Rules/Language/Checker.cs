using System.Diagnostics;
using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>Resolves names and types: <see cref="Expr"/> to <see cref="Typed"/>. All mistakes of an expression at once.</summary>
internal static class Checker
{
    public static Validation<Diagnostic, Typed> Check(ExprText text, NameScope names, Expr expr)
    {
        return Of(expr);

        Validation<Diagnostic, Typed> Of(Expr e) => e switch
        {
            Expr.Literal l => Literal(text, l),
            Expr.Path p => names.Resolve(text, p),
            Expr.Bracket b => Of(b.Inner),
            Expr.Pipe p => Of(p.Input).Bind(input => Calls.Check(text, p, input)),
            Expr.IsSet s => Of(s.Inner).Map(inner => Negated(s.Negated, new Typed.IsSet(inner))),
            Expr.Not n => Condition(text, n.Inner.At, Of(n.Inner)).Map(Typed (inner) => new Typed.Not(inner)),
            Expr.List l => Mistakes.ListOnlyAfterIn(text.Place(l.At)),
            Expr.Binary b => Binary(b),
            _ => throw new UnreachableException(e.GetType().Name),
        };

        Validation<Diagnostic, Typed> Binary(Expr.Binary b) => b.Op switch
        {
            Operator.And => Conditions(b).Map(static Typed (p) => new Typed.Both(p.Left, p.Right)),
            Operator.Or => Conditions(b).Map(static Typed (p) => new Typed.Either(p.Left, p.Right)),
            Operator.In when b.Right is Expr.List list => (Of(b.Left), list.Items.Map(Of).Strict().Sequence())
                .Apply(static (left, items) => (left, items))
                .Bind(p => Comparisons.OneOf(text, p.left, list.Items.Zip(p.items).Strict())),
            Operator.In => Mistakes.ListAfterIn(text.Place(b.Right.At)),
            Operator.Matches => Of(b.Left).Bind(left => Comparisons.Matches(text, b, left)),
            Operator.Otherwise => Pair(b).Bind(p => Comparisons.Otherwise(text, b, p.Left, p.Right)),
            _ => Pair(b).Bind(p => Comparisons.Compare(text, b, p.Left, p.Right)),
        };

        Validation<Diagnostic, (Typed Left, Typed Right)> Pair(Expr.Binary b) =>
            (Of(b.Left), Of(b.Right)).Apply(static (left, right) => (left, right));

        Validation<Diagnostic, (Typed Left, Typed Right)> Conditions(Expr.Binary b) =>
            (Condition(text, b.Left.At, Of(b.Left)), Condition(text, b.Right.At, Of(b.Right))).Apply(static (left, right) => (left, right));
    }

    /// <summary>There is no truthiness: what decides is a boolean.</summary>
    public static Validation<Diagnostic, Typed> Condition(ExprText text, Span at, Validation<Diagnostic, Typed> typed) => typed.Bind(t =>
        t.Type.Kind == ValueKind.Boolean ? Success<Diagnostic, Typed>(t) : Mistakes.NotACondition(text.Place(at), t.Type.Word));

    private static Typed Negated(bool negated, Typed inner) => negated ? new Typed.Not(inner) : inner;

    /// <summary>The grammar lets any row of digits pass; one that no decimal holds comes here as unknown.</summary>
    private static Validation<Diagnostic, Typed> Literal(ExprText text, Expr.Literal literal) => literal.Value.IsUnknown
        ? Mistakes.NumberTooLong(text.Place(literal.At), text.Slice(literal.At))
        : new Typed.Constant(literal.Value, ConstantType(literal.Value));

    private static ExprType ConstantType(Value value) => value.Kind == ValueKind.Text
        ? ExprType.Of(ValueKind.Text) with { Longest = value.Text.Length, Words = Seq1(value.Text) }
        : ExprType.Of(value.Kind, value.IsNothing);
}
