using System.Collections.Frozen;

namespace Brygga.Rules.Language;

/// <summary>All functions, by name.</summary>
internal static class Functions
{
    public static FrozenDictionary<string, Function> Known { get; } = new[]
        {
            TextFunctions.All, WordFunctions.All, ListFunctions.All, ElementFunctions.All, NumberFunctions.All, DateFunctions.All, BusinessFunctions.All, ReferenceFunctions.All,
        }
        .SelectMany(static f => f)
        .ToFrozenDictionary(static f => f.Name, StringComparer.Ordinal);

    public static Seq<string> Names { get; } = toSeq(Known.Keys.Order(StringComparer.Ordinal)).Strict();

    /// <summary>Text to text, nothing in brackets, written character by character.</summary>
    /// <param name="most">The length of the result at most, by that of the text.</param>
    public static Function OfCharacters(
        string name, Func<ExprType, ExprType> yields, Func<int, int> most, Rewrite rewrite, string doc, string expression, string example) => new(
        name, Input.Text, Seq<Parameter>(),
        (input, _) => yields(input),
        _ => (Value value, in Scope scope) => Texts.Rewritten(value, most(value.Characters.Length), rewrite, scope.Scratch),
        doc, new(expression, Value.Of(example)));

    /// <summary>Text to text, nothing in brackets. A text that does not change is the same value.</summary>
    public static Function OfText(
        string name, Func<ExprType, ExprType> yields, Func<string, string> run, string doc, string expression, string example) => new(
        name, Input.Text, Seq<Parameter>(),
        (input, _) => yields(input),
        _ => (Value value, in Scope _) =>
        {
            var text = value.Text;
            var changed = run(text);
            return ReferenceEquals(changed, text) ? value : Value.Of(changed);
        },
        doc, new(expression, Value.Of(example)));

    /// <summary>Nothing where there is nothing left; the length only shrinks.</summary>
    public static ExprType Shrinks(ExprType input) => Changed(input) with { MayBeNothing = true };

    /// <summary>Nothing where the text has not the form.</summary>
    public static ExprType Misses(ExprType input) => Changed(input) with { MayBeNothing = true, MayMiss = true };

    /// <summary>A value of which only the kind and the length are still known.</summary>
    public static ExprType Changed(ExprType input) => input with { Words = Seq<string>(), IsDigits = false };

    /// <summary>Another kind, nothing and missing where the input is.</summary>
    public static ExprType Becomes(this ExprType input, ExprType type) => type with { MayBeNothing = input.MayBeNothing, MayMiss = input.MayMiss };

    public static Parameter Text(string name) => new(name, ParameterKind.Text);

    public static Parameter Count(string name, int least) => new(name, ParameterKind.Count) { Least = least };
}
