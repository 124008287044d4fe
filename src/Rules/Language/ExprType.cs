namespace Brygga.Rules.Language;

/// <summary>What is known of an expression before it runs.</summary>
/// <param name="Kind">What it yields when it yields something; <see cref="ValueKind.Nothing"/> for the literal.</param>
/// <param name="MayBeNothing">It may yield nothing.</param>
/// <param name="MayMiss">It may yield nothing although its sources are set: <c>number</c>, <c>domain</c>.</param>
/// <param name="Longest">The greatest length of its text, or of a number written as text, where that is known.</param>
/// <param name="Words">The only values it can yield, as text; empty = any.</param>
internal sealed record ExprType(ValueKind Kind, bool MayBeNothing, bool MayMiss, Option<int> Longest, Seq<string> Words)
{
    /// <summary>More than any number, date, time or truth takes as text.</summary>
    public const int LongestScalar = 32;

    /// <summary>What a whole number of 64 bits takes as text.</summary>
    private const int LongestWhole = 20;

    private const string WholeNumber = "integer";

    /// <summary>The kinds of record that a reference may name.</summary>
    public Seq<EntityRef> RefersTo { get; init; }

    /// <summary>What the elements of a list are; None for the empty list.</summary>
    public Option<ExprType> Item { get; init; }

    /// <summary>What stands inside a record.</summary>
    public HashMap<string, ExprType> Members { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>A text that is a whole number: converting it never misses.</summary>
    public bool IsDigits { get; init; }

    public static ExprType Boolean { get; } = Of(ValueKind.Boolean);

    public static ExprType Text { get; } = Of(ValueKind.Text);

    public static ExprType Number { get; } = Of(ValueKind.Number);

    /// <summary>The ranges of a setting: a list of pairs of numbers.</summary>
    public static ExprType Ranges { get; } = ListOf(ListOf(Number));

    public static ExprType Of(ValueKind kind, bool mayBeNothing = false) => new(kind, mayBeNothing, false, None, Seq<string>());

    public static ExprType ListOf(ExprType item) => Of(ValueKind.List) with { Item = item };

    public static ExprType Reference(params EntityRef[] targets) => Of(ValueKind.Reference) with { RefersTo = toSeq(targets).Strict() };

    /// <summary>What a field yields; any field of a record may be empty.</summary>
    public static ExprType Of(Field field)
    {
        var type = Of(field.Type);
        return type with
        {
            Longest = type.Kind == ValueKind.Text ? field.Max : type.Longest,
            Words = WordsOf(field.OneOf.IsEmpty ? field.Type.OneOf : field.OneOf),
            ReadOnly = field.Write == WriteMode.Never,
        };
    }

    /// <summary>A literal is the only value of its type.</summary>
    public static ExprType Of(Value literal) => literal.Kind switch
    {
        ValueKind.Text => Text with { Longest = literal.Text.Length, Words = Seq1(literal.Text) },
        ValueKind.Number => Number with { Words = Seq1(literal.ToString()) },
        _ => Of(literal.Kind, literal.IsNothing),
    };

    private static Seq<string> WordsOf(Seq<Value> values) => values.Mapped(static v => v.ToString());

    private static ExprType Of(FieldType type) => Of(type.Kind, true) with
    {
        Longest = string.Equals(type.Name, WholeNumber, StringComparison.Ordinal) ? LongestWhole : None,
        Words = WordsOf(type.OneOf),
        IsDigits = type.Digits,
        RefersTo = type.RefersTo,
        Item = type.Item.Map(static item => Of(item) with { MayBeNothing = false }),
        Members = type.Members.Map(Of),
    };

    public ValueType Public => new(Kind, MayBeNothing);

    /// <summary>The type as a diagnostic names it.</summary>
    public string Word => Kind switch
    {
        ValueKind.Reference when !RefersTo.IsEmpty => $"reference to {string.Join(" or ", RefersTo)}",
        ValueKind.List when Item.Case is ExprType item => $"list of {item.Kind.Word()}s",
        _ => Kind.Word(),
    };

    /// <summary>The same kind, also inside lists; references have a target in common.</summary>
    public bool Fits(ExprType other) => Kind == ValueKind.Nothing || other.Kind == ValueKind.Nothing || (Kind == other.Kind && Kind switch
    {
        ValueKind.Reference => RefersTo.IsEmpty || other.RefersTo.IsEmpty || RefersTo.Exists(e => other.RefersTo.Contains(e)),
        ValueKind.List => (from a in Item from b in other.Item select a.Fits(b)).IfNone(true),
        _ => true,
    });

    /// <summary>The same kind, whichever records it refers to.</summary>
    public bool IsLike(ExprType other) => Kind == other.Kind && (from a in Item from b in other.Item select a.IsLike(b)).IfNone(true);

    /// <summary>Either of two: <c>if</c>, the items of a list.</summary>
    public ExprType And(ExprType other) => Or(other) with { MayBeNothing = MayBeNothing || other.MayBeNothing, MayMiss = MayMiss || other.MayMiss };

    /// <summary>The first, or where that is nothing the second: <c>a ?? b</c>.</summary>
    public ExprType Or(ExprType other)
    {
        if (Kind == ValueKind.Nothing) return other;
        if (other.Kind == ValueKind.Nothing) return this with { MayBeNothing = true, MayMiss = other.MayMiss };
        return new(
            Kind, other.MayBeNothing, other.MayMiss,
            from a in Longest from b in other.Longest select Math.Max(a, b),
            Words.IsEmpty || other.Words.IsEmpty ? Seq<string>() : toSeq((Words + other.Words).Distinct(StringComparer.Ordinal)).Strict())
        {
            RefersTo = toSeq((RefersTo + other.RefersTo).Distinct()).Strict(),
            Item = Item.Match(a => other.Item.Match(b => a.And(b), () => a), () => other.Item),
            IsDigits = IsDigits && other.IsDigits,
            Members = Members.Filter((name, _) => other.Members.ContainsKey(name)),
        };
    }
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
