using System.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>A stretch of an expression's text.</summary>
internal readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;

    public Span To(Span last) => new(Start, last.End - Start);
}

/// <summary>A name with its place.</summary>
internal sealed record Name(string Text, Span At);

/// <summary>An expression as it is written: no names resolved, brackets kept. <see cref="Checker"/> makes a <see cref="Typed"/> of it.</summary>
internal abstract record Expr(Span At)
{
    public sealed record Literal(Value Value, Span At) : Expr(At);

    /// <summary>Names joined by dots: a field, a setting, a relation.</summary>
    public sealed record Path(Seq<Name> Names, Span At) : Expr(At);

    /// <summary>What is inside the value of a bracket: <c>(addresses | first).phone</c>.</summary>
    public sealed record Inside(Expr Inner, Seq<Name> Names, Span At) : Expr(At);

    /// <summary>A function that begins an expression: <c>register(fortnox.unit)</c>.</summary>
    public sealed record Call(Name Function, Seq<Expr> Arguments, Span At) : Expr(At);

    public sealed record List(Seq<Expr> Items, Span At) : Expr(At);

    public sealed record Bracket(Expr Inner, Span At) : Expr(At);

    /// <param name="Bar">The place of the <c>|</c>.</param>
    public sealed record Pipe(Expr Input, Span Bar, Name Function, Seq<Expr> Arguments, Span At) : Expr(At);

    public sealed record Binary(Operator Op, Expr Left, Span OpAt, Expr Right, Span At) : Expr(At);

    public sealed record IsSet(Expr Inner, bool Negated, Span At) : Expr(At);

    public sealed record Not(Expr Inner, Span At) : Expr(At);

    /// <summary><c>-x</c>; the sign of a number that is written out belongs to the number.</summary>
    public sealed record Negate(Expr Inner, Span At) : Expr(At);

    public sealed record If(Expr Condition, Expr Then, Expr Else, Span At) : Expr(At);

    /// <summary>The expressions inside this one, from left to right.</summary>
    public Seq<Expr> Children => this switch
    {
        Literal or Path => Seq<Expr>(),
        Inside i => Seq1(i.Inner),
        Call c => c.Arguments,
        List l => l.Items,
        Bracket b => Seq1(b.Inner),
        Pipe p => p.Input.Cons(p.Arguments),
        Binary b => Seq(b.Left, b.Right),
        IsSet s => Seq1(s.Inner),
        Not n => Seq1(n.Inner),
        Negate n => Seq1(n.Inner),
        If i => Seq(i.Condition, i.Then, i.Else),
        _ => throw new UnreachableException(GetType().Name),
    };
}

internal enum Operator
{
    Multiply,
    Divide,
    Add,
    Subtract,

    /// <summary><c>??</c></summary>
    Otherwise,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    Matches,
    And,
    Or,
}
