namespace Brygga.Rules.Language;

/// <summary>What stands in a function's brackets.</summary>
internal sealed record Parameter(string Name, ParameterKind Kind)
{
    public bool IsOptional { get; init; }

    /// <summary>The last parameter may be given more than once.</summary>
    public bool IsMany { get; init; }

    /// <summary>The least that a <see cref="ParameterKind.Count"/> may be.</summary>
    public int Least { get; init; }

    /// <summary>The words that a <see cref="ParameterKind.Word"/> is one of.</summary>
    public Seq<string> Words { get; init; }

    public string Usage => IsMany ? $"{Name}, .." : IsOptional ? $"[{Name}]" : Name;
}

internal enum ParameterKind
{
    /// <summary>A text, written out; a brace in it is a brace.</summary>
    Text,

    /// <summary>A whole number, written out.</summary>
    Count,

    /// <summary>One of a few words, written out as a text.</summary>
    Word,

    /// <summary>A number, worked out from the record at hand.</summary>
    Number,

    /// <summary>Ranges of numbers: a setting.</summary>
    Ranges,

    /// <summary>A condition on each element, <c>it</c>.</summary>
    Condition,

    /// <summary>Something of each element, <c>it</c>.</summary>
    Each,

    /// <summary>A number of each element.</summary>
    EachNumber,

    /// <summary>An entity, <c>fortnox.unit</c>, whose key comes through the pipe.</summary>
    Entity,

    /// <summary>One of the entities that the reference may name.</summary>
    Target,

    Flow,
    Table,

    /// <summary>A table that is read from right to left.</summary>
    TableBack,
}

/// <summary>What was given for a parameter, checked.</summary>
internal abstract record Argument(Option<Typed> Expression)
{
    public sealed record Constant(Value Value) : Argument(Option<Typed>.None);

    /// <summary>Worked out once for each element.</summary>
    public sealed record Lambda(Typed Body) : Argument(Body);

    /// <summary>Worked out once, where the function stands.</summary>
    public sealed record Outer(Typed Body) : Argument(Body);

    public sealed record Entity(EntityRef Ref, FieldName Key) : Argument(Option<Typed>.None);

    public sealed record Target(EntityRef Ref) : Argument(Option<Typed>.None);

    public sealed record Flow(string Name, FlowEnds Ends) : Argument(Option<Typed>.None);

    public sealed record Table(LookupTable Rows) : Argument(Option<Typed>.None);
}

/// <summary>The arguments of a call, ready to be used.</summary>
internal sealed class Prepared(Seq<Argument> arguments, Eval[] evals)
{
    public bool Has(int index) => index < arguments.Count;

    public string Text(int index, string without = "") => Constant(index) is { Kind: ValueKind.Text } value ? value.Text : without;

    public int Count(int index, int without = 0) => Constant(index) is { Kind: ValueKind.Number } value ? (int)value.Number : without;

    public Seq<string> Texts => arguments.Chosen(static a => a is Argument.Constant { Value.Kind: ValueKind.Text } c ? Some(c.Value.Text) : None);

    public Eval Eval(int index) => evals[index];

    public T Argument<T>(int index)
        where T : Argument => (T)arguments[index];

    private Value Constant(int index) => Has(index) && arguments[index] is Argument.Constant c ? c.Value : Value.Nothing;
}
