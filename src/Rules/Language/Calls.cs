using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>A function behind <c>|</c>: that it exists, takes what comes through the pipe, and what stands in its brackets.</summary>
internal static class Calls
{
    public static Validation<Typed> Check(ExprText text, NameScope names, Expr.Pipe pipe, Typed input)
    {
        if (Functions.Known.TryGetValue(pipe.Function.Text, out var function)) return Known(text, names, pipe, input, function);
        return names.Lexicon.Functions.Find(pipe.Function.Text).Match(
            named => Named(text, names, pipe, input, named),
            () => Mistakes.UnknownFunction(text.Place(pipe.Function.At), pipe.Function.Text, names.Lexicon.FunctionNames));
    }

    private static Validation<Typed> Known(ExprText text, NameScope names, Expr.Pipe pipe, Typed input, Function function)
    {
        var fits = function.Takes.Fits(input.Type)
            ? Valid<Unit>(unit)
            : Mistakes.WrongInput(text.Place(pipe.Function.At), function.Name, function.Takes.Word, input.Type.Word);
        var arguments = new Site(text, fits.IsSuccess ? names : names with { Unsure = true }, function, input.Type).Read(pipe);
        return (fits, arguments).Apply(Typed (_, given) => new Typed.Call(input, function, given, function.Yields(input.Type, given)));
    }

    /// <summary>A function of settings.yaml is checked anew for what comes through the pipe here.</summary>
    private static Validation<Typed> Named(ExprText text, NameScope names, Expr.Pipe pipe, Typed input, NamedFunction named)
    {
        var at = text.Place(pipe.Function.At);
        if (!pipe.Arguments.IsEmpty) return Mistakes.WrongCount(at, named.Name, named.Name, pipe.Arguments.Count);
        if (!named.Takes.Contains(input.Type.Kind))
            return Mistakes.WrongInput(at, named.Name, string.Join(" or ", named.Takes.Map(KindWords.Word)), input.Type.Word);
        return Checker.Check(named.Text, names.OfFunction(input.Type), named.Body).Map(Typed (body) =>
            new Typed.Call(input, named.Function, Seq1<Argument>(new Argument.Lambda(body)), body.Type));
    }
}
