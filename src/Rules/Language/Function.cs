namespace Brygga.Rules.Language;

/// <summary>A function that may stand after <c>|</c>: total, pure, of a cost that is linear in its input.</summary>
/// <param name="Yields">What it yields for an input of a type, and its arguments.</param>
/// <param name="Prepare">Its arguments, once, to what runs for each record. An unread value is never passed.</param>
internal sealed record Function(
    string Name,
    Input Takes,
    Seq<Parameter> Parameters,
    Func<ExprType, Seq<Argument>, ExprType> Yields,
    Func<Prepared, Run> Prepare,
    string Doc,
    Example Example)
{
    public OfNothing OfNothing { get; init; } = OfNothing.Nothing;

    /// <summary>How it is written: <c>left(length)</c>, <c>round(decimals, [rounding])</c>.</summary>
    public string Usage => Parameters.IsEmpty ? Name : $"{Name}({string.Join(", ", Parameters.Map(static p => p.Usage))})";
}

/// <summary>What runs for each record: the value that comes through the pipe, and what the arguments look at.</summary>
internal delegate Value Run(Value input, in Scope scope);

/// <summary>What a function does with nothing.</summary>
internal enum OfNothing
{
    Nothing,

    /// <summary>A list that is not there is a list without elements.</summary>
    EmptyList,

    /// <summary>It looks for itself.</summary>
    Runs,
}

/// <summary>What a function takes through the pipe.</summary>
internal sealed record Input(string Word, Func<ExprType, bool> Fits)
{
    public static Input Text { get; } = Of(ValueKind.Text);

    public static Input Number { get; } = Of(ValueKind.Number);

    public static Input Date { get; } = Of(ValueKind.Date);

    public static Input Reference { get; } = Of(ValueKind.Reference);

    public static Input List { get; } = Of(ValueKind.List);

    public static Input Anything { get; } = new("value", static _ => true);

    public static Input Scalar { get; } = new("single value", IsScalar);

    public static Input Texts { get; } = new("list of texts", static t => t.Kind == ValueKind.List && t.Item.ForAll(IsText));

    public static Input TextOrTexts { get; } = new("text or a list of texts", static t => IsText(t) || Texts!.Fits(t));

    public static Input Scalars { get; } = new("list of single values", static t => t.Kind == ValueKind.List && t.Item.ForAll(IsScalar));

    private static Input Of(ValueKind kind) => new(kind.Word(), t => t.Kind == kind);

    private static bool IsText(ExprType type) => type.Kind is ValueKind.Text or ValueKind.Nothing;

    private static bool IsScalar(ExprType type) => type.Kind is
        ValueKind.Text or ValueKind.Number or ValueKind.Boolean or ValueKind.Date or ValueKind.Instant or ValueKind.Nothing;
}

/// <summary>Documentation that a test runs.</summary>
internal readonly record struct Example(string Expression, Value Yields);
