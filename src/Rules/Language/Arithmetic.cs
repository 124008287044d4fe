using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary><c>+ - * /</c>: numbers only. Nothing in, nothing out; a division by zero is nothing; a result that no number holds is unread.</summary>
internal static class Arithmetic
{
    public static Validation<Typed> Calculate(ExprText text, Expr.Binary at, Typed left, Typed right)
    {
        if (!IsNumber(left) || !IsNumber(right)) return Mistakes.CantCalculate(text.Place(at.OpAt), left.Type.Word, right.Type.Word);
        var misses = at.Op == Operator.Divide && right is not (Typed.Constant { Value: { Kind: ValueKind.Number, Number: not 0 } });
        return new Typed.Calculate(at.Op, left, right, ExprType.Of(ValueKind.Number, left.Type.MayBeNothing || right.Type.MayBeNothing || misses) with
        {
            MayMiss = left.Type.MayMiss || right.Type.MayMiss || misses,
        });
    }

    /// <summary><c>-x</c> is <c>0 - x</c>, and <c>-1</c> is a literal.</summary>
    public static Validation<Typed> Negate(ExprText text, Expr.Negate at, Typed inner) =>
        inner is Typed.Constant { Value: { Kind: ValueKind.Number } literal } ? Literal(Value.Of(-literal.Number))
        : IsNumber(inner) ? new Typed.Calculate(Operator.Subtract, new Typed.Constant(Value.Of(0m), ExprType.Number), inner, ExprType.Number with
        {
            MayBeNothing = inner.Type.MayBeNothing,
            MayMiss = inner.Type.MayMiss,
        })
        : Mistakes.CantCalculate(text.Place(at.At with { Length = 1 }), ValueKind.Number.Word(), inner.Type.Word);

    private static Typed.Constant Literal(Value value) => new(value, ExprType.Of(value));

    public static Value Run(Operator op, Value left, Value right)
    {
        if (left.IsUnknown || right.IsUnknown) return Value.Unknown;
        if (left.IsNothing || right.IsNothing) return Value.Nothing;
        if (left.Kind != ValueKind.Number || right.Kind != ValueKind.Number) return Value.Unknown;
        return Number(op, left.Number, right.Number);
    }

    public static Value Number(Operator op, decimal left, decimal right)
    {
        try
        {
            return op switch
            {
                Operator.Add => Value.Of(left + right),
                Operator.Subtract => Value.Of(left - right),
                Operator.Multiply => Value.Of(left * right),
                _ => right == 0 ? Value.Nothing : Value.Of(left / right),
            };
        }
        catch (OverflowException)
        {
            return Value.Unknown;
        }
    }

    private static bool IsNumber(Typed typed) => typed.Type.Kind is ValueKind.Number or ValueKind.Nothing;
}
