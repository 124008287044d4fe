namespace Brygga.Rules.Language;

/// <summary>What is known of an expression before it runs.</summary>
/// <param name="Kind">What it yields when it yields something; <see cref="ValueKind.Nothing"/> for the literal.</param>
/// <param name="MayBeNothing">It may yield nothing.</param>
/// <param name="MayMiss">It may yield nothing although its sources are set: <c>number</c>, <c>domain</c>.</param>
/// <param name="Longest">The greatest length of its text, where that is known.</param>
/// <param name="Words">The only texts it can yield; empty = any.</param>
internal sealed record ExprType(ValueKind Kind, bool MayBeNothing, bool MayMiss, Option<int> Longest, Seq<string> Words)
{
    public static ExprType Boolean { get; } = Of(ValueKind.Boolean);

    public static ExprType Of(ValueKind kind, bool mayBeNothing = false) => new(kind, mayBeNothing, false, None, Seq<string>());

    public ValueType Public => new(Kind, MayBeNothing);

    public string Word => Kind.Word();

    public bool Fits(ExprType other) => Kind == other.Kind || Kind == ValueKind.Nothing || other.Kind == ValueKind.Nothing;

    /// <summary>Either of two: <c>a ?? b</c>.</summary>
    public ExprType Or(ExprType other) => new(
        Kind == ValueKind.Nothing ? other.Kind : Kind,
        other.MayBeNothing,
        other.MayMiss,
        from a in Kind == ValueKind.Nothing ? Some(0) : Longest from b in other.Kind == ValueKind.Nothing ? Some(0) : other.Longest select Math.Max(a, b),
        Words.IsEmpty || other.Words.IsEmpty ? Seq<string>() : toSeq((Words + other.Words).Distinct(StringComparer.Ordinal)).Strict());
}

internal static class KindWords
{
    /// <summary>The kind as a diagnostic names it.</summary>
    public static string Word(this ValueKind kind) => kind switch
    {
        ValueKind.Boolean => "yes or no (true, false)",
        ValueKind.Instant => "time",
        ValueKind.Unknown => "value",
        _ => kind.ToString().ToLowerInvariant(),
    };
}

internal static class WordLists
{
    public static bool Has(this Seq<string> words, string word) => words.Exists(w => string.Equals(w, word, StringComparison.Ordinal));
}
