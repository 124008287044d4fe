using System.Collections.Frozen;

namespace Brygga.Rules.Language;

/// <summary>All functions, by name.</summary>
internal static class Functions
{
    public static FrozenDictionary<string, Function> Known { get; } =
        TextFunctions.All.Concat(BusinessFunctions.All).ToFrozenDictionary(static f => f.Name, StringComparer.Ordinal);

    public static Seq<string> Names { get; } = toSeq(Known.Keys.Order(StringComparer.Ordinal)).Strict();

    /// <summary>Text to text, no values in brackets.</summary>
    public static Function OfText(
        string name, Func<ExprType, ExprType> yields, Func<string, Value> run, string doc, string expression, string example) => new(
        name, Seq1(ValueKind.Text), Seq<Parameter>(),
        (input, _) => yields(input),
        _ => value => run(value.Text),
        doc, new(expression, Value.Of(example)));

    /// <summary>Nothing where there is nothing left; the length only shrinks.</summary>
    public static ExprType Shrinks(ExprType input) => input with { MayBeNothing = true, Words = Seq<string>() };

    /// <summary>Nothing where the text has not the form.</summary>
    public static ExprType Misses(ExprType input) => input with { MayBeNothing = true, MayMiss = true, Words = Seq<string>() };
}
