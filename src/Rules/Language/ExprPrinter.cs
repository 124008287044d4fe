using System.Diagnostics;
using System.Globalization;

namespace Brygga.Rules.Language;

/// <summary>An expression as text, with the least brackets under which it is read as the same again (ENGINE 9, law 21).</summary>
internal static class ExprPrinter
{
    public static string Print(Expr expr) => Print(expr, Rank.If);

    /// <summary>The expression without the brackets that only grouped, and without places: what printing and reading again keeps.</summary>
    public static Expr Bare(Expr expr) => expr switch
    {
        Expr.Bracket b => Bare(b.Inner),
        Expr.Literal l => l with { At = default },
        Expr.Path p => new Expr.Path(Bare(p.Names), default),
        Expr.Inside i when Bare(i.Inner) is Expr.Path path => new Expr.Path(path.Names + Bare(i.Names), default),
        Expr.Inside i when Bare(i.Inner) is Expr.Inside inner => new Expr.Inside(inner.Inner, inner.Names + Bare(i.Names), default),
        Expr.Inside i => new Expr.Inside(Bare(i.Inner), Bare(i.Names), default),
        Expr.Call c => new Expr.Call(Bare(c.Function), Bare(c.Arguments), default),
        Expr.List l => new Expr.List(Bare(l.Items), default),
        Expr.Pipe p => new Expr.Pipe(Bare(p.Input), default, Bare(p.Function), Bare(p.Arguments), default),
        Expr.Binary b => new Expr.Binary(b.Op, Bare(b.Left), default, Bare(b.Right), default),
        Expr.IsSet s => new Expr.IsSet(Bare(s.Inner), s.Negated, default),
        Expr.Not n => new Expr.Not(Bare(n.Inner), default),
        Expr.Negate n => new Expr.Negate(Bare(n.Inner), default),
        Expr.If i => new Expr.If(Bare(i.Condition), Bare(i.Then), Bare(i.Else), default),
        _ => throw new UnreachableException(expr.GetType().Name),
    };

    private static Seq<Expr> Bare(Seq<Expr> all) => all.Mapped(Bare);

    private static Seq<Name> Bare(Seq<Name> names) => names.Mapped(Bare);

    private static Name Bare(Name name) => new(name.Text, default);

    private static string Print(Expr expr, Rank least)
    {
        while (expr is Expr.Bracket bracket) expr = bracket.Inner;
        var text = Text(expr);
        return RankOf(expr) >= least ? text : $"({text})";
    }

    private static string Text(Expr expr) => expr switch
    {
        Expr.Literal l => Literal(l.Value),
        Expr.Path p => Dotted(p.Names),
        Expr.Inside i => $"({Print(i.Inner)}).{Dotted(i.Names)}",
        Expr.Call c => $"{c.Function.Text}({All(c.Arguments)})",
        Expr.List l => $"[{All(l.Items)}]",
        Expr.Pipe p => $"{Print(p.Input, Rank.Pipe)} | {p.Function.Text}{(p.Arguments.IsEmpty ? "" : $"({All(p.Arguments)})")}",
        Expr.Negate n => Inner(n.Inner) is Expr.Literal number ? $"-({Text(number)})" : $"-{Print(n.Inner, Piped(n.Inner) ? Rank.Operand : Rank.Sign)}",
        Expr.Binary b => Binary(b),
        Expr.IsSet s => $"{Print(s.Inner, Rank.Otherwise)} is {(s.Negated ? "not " : "")}set",
        Expr.Not n => $"not {Print(n.Inner, Rank.Not)}",
        Expr.If i => $"if {Print(i.Condition)} then {Print(i.Then)} else {Print(i.Else, Piped(i.Else) ? Rank.Operand : Rank.If)}",
        _ => throw new UnreachableException(expr.GetType().Name),
    };

    /// <summary>A comparison has no comparison beside it; the right of another operator binds tighter; what would be ambiguous is bracketed.</summary>
    private static string Binary(Expr.Binary b)
    {
        var rank = RankOf(b);
        var left = rank == Rank.Comparison ? rank + 1 : rank;
        var beside = b.Op == Operator.Otherwise;
        var right = Piped(b.Right) && b.Op is not (Operator.And or Operator.Or) ? Rank.Operand : rank + 1;
        return $"{Side(b.Left, left)} {Word(b.Op)} {Side(b.Right, right)}";

        string Side(Expr e, Rank least) => Print(e, beside && RankOf(Inner(e)) is Rank.Product or Rank.Sum ? Rank.Operand : least);
    }

    private static Expr Inner(Expr expr) => expr is Expr.Bracket bracket ? Inner(bracket.Inner) : expr;

    private static bool Piped(Expr expr) => Inner(expr) is Expr.Pipe;

    private static string All(Seq<Expr> all) => string.Join(", ", all.Map(Print));

    private static string Dotted(Seq<Name> names) => string.Join('.', names.Map(static n => n.Text));

    private static string Literal(Value value) => value.Kind switch
    {
        ValueKind.Text => $"'{value.Text.Replace("'", "''", StringComparison.Ordinal)}'",
        ValueKind.Number => value.Number.ToString(CultureInfo.InvariantCulture),
        ValueKind.Boolean => value.IsTrue ? "true" : "false",
        _ => "nothing",
    };

    private static string Word(Operator op) => op switch
    {
        Operator.Multiply => "*",
        Operator.Divide => "/",
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Otherwise => "??",
        Operator.Equal => "=",
        Operator.NotEqual => "!=",
        Operator.Less => "<",
        Operator.LessOrEqual => "<=",
        Operator.Greater => ">",
        Operator.GreaterOrEqual => ">=",
        Operator.In => "in",
        Operator.Matches => "matches",
        Operator.And => "and",
        Operator.Or => "or",
        _ => throw new UnreachableException(op.ToString()),
    };

    private static Rank RankOf(Expr expr) => expr switch
    {
        Expr.If => Rank.If,
        Expr.Binary { Op: Operator.Or } => Rank.Or,
        Expr.Binary { Op: Operator.And } => Rank.And,
        Expr.Not => Rank.Not,
        Expr.IsSet => Rank.Comparison,
        Expr.Binary { Op: Operator.Otherwise } => Rank.Otherwise,
        Expr.Binary { Op: Operator.Add or Operator.Subtract } => Rank.Sum,
        Expr.Binary { Op: Operator.Multiply or Operator.Divide } => Rank.Product,
        Expr.Binary => Rank.Comparison,
        Expr.Negate => Rank.Sign,
        Expr.Pipe => Rank.Pipe,
        _ => Rank.Operand,
    };

    /// <summary>From what binds least to what binds most.</summary>
    private enum Rank
    {
        If,
        Or,
        And,
        Not,
        Comparison,
        Otherwise,
        Sum,
        Product,
        Sign,
        Pipe,
        Operand,
    }
}
