using System.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>What runs for comparisons and conditions.</summary>
internal static class Comparing
{
    public static Eval Compare(Operator op, Eval left, Eval right)
    {
        if (op == Operator.Equal) return Equal(left, right);
        var holds = Holds(op);
        return (in Scope s) =>
        {
            var (a, b) = (left(s), right(s));
            return !Comparable(a, b) ? Value.Unknown : Value.Of(a.IsSet && b.IsSet && holds(Order(a, b)));
        };
    }

    public static Eval OneOf(Eval input, Eval[] items) => (in Scope s) =>
    {
        var value = input(s);
        var found = false;
        foreach (var item in items)
        {
            var other = item(s);
            if (!Comparable(value, other)) return Value.Unknown;
            found |= other == value;
        }
        return value.IsUnknown ? value : Value.Of(found);
    };

    public static Eval InList(Eval input, Eval list) => (in Scope s) =>
    {
        var (value, all) = (input(s), list(s));
        if (value.IsUnknown || all.IsUnknown) return Value.Unknown;
        if (all.Kind != ValueKind.List) return Value.False;
        var found = false;
        foreach (var item in all.Items)
        {
            if (!Comparable(value, item)) return Value.Unknown;
            found |= item == value;
        }
        return Value.Of(found);
    };

    public static Eval InRanges(Eval input, Eval ranges) => (in Scope s) =>
    {
        var (value, all) = (input(s), ranges(s));
        if (value.IsUnknown || all.IsUnknown) return Value.Unknown;
        return Value.Of(value.Kind == ValueKind.Number && all.Kind == ValueKind.List && Ranges.Has(all, value.Number));
    };

    public static Eval Matches(Eval input, Func<string, bool> isMatch) => (in Scope s) =>
    {
        var value = input(s);
        return value.Kind == ValueKind.Text ? Value.Of(isMatch(value.Text)) : value.IsNothing ? Value.False : Value.Unknown;
    };

    public static Eval IsSet(Eval input) => (in Scope s) =>
    {
        var value = input(s);
        return value.IsUnknown ? value : Value.Of(value.IsSet);
    };

    public static Eval Not(Eval input) => (in Scope s) =>
    {
        var value = input(s);
        return IsTruth(value) ? Value.Of(!value.IsTrue) : Value.Unknown;
    };

    public static Eval Both(Eval left, Eval right) => (in Scope s) =>
    {
        var (a, b) = (left(s), right(s));
        return IsTruth(a) && IsTruth(b) ? Value.Of(a.IsTrue && b.IsTrue) : Value.Unknown;
    };

    public static Eval Either(Eval left, Eval right) => (in Scope s) =>
    {
        var (a, b) = (left(s), right(s));
        return IsTruth(a) && IsTruth(b) ? Value.Of(a.IsTrue || b.IsTrue) : Value.Unknown;
    };

    public static bool IsTruth(Value value) => value.Kind is ValueKind.Boolean or ValueKind.Nothing;

    private static Eval Equal(Eval left, Eval right) => (in Scope s) =>
    {
        var (a, b) = (left(s), right(s));
        return Comparable(a, b) ? Value.Of(a == b) : Value.Unknown;
    };

    private static bool Comparable(Value a, Value b) => !a.IsUnknown && !b.IsUnknown && (a.Kind == b.Kind || a.IsNothing || b.IsNothing);

    private static Func<int, bool> Holds(Operator op) => op switch
    {
        Operator.Less => static order => order < 0,
        Operator.LessOrEqual => static order => order <= 0,
        Operator.Greater => static order => order > 0,
        Operator.GreaterOrEqual => static order => order >= 0,
        _ => throw new UnreachableException(op.ToString()),
    };

    private static int Order(Value a, Value b) => a.Kind switch
    {
        ValueKind.Number => a.Number.CompareTo(b.Number),
        ValueKind.Date => a.Date.CompareTo(b.Date),
        ValueKind.Instant => a.Instant.CompareTo(b.Instant),
        _ => throw new UnreachableException(a.Kind.ToString()),
    };
}
