namespace Brygga.Rules.Language;

/// <summary>Values from outside against the type that was declared: what does not fit is as good as unread.</summary>
internal static class Conformity
{
    public static Value Check(Value value, ExprType type)
    {
        if (value.Kind <= ValueKind.Nothing) return value;
        if (value.Kind != type.Kind) return Value.Unknown;
        return value.Kind == ValueKind.List && type.Item.Case is ExprType item && !Holds(value.Items, item.Kind) ? Value.Unknown : value;
    }

    private static bool Holds(ReadOnlySpan<Value> items, ValueKind kind)
    {
        foreach (var item in items)
            if (item.Kind != kind && !item.IsNothing) return false;
        return true;
    }
}
