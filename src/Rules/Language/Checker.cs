using System.Diagnostics;
using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>Resolves names and types: <see cref="Expr"/> to <see cref="Typed"/>. All mistakes of an expression at once.</summary>
internal static class Checker
{
    private const string Register = "register";

    public static Validation<Typed> Check(ExprText text, NameScope names, Expr expr)
    {
        return Of(expr);

        Validation<Typed> Of(Expr e) => e switch
        {
            Expr.Literal l => Literal(text, names, l),
            Expr.Path p => names.Resolve(text, p),
            Expr.Bracket b => Of(b.Inner),
            Expr.Inside i => Of(i.Inner).Bind(inner => new Following(names.Lexicon, text).Into(inner, new("(..)", i.Inner.At), i.Names)),
            Expr.Call c => Call(text, names, c),
            Expr.Pipe p => Of(p.Input).Bind(input => Calls.Check(text, names, p, input)),
            Expr.IsSet s => Of(s.Inner).Map(inner => Negated(s.Negated, new Typed.IsSet(inner, text.Place(s.At)))),
            Expr.Not n => Condition(text, n.Inner.At, Of(n.Inner)).Map(Typed (inner) => new Typed.Not(inner)),
            Expr.List l => l.Items.Each(Of).Bind(items => Branches.List(text, l, items)),
            Expr.Negate n => Of(n.Inner).Bind(inner => Arithmetic.Negate(text, n, inner)),
            Expr.If i => (Condition(text, i.Condition.At, Of(i.Condition)), Of(i.Then), Of(i.Else))
                .Apply(static (condition, then, otherwise) => (condition, then, otherwise))
                .Bind(p => Branches.Choose(text, i, p.condition, p.then, p.otherwise)),
            Expr.Binary b => Binary(b),
            _ => throw new UnreachableException(e.GetType().Name),
        };

        Validation<Typed> Binary(Expr.Binary b) => b.Op switch
        {
            Operator.And => Conditions(b).Map(static Typed (p) => new Typed.Both(p.Left, p.Right)),
            Operator.Or => Conditions(b).Map(static Typed (p) => new Typed.Either(p.Left, p.Right)),
            Operator.In when b.Right is Expr.List list => (Of(b.Left), list.Items.Each(Of))
                .Apply(static (left, items) => (left, items))
                .Bind(p => Comparisons.OneOf(text, p.left, list.Items.Zip(p.items).Strict())),
            Operator.In => Pair(b).Bind(p => Comparisons.In(text, b, p.Left, p.Right)),
            Operator.Matches => Of(b.Left).Bind(left => Comparisons.Matches(text, b, left)),
            Operator.Otherwise => Pair(b).Bind(p => Comparisons.Otherwise(text, b, p.Left, p.Right)),
            Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide => Pair(b).Bind(p => Arithmetic.Calculate(text, b, p.Left, p.Right)),
            _ => Pair(b).Bind(p => Comparisons.Compare(text, b, p.Left, p.Right)),
        };

        Validation<(Typed Left, Typed Right)> Pair(Expr.Binary b) =>
            (Of(b.Left), Of(b.Right)).Apply(static (left, right) => (left, right));

        Validation<(Typed Left, Typed Right)> Conditions(Expr.Binary b) =>
            (Condition(text, b.Left.At, Of(b.Left)), Condition(text, b.Right.At, Of(b.Right))).Apply(static (left, right) => (left, right));
    }

    /// <summary>There is no truthiness: what decides is a boolean.</summary>
    public static Validation<Typed> Condition(ExprText text, Span at, Validation<Typed> typed) => typed.Bind(t =>
        t.Type.Kind == ValueKind.Boolean ? Valid<Typed>(t) : Mistakes.NotACondition(text.Place(at), t.Type.Word));

    private static Typed Negated(bool negated, Typed inner) => negated ? new Typed.Not(inner) : inner;

    private static Validation<Typed> Call(ExprText text, NameScope names, Expr.Call call)
    {
        if (!string.Equals(call.Function.Text, Register, StringComparison.Ordinal))
            return Mistakes.FunctionFirst(text.Place(call.Function.At), call.Function.Text);
        return call.Arguments.Count == 1
            ? names.Entity(text, call.Arguments.Head).Map(Typed (e) => new Typed.Register(e.Ref, ExprType.ListOf(ExprType.Reference(e.Ref))))
            : Mistakes.WrongCount(text.Place(call.Function.At), Register, $"{Register}(system.entity)", call.Arguments.Count);
    }

    /// <summary>The grammar lets any row of digits pass; one that no decimal holds comes here as unknown.</summary>
    private static Validation<Typed> Literal(ExprText text, NameScope names, Expr.Literal literal) => literal.Value.Kind switch
    {
        ValueKind.Unknown => Mistakes.NumberTooLong(text.Place(literal.At), text.Slice(literal.At)),
        ValueKind.Text when literal.Value.Text.Contains('{', StringComparison.Ordinal) => Template.InText(text.Quoted(literal.At), names),
        _ => new Typed.Constant(literal.Value, ExprType.Of(literal.Value)),
    };
}
