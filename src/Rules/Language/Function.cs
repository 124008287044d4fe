namespace Brygga.Rules.Language;

/// <summary>A function that may stand after <c>|</c>.</summary>
/// <param name="Takes">The kinds it takes through the pipe.</param>
/// <param name="Yields">What it yields for an input of a type.</param>
/// <param name="Prepare">Its values in brackets, once, to what runs for each record. Only a set value is ever passed.</param>
internal sealed record Function(
    string Name,
    Seq<ValueKind> Takes,
    Seq<Parameter> Parameters,
    Func<ExprType, Seq<Value>, ExprType> Yields,
    Func<Seq<Value>, Func<Value, Value>> Prepare,
    string Doc,
    Example Example)
{
    /// <summary>How it is written: <c>left(length)</c>.</summary>
    public string Usage => Parameters.IsEmpty ? Name : $"{Name}({string.Join(", ", Parameters.Map(static p => p.Name))})";
}

/// <summary>A value in a function's brackets; always written out.</summary>
internal sealed record Parameter(string Name, ValueKind Kind);

/// <summary>Documentation that a test runs.</summary>
internal readonly record struct Example(string Expression, Value Yields);
