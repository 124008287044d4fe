namespace Brygga.Rules.Language;

/// <summary>A stretch of an expression's text.</summary>
internal readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;

    public Span To(Span last) => new(Start, last.End - Start);
}

/// <summary>A name with its place.</summary>
internal readonly record struct Name(string Text, Span At);

/// <summary>An expression as it is written: no names resolved, brackets kept. <see cref="Checker"/> makes a <see cref="Typed"/> of it.</summary>
internal abstract record Expr(Span At)
{
    public sealed record Literal(Value Value, Span At) : Expr(At);

    /// <summary>Names joined by dots: a field, a setting, a relation.</summary>
    public sealed record Path(Seq<Name> Names, Span At) : Expr(At);

    public sealed record List(Seq<Expr> Items, Span At) : Expr(At);

    public sealed record Bracket(Expr Inner, Span At) : Expr(At);

    /// <param name="Bar">The place of the <c>|</c>.</param>
    public sealed record Pipe(Expr Input, Span Bar, Name Function, Seq<Expr> Arguments, Span At) : Expr(At);

    public sealed record Binary(Operator Op, Expr Left, Span OpAt, Expr Right, Span At) : Expr(At);

    public sealed record IsSet(Expr Inner, bool Negated, Span At) : Expr(At);

    public sealed record Not(Expr Inner, Span At) : Expr(At);
}

internal enum Operator
{
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
