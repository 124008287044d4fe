using System.Diagnostics;
using System.Text;

namespace Brygga.Rules.Language;

/// <summary>
/// <see cref="Typed"/> to closures over ordinals. Unknown poisons: an operand that was not read makes the whole unknown, also
/// in <c>and</c> and <c>or</c>. Nothing in a condition counts as false. A value of another kind than its field declares is as good
/// as unread: formulas never throw for bad data.
/// </summary>
internal static class Compiler
{
    public static Eval Compile(Typed typed, Schemas schemas)
    {
        return Of(typed);

        Eval Of(Typed t) => t switch
        {
            Typed.Constant c => Constant(c.Value),
            Typed.Setting s => Constant(s.Value),
            Typed.Read r => Read(r.Field.Side, schemas.Ordinal(r.Field)),
            Typed.It => static (in Scope s) => s.It,
            Typed.Call c => Call(Of(c.Input), c.Input.Type.Kind, c.Run),
            Typed.Compare c => Compare(c.Op, Of(c.Left), Of(c.Right)),
            Typed.OneOf o => OneOf(Of(o.Input), o.Items.Map(Of).ToArray()),
            Typed.Matches m => Matches(Of(m.Input), m.Pattern.IsMatch),
            Typed.IsSet i => IsSet(Of(i.Input)),
            Typed.Not n => Not(Of(n.Input)),
            Typed.Both b => Logic(Of(b.Left), Of(b.Right), static (a, b) => a && b),
            Typed.Either e => Logic(Of(e.Left), Of(e.Right), static (a, b) => a || b),
            Typed.Otherwise o => Otherwise(Of(o.Left), Of(o.Right)),
            Typed.Message m => Message(m.Parts.Map(Of).ToArray()),
            _ => throw new UnreachableException(t.GetType().Name),
        };
    }

    private static Eval Constant(Value value) => (in Scope _) => value;

    private static Eval Read(Side side, int ordinal) => side == Side.Severa
        ? (in Scope s) => s.Severa[ordinal]
        : (in Scope s) => s.Fortnox[ordinal];

    private static Eval Call(Eval input, ValueKind kind, Func<Value, Value> run) => (in Scope s) =>
    {
        var value = input(s);
        return value.Kind == kind ? run(value) : value.IsNothing ? value : Value.Unknown;
    };

    private static Eval Compare(Operator op, Eval left, Eval right)
    {
        var holds = Comparison(op);
        return (in Scope s) =>
        {
            var (a, b) = (left(s), right(s));
            return Comparable(a, b) ? Value.Of(holds(a, b)) : Value.Unknown;
        };
    }

    private static bool Comparable(Value a, Value b) => !a.IsUnknown && !b.IsUnknown && (a.Kind == b.Kind || a.IsNothing || b.IsNothing);

    private static Func<Value, Value, bool> Comparison(Operator op) => op switch
    {
        Operator.Equal => static (a, b) => a == b,
        Operator.Less => static (a, b) => a.IsSet && b.IsSet && Order(a, b) < 0,
        Operator.LessOrEqual => static (a, b) => a.IsSet && b.IsSet && Order(a, b) <= 0,
        Operator.Greater => static (a, b) => a.IsSet && b.IsSet && Order(a, b) > 0,
        Operator.GreaterOrEqual => static (a, b) => a.IsSet && b.IsSet && Order(a, b) >= 0,
        _ => throw new UnreachableException(op.ToString()),
    };

    private static int Order(Value a, Value b) => a.Kind switch
    {
        ValueKind.Number => a.Number.CompareTo(b.Number),
        ValueKind.Date => a.Date.CompareTo(b.Date),
        ValueKind.Instant => a.Instant.CompareTo(b.Instant),
        _ => throw new UnreachableException(a.Kind.ToString()),
    };

    private static Eval OneOf(Eval input, Eval[] items) => (in Scope s) =>
    {
        var value = input(s);
        var found = false;
        foreach (var item in items)
        {
            var other = item(s);
            if (!Comparable(value, other)) return Value.Unknown;
            found |= other == value;
        }
        return Value.Of(found);
    };

    private static Eval Matches(Eval input, Func<string, bool> isMatch) => (in Scope s) =>
    {
        var value = input(s);
        return value.Kind == ValueKind.Text ? Value.Of(isMatch(value.Text)) : value.IsNothing ? Value.False : Value.Unknown;
    };

    private static Eval IsSet(Eval input) => (in Scope s) =>
    {
        var value = input(s);
        return value.IsUnknown ? value : Value.Of(value.IsSet);
    };

    private static Eval Not(Eval input) => (in Scope s) =>
    {
        var value = input(s);
        return IsTruth(value) ? Value.Of(!value.IsTrue) : Value.Unknown;
    };

    private static Eval Logic(Eval left, Eval right, Func<bool, bool, bool> join) => (in Scope s) =>
    {
        var (a, b) = (left(s), right(s));
        return IsTruth(a) && IsTruth(b) ? Value.Of(join(a.IsTrue, b.IsTrue)) : Value.Unknown;
    };

    private static bool IsTruth(Value value) => value.Kind is ValueKind.Boolean or ValueKind.Nothing;

    private static Eval Otherwise(Eval left, Eval right) => (in Scope s) =>
    {
        var value = left(s);
        return value.IsNothing ? right(s) : value;
    };

    /// <summary>A message names what it can: it never poisons, so that a finding always has its words.</summary>
    private static Eval Message(Eval[] parts) => (in Scope s) =>
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var value = part(s);
            text.Append(value.IsNothing ? "(empty)" : value.ToString());
        }
        return Value.Of(text.ToString());
    };
}

/// <summary>The schemas of a flow's two sides.</summary>
internal sealed record Schemas(Option<Schema> Severa, Option<Schema> Fortnox)
{
    /// <summary>For expressions that read no record.</summary>
    public static Schemas None { get; } = new(Option<Schema>.None, Option<Schema>.None);

    public Option<Schema> this[Side side] => side == Side.Severa ? Severa : Fortnox;

    /// <summary>Every field that an expression reads is in its flow's schema; that it is not there is a bug.</summary>
    public int Ordinal(FieldName field) => this[field.Side].Bind(s => s.Ordinal(field.Name))
        .IfNone(() => throw new UnreachableException($"{field.Side}.{field.Name} was read but not collected"));
}
