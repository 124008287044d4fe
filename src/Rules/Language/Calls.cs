using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>A function behind <c>|</c>: that it exists, takes what comes through the pipe, and its values in brackets.</summary>
internal static class Calls
{
    /// <summary>The largest length that makes sense for left(n) and truncate(n).</summary>
    private const decimal LargestNumber = 1_000_000;

    public static Validation<Diagnostic, Typed> Check(ExprText text, Expr.Pipe pipe, Typed input) =>
        Functions.Known.TryGetValue(pipe.Function.Text, out var function)
            ? (Input(text, pipe, function, input), Values(text, pipe, function)).Apply(Typed (fits, values) => Call(function, fits, values))
            : Mistakes.UnknownFunction(text.Place(pipe.Function.At), pipe.Function.Text, Functions.Names);

    private static Typed.Call Call(Function function, Typed input, Seq<Value> values) =>
        new Typed.Call(input, function.Prepare(values), function.Yields(input.Type, values));

    private static Validation<Diagnostic, Typed> Input(ExprText text, Expr.Pipe pipe, Function function, Typed input) =>
        function.Takes.Contains(input.Type.Kind)
            ? input
            : Mistakes.WrongInput(text.Place(pipe.Function.At), function.Name, string.Join(" or ", function.Takes.Map(KindWords.Word)), input.Type.Word);

    private static Validation<Diagnostic, Seq<Value>> Values(ExprText text, Expr.Pipe pipe, Function function) =>
        pipe.Arguments.Count == function.Parameters.Count
            ? function.Parameters.Zip(pipe.Arguments).Map(p => Value(text, function, p.Item1, p.Item2)).Strict().Sequence()
            : Mistakes.WrongCount(text.Place(pipe.Function.At), function.Name, function.Usage, pipe.Arguments.Count);

    private static Validation<Diagnostic, Value> Value(ExprText text, Function function, Parameter parameter, Expr expr) => expr switch
    {
        Expr.Literal { Value.Kind: ValueKind.Text } l when parameter.Kind == ValueKind.Text => l.Value,
        Expr.Literal { Value.Kind: ValueKind.Number } l when parameter.Kind == ValueKind.Number && IsCount(l.Value.Number) => l.Value,
        _ => Mistakes.WrongArgument(text.Place(expr.At), function.Name, parameter.Name, parameter.Kind == ValueKind.Text ? "a text" : "a whole number from 1"),
    };

    private static bool IsCount(decimal number) => number >= 1 && number <= LargestNumber && decimal.IsInteger(number);
}
