using System.Diagnostics;
using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>One call: where it stands and what comes through its pipe. Checks what stands in the brackets.</summary>
internal sealed record Site(ExprText Text, NameScope Names, Function Function, ExprType Input)
{
    /// <summary>The largest length or count that makes sense.</summary>
    private const decimal LargestCount = 1_000_000;

    public Validation<Seq<Argument>> Read(Expr.Pipe pipe)
    {
        var parameters = Function.Parameters;
        var least = parameters.Count(static p => !p.IsOptional);
        var most = parameters.Exists(static p => p.IsMany) ? int.MaxValue : parameters.Count;
        return pipe.Arguments.Count < least || pipe.Arguments.Count > most
            ? Mistakes.WrongCount(Text.Place(pipe.Function.At), Function.Name, Function.Usage, pipe.Arguments.Count)
            : toSeq(pipe.Arguments.Select((expr, i) => Argument(parameters[Math.Min(i, parameters.Count - 1)], expr))).Strict().Sequence();
    }

    private Validation<Argument> Argument(Parameter parameter, Expr expr) => parameter.Kind switch
    {
        ParameterKind.Text or ParameterKind.Count or ParameterKind.Word => Constant(parameter, expr),
        ParameterKind.Number => Number(expr, Checker.Check(Text, Names, expr)).Map(Argument (t) => new Argument.Outer(t)),
        ParameterKind.Ranges => Checker.Check(Text, Names, expr).Bind(t => RangesOf(expr, t)),
        ParameterKind.Condition => Each(expr, static (text, at, body) => Checker.Condition(text, at, body)),
        ParameterKind.EachNumber => Each(expr, (_, _, body) => Number(expr, body)),
        ParameterKind.Each => Each(expr, static (_, _, body) => body),
        ParameterKind.Entity => Entity(expr),
        ParameterKind.Target => Target(expr),
        ParameterKind.Flow => Flow(expr),
        ParameterKind.Table => Table(expr),
        ParameterKind.TableBack => Table(expr).Bind(t => OneToOne(expr, t)),
        _ => throw new UnreachableException(parameter.Kind.ToString()),
    };

    private Validation<Argument> Constant(Parameter parameter, Expr expr) => (parameter.Kind, expr) switch
    {
        (ParameterKind.Text, Expr.Literal { Value.Kind: ValueKind.Text or ValueKind.Nothing } l) => new Argument.Constant(l.Value),
        (ParameterKind.Count, Expr.Literal { Value.Kind: ValueKind.Number } l) when IsCount(parameter, l.Value.Number) => new Argument.Constant(l.Value),
        (ParameterKind.Word, Expr.Literal { Value.Kind: ValueKind.Text } l) when parameter.Words.Has(l.Value.Text) => new Argument.Constant(l.Value),
        _ => Mistakes.WrongArgument(Text.Place(expr.At), Function.Name, parameter.Name, parameter.Kind switch
        {
            ParameterKind.Text => "a text",
            ParameterKind.Count => $"a whole number from {parameter.Least}",
            _ => string.Join(", ", parameter.Words.Map(static w => $"'{w}'")),
        }),
    };

    private static bool IsCount(Parameter parameter, decimal number) => number >= parameter.Least && number <= LargestCount && decimal.IsInteger(number);

    private Validation<Argument> Each(Expr expr, Func<ExprText, Span, Validation<Typed>, Validation<Typed>> kind)
    {
        if (Names.Unsure) return new Argument.Constant(Value.Nothing);
        if (Names.Loops >= NameScope.MostLoops) return Mistakes.LoopsTooDeep(Text.Place(expr.At), NameScope.MostLoops);
        var body = Checker.Check(Text, Names.Inside(Input.Item.IfNone(ExprType.Of(ValueKind.Nothing))), expr);
        return kind(Text, expr.At, body).Bind(b => SpeaksOfIt(b)
            ? Valid<Argument>(new Argument.Lambda(b))
            : Mistakes.NeedsIt(Text.Place(expr.At), Function.Name));
    }

    private static bool SpeaksOfIt(Typed typed) => typed switch
    {
        Typed.It => true,
        Typed.Call c => SpeaksOfIt(c.Input) || c.Arguments.Exists(static a => a is Argument.Outer o && SpeaksOfIt(o.Body)),
        _ => typed.Children.Exists(SpeaksOfIt),
    };

    private Validation<Typed> Number(Expr expr, Validation<Typed> typed) => typed.Bind(t =>
        t.Type.Kind is ValueKind.Number or ValueKind.Nothing
            ? Valid<Typed>(t)
            : Mistakes.WrongKind(Text.Place(expr.At), Function.Name, ValueKind.Number.Word(), t.Type.Word, "Convert it: | number."));

    private Validation<Argument> RangesOf(Expr expr, Typed typed) => typed.Type.Item.IsSome && ExprType.Ranges.Fits(typed.Type)
        ? new Argument.Outer(typed)
        : Mistakes.WrongKind(Text.Place(expr.At), Function.Name, "setting of type ranges", typed.Type.Word, "");

    private Validation<Argument> Entity(Expr expr) => Names.Entity(Text, expr).Bind(entity =>
    {
        var key = entity.Fields.Find(entity.KeyField).Map(ExprType.Of).IfNone(ExprType.Text);
        return key.Kind == Input.Kind || Names.Unsure
            ? Valid<Argument>(new Argument.Entity(entity.Ref, new(entity.Ref, entity.KeyField)))
            : Mistakes.CantCompare(Text.Place(expr.At), Input.Word, key.Word);
    });

    private Validation<Argument> Target(Expr expr)
    {
        var known = Input.RefersTo.Map(static e => e.Name);
        return Word(expr).Match(
            word => Input.RefersTo.Find(e => string.Equals(e.Name, word, StringComparison.Ordinal)).Match(
                e => Valid<Argument>(new Argument.Target(e)),
                () => Mistakes.NeverThat(Text.Place(expr.At), word, known)),
            () => Mistakes.NotAnEntity(Text.Place(expr.At), known));
    }

    private Validation<Argument> Flow(Expr expr)
    {
        var word = Word(expr).IfNone(() => Text.Slice(expr.At));
        return Names.Lexicon.Flows.Find(word).Match(
            ends => Names.Unsure || Input.RefersTo.Exists(e => ends[e.Side].Contains(e))
                ? Valid<Argument>(new Argument.Flow(word, ends))
                : Mistakes.FlowOfOthers(Text.Place(expr.At), word, Input.Word, (ends.Severa + ends.Fortnox).Map(static e => e.ToString())),
            () => Mistakes.UnknownFlow(Text.Place(expr.At), word, toSeq(Names.Lexicon.Flows.Keys)));
    }

    private Validation<Argument> Table(Expr expr)
    {
        var word = Word(expr).IfNone(() => Text.Slice(expr.At));
        return Names.Lexicon.Tables.Find(word).Match(
            table => Valid<Argument>(new Argument.Table(table)),
            () => Mistakes.UnknownTable(Text.Place(expr.At), word, toSeq(Names.Lexicon.Tables.Keys)));
    }

    private Validation<Argument> OneToOne(Expr expr, Argument argument) => ((Argument.Table)argument).Rows.Doubled.Match(
        word => Mistakes.NotOneToOne(Text.Place(expr.At), ((Argument.Table)argument).Rows.Name, word),
        () => Valid<Argument>(argument));

    private static Option<string> Word(Expr expr) => expr is Expr.Path { Names: [var name] } ? name.Text : Option<string>.None;
}
