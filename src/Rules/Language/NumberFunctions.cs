using static Brygga.Rules.Language.Functions;

namespace Brygga.Rules.Language;

/// <summary>Numbers.</summary>
internal static class NumberFunctions
{
    private static readonly (string Word, MidpointRounding Way)[] Ways =
    [
        ("half_up", MidpointRounding.AwayFromZero), ("half_even", MidpointRounding.ToEven),
        ("up", MidpointRounding.ToPositiveInfinity), ("down", MidpointRounding.ToNegativeInfinity),
    ];

    public static IEnumerable<Function> All { get; } =
    [
        new("number", Input.Text, Seq<Parameter>(),
            static (input, _) => ExprType.Of(ValueKind.Number, true) with { MayMiss = input.MayMiss || !input.IsDigits },
            static _ => static (Value value, in Scope _) => Lexemes.ToNumber(value.Text.Trim()).Map(Value.Of).IfNone(Value.Nothing),
            "The number that the text writes, with a point; nothing where it is none.", new("'1001' | number", Value.Of(1001m))),
        new("round", Input.Number, Seq(Count("decimals", 0), new Parameter("way", ParameterKind.Word) { IsOptional = true, Words = toSeq(Ways).Mapped(static w => w.Word) }),
            static (input, _) => Changed(input),
            static p => Round(Math.Min(p.Count(0), 28), Ways.First(w => string.Equals(w.Word, p.Text(1, "half_up"), StringComparison.Ordinal)).Way),
            "To so many decimals; a half goes away from 0, or as the way says: half_up, half_even, up, down.", new("2.345 | round(2)", Value.Of(2.35m))),
        new("abs", Input.Number, Seq<Parameter>(), static (input, _) => Changed(input),
            static _ => static (Value value, in Scope _) => Value.Of(Math.Abs(value.Number)),
            "Without its sign.", new("-5 | abs", Value.Of(5m))),
        new("percent", Input.Number, Seq1(new Parameter("percent", ParameterKind.Number)),
            static (input, a) => Changed(input) with { MayBeNothing = input.MayBeNothing || a.Head.Expression.Exists(static e => e.Type.MayBeNothing) },
            static p => Percent(p.Eval(0)),
            "So many percent of it.", new("200 | percent(25)", Value.Of(50m))),
        new("in_ranges", Input.Number, Seq1(new Parameter("ranges", ParameterKind.Ranges)),
            static (_, _) => ExprType.Boolean,
            static p => InRanges(p.Eval(0)),
            "Whether it lies in one of the ranges of a setting, ends included; the same as 'in'.", new("4010 | in_ranges(settings.customers.accounts)", Value.True))
            { OfNothing = OfNothing.Runs },
    ];

    private static Run Round(int decimals, MidpointRounding way) => (Value value, in Scope _) => Value.Of(Math.Round(value.Number, decimals, way));

    private static Run Percent(Eval percent) => (Value value, in Scope scope) =>
    {
        var part = Arithmetic.Run(Operator.Multiply, value, percent(scope));
        return Arithmetic.Run(Operator.Divide, part, Value.Of(100m));
    };

    private static Run InRanges(Eval ranges) => (Value value, in Scope scope) =>
    {
        var all = ranges(scope);
        return all.IsUnknown ? all : Value.Of(value.Kind == ValueKind.Number && all.Kind == ValueKind.List && Ranges.Has(all, value.Number));
    };
}
