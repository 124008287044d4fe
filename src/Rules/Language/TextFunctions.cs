using static Brygga.Rules.Language.Functions;

namespace Brygga.Rules.Language;

/// <summary>Texts and numbers.</summary>
internal static class TextFunctions
{
    private static readonly Seq<ValueKind> Scalars = Seq(ValueKind.Text, ValueKind.Number, ValueKind.Boolean, ValueKind.Date, ValueKind.Instant);

    public static IEnumerable<Function> All { get; } =
    [
        new("text", Scalars, Seq<Parameter>(),
            static (input, _) => input.Kind == ValueKind.Text ? input : ExprType.Of(ValueKind.Text, input.MayBeNothing) with { MayMiss = input.MayMiss, Longest = 32 },
            static _ => static value => Value.Of(value.ToString()),
            "The value as text: numbers with a point and without trailing zeros, dates as 2024-12-31.",
            new("1.50 | text", Value.Of("1.5"))),
        new("number", Seq1(ValueKind.Text), Seq<Parameter>(),
            static (_, _) => ExprType.Of(ValueKind.Number, true) with { MayMiss = true },
            static _ => static value => Lexemes.ToNumber(value.Text.Trim()).Map(Value.Of).IfNone(Value.Nothing),
            "The number that the text writes, with a point; nothing where it is none.",
            new("'1001' | number", Value.Of(1001m))),
        OfText("trim", Shrinks, static text => Value.Of(text.Trim()),
            "Without white space at both ends.", "'  Ada ' | trim", "Ada"),
        OfText("lower", static t => t with { Words = Seq<string>() }, static text => Value.Of(text.ToLowerInvariant()),
            "In small letters.", "'ÅKE' | lower", "åke"),
        OfText("upper", static t => t with { Words = Seq<string>() }, static text => Value.Of(text.ToUpperInvariant()),
            "In capitals.", "'se556' | upper", "SE556"),
        OfText("fold", static t => Shrinks(t) with { Longest = t.Longest.Map(static n => 2 * n) }, static text => Value.Of(Diacritics.Fold(text)),
            "Without diacritics, for comparing: å and ä are a, ø is o, ß is ss.", "'Bräckö Ærø' | fold", "Bracko Aero"),
        Cut("left", "The first characters."),
        Cut("truncate", "At most so many characters; the rest is dropped."),
        OfText("digits", Shrinks, static text => Value.Of(string.Concat(text.Where(char.IsAsciiDigit))),
            "Only the digits 0 to 9.", "'+46 (0)8-123' | digits", "4608123"),
        new("without_characters", Seq1(ValueKind.Text), Seq1(new Parameter("characters", ValueKind.Text)),
            static (input, _) => Shrinks(input),
            static values => Without(values[0].Text),
            "Without any of these characters.",
            new("'556036-0793' | without_characters(' -.')", Value.Of("5560360793"))),
    ];

    private static Function Cut(string name, string doc) => new(name, Seq1(ValueKind.Text), Seq1(new Parameter("length", ValueKind.Number)),
        static (input, values) => Shrinks(input) with { Longest = Math.Min((int)values[0].Number, input.Longest.IfNone(int.MaxValue)) },
        static values => Left((int)values[0].Number),
        doc, new($"'Brygga' | {name}(3)", Value.Of("Bry")));

    /// <summary>Never half a surrogate pair.</summary>
    private static Func<Value, Value> Left(int length) => value =>
    {
        var text = value.Text;
        if (text.Length <= length) return value;
        return Value.Of(text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]);
    };

    private static Func<Value, Value> Without(string characters) => value =>
        value.Text.AsSpan().IndexOfAny(characters) < 0 ? value : Value.Of(string.Concat(value.Text.Where(c => !characters.Contains(c))));
}
