using Sprache;
using static Brygga.Rules.Language.Lexemes;

namespace Brygga.Rules.Language;

/// <summary>
/// The grammar, smallest parts first; the ladder at the end is the precedence of the language:
/// path <c>.</c>, pipe <c>|</c>, sign <c>-</c>, <c>* /</c>, <c>+ -</c>, <c>??</c>, comparisons, <c>not</c>, <c>and</c>, <c>or</c>, <c>if</c>.
/// </summary>
internal static class Grammar
{
    private const string Arithmetic = "+ - * /";

    private const string AComparison = "a comparison (= != < <= > >= in, matches, is set)";

    private static readonly Parser<Expr> Literal =
        Lexemes.Text.Select(Expr (t) => new Expr.Literal(Value.Of(t.Text), t.At))
            .Or(Number.Select(Expr (n) => new Expr.Literal(ToNumber(n.Text).Map(Value.Of).IfNone(Value.Unknown), n.At)))
            .Or(Constant("true", Value.True))
            .Or(Constant("false", Value.False))
            .Or(Constant("nothing", Value.Nothing));

    private static readonly Parser<(Seq<Expr> Values, Span End)> Arguments =
        from open in Sign("(")
        from values in Separated(Parse.Ref(() => Expression))
        from close in Sign(")")
        select (values, close.At);

    private static readonly Parser<Seq<Name>> Dotted =
        (from dot in Sign(".") from name in Lexemes.Name select name).Many().Select(static names => toSeq(names).Strict());

    /// <summary>A path, or a function that begins an expression.</summary>
    private static readonly Parser<Expr> Named =
        from first in Lexemes.Name
        from call in Arguments.Select(a => (Expr)new Expr.Call(first, a.Values, first.At.To(a.End))).Or(
            from rest in Dotted
            let names = first.Cons(rest).Strict()
            select (Expr)new Expr.Path(names, first.At.To(names.Last.At)))
        select call;

    private static readonly Parser<Expr> List =
        from open in Sign("[")
        from items in Separated(Parse.Ref(() => Expression))
        from close in Sign("]")
        select (Expr)new Expr.List(items, open.At.To(close.At));

    private static readonly Parser<Expr> Bracket =
        from open in Sign("(")
        from inner in Parse.Ref(() => Expression)
        from close in Sign(")")
        from names in Dotted
        let bracket = new Expr.Bracket(inner, open.At.To(close.At))
        select names.IsEmpty ? (Expr)bracket : new Expr.Inside(bracket, names, bracket.At.To(names.Last.At));

    private static readonly Parser<Expr> Operand = Literal.Or(Named).Or(Bracket).Or(List);

    private static readonly Parser<Func<Expr, Expr>> Stage =
        from bar in Sign("|")
        from function in Lexemes.Name
        from arguments in Arguments.Optional()
        let values = arguments.IsDefined ? arguments.Get().Values : Seq<Expr>()
        let end = arguments.IsDefined ? arguments.Get().End : function.At
        select (Func<Expr, Expr>)(input => new Expr.Pipe(input, bar.At, function, values, input.At.To(end)));

    private static readonly Parser<Expr> Piped = Suffixed(Operand, Stage.Many());

    private static readonly Parser<Expr> Signed =
        from signs in Sign("-", "a number").AtLeastOnce()
        from inner in Piped
        select signs.Reverse().Aggregate(inner, static (e, sign) => new Expr.Negate(e, sign.At.To(e.At)));

    /// <summary>A number takes its own sign; only what is no number needs another.</summary>
    private static readonly Parser<Expr> Factor = Piped.Or(Signed);

    private static readonly Parser<Expr> Product = Chain(
        Factor, SignOf("*", Arithmetic, Operator.Multiply).Or(SignOf("/", Arithmetic, Operator.Divide)));

    private static readonly Parser<Expr> Sum = Chain(
        Product, SignOf("+", Arithmetic, Operator.Add).Or(SignOf("-", Arithmetic, Operator.Subtract)));

    private static readonly Parser<Expr> Otherwise = Chain(Sum, SignOf("??", "'??'", Operator.Otherwise));

    private static readonly Parser<Func<Expr, Expr>> SetTest =
        from isWord in Word("is", AComparison)
        from notWord in Word("not").Optional()
        from setWord in Word("set")
        select (Func<Expr, Expr>)(inner => new Expr.IsSet(inner, notWord.IsDefined, inner.At.To(setWord.At)));

    private static readonly Parser<Operation> Comparing =
        SignOf("=", AComparison, Operator.Equal)
            .Or(SignOf("!=", AComparison, Operator.NotEqual))
            .Or(SignOf("<=", AComparison, Operator.LessOrEqual))
            .Or(SignOf(">=", AComparison, Operator.GreaterOrEqual))
            .Or(SignOf("<", AComparison, Operator.Less))
            .Or(SignOf(">", AComparison, Operator.Greater))
            .Or(WordOf("in", AComparison, Operator.In))
            .Or(WordOf("matches", AComparison, Operator.Matches));

    private static readonly Parser<IEnumerable<Func<Expr, Expr>>> NoSuffix = Parse.Return(Enumerable.Empty<Func<Expr, Expr>>());

    /// <summary>At most one: <c>a = b = c</c> means nothing.</summary>
    private static readonly Parser<Expr> Comparison = Suffixed(Otherwise, SetTest.Or(Rest(Comparing, Otherwise)).Once().Or(NoSuffix));

    private static readonly Parser<Expr> Negation =
        from nots in Word("not").Many()
        from inner in Comparison
        select nots.Reverse().Aggregate(inner, static (e, not) => new Expr.Not(e, not.At.To(e.At)));

    private static readonly Parser<Expr> Conjunction = Chain(Negation, WordOf("and", "'and'", Operator.And));

    private static readonly Parser<Expr> Disjunction = Chain(Conjunction, WordOf("or", "'or'", Operator.Or));

    private static readonly Parser<(Span If, Expr Condition, Expr Then)> Branch =
        from ifWord in Word("if")
        from condition in Parse.Ref(() => Expression)
        from thenWord in Word("then")
        from then in Parse.Ref(() => Expression)
        from elseWord in Word("else")
        select (ifWord.At, condition, then);

    /// <summary>A chain of <c>else if</c> is read in a row: only what is nested takes depth.</summary>
    private static readonly Parser<Expr> Choice =
        from branches in Branch.AtLeastOnce()
        from last in Disjunction
        select branches.Reverse().Aggregate(last, static (e, b) => new Expr.If(b.Condition, b.Then, e, b.If.To(e.At)));

    private static readonly Parser<Expr> Expression = Choice.Or(Disjunction);

    /// <summary>A whole expression.</summary>
    public static readonly Parser<Expr> Whole =
        from expression in Expression
        from end in End
        select expression;

    private static Parser<Expr> Constant(string word, Value value) => Word(word).Select(Expr (w) => new Expr.Literal(value, w.At));

    private static Parser<Seq<Expr>> Separated(Parser<Expr> item) =>
        (from first in item
         from rest in (from comma in Sign(",") from next in item select next).Many()
         select toSeq(rest.Prepend(first)).Strict()).Or(Parse.Return(Seq<Expr>()));

    private static Parser<Expr> Suffixed(Parser<Expr> operand, Parser<IEnumerable<Func<Expr, Expr>>> suffixes) =>
        from first in operand
        from rest in suffixes
        select rest.Aggregate(first, static (e, suffix) => suffix(e));

    private static Parser<Expr> Chain(Parser<Expr> operand, Parser<Operation> op) => Suffixed(operand, Rest(op, operand).Many());

    /// <summary>An operator and its right operand, waiting for the left one.</summary>
    private static Parser<Func<Expr, Expr>> Rest(Parser<Operation> op, Parser<Expr> operand) =>
        from operation in op
        from right in operand
        select (Func<Expr, Expr>)(left => new Expr.Binary(operation.Op, left, operation.At, right, left.At.To(right.At)));

    private static Parser<Operation> SignOf(string sign, string name, Operator op) => Sign(sign, name).Select(s => new Operation(op, s.At));

    private static Parser<Operation> WordOf(string word, string name, Operator op) => Word(word, name).Select(w => new Operation(op, w.At));

    private sealed record Operation(Operator Op, Span At);
}
