using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Engine.Scoring;

/// <summary>Two records, and what speaks for their being one.</summary>
/// <param name="Compared">Each comparison, in the order of the rules.</param>
public sealed record ScoredPair(RecordRef One, RecordRef Other, Seq<ScoredComparison> Compared)
{
    /// <summary>The sum of what the comparisons give.</summary>
    public decimal Points { get; } = Compared.Sum(static one => one.Points);

    /// <summary>What two records would have that are equal in all that they are compared by.</summary>
    public decimal Most { get; } = Compared.Sum(static one => one.Outcome == ComparisonOutcome.NotConcerned ? 0 : Math.Max(0, one.Most));

    /// <summary>The one of a side; the first, where both are of one.</summary>
    public RecordRef this[Side side] => One.Side == side ? One : Other;

    /// <summary>A comparison that settles the pair found it equal.</summary>
    public bool IsSure => Compared.Exists(static one => one.Settles);

    /// <summary>The comparison that rules the pair out, whatever its points.</summary>
    public Option<ScoredComparison> Veto => Compared.Find(static one => one.RulesOut);
}

/// <summary>What one comparison found in two records.</summary>
/// <param name="Name">The comparison's name in the rules.</param>
/// <param name="One">The value compared, normalised.</param>
/// <param name="Raw">The fields that the two values were made from, as they stand in the records.</param>
/// <param name="Similarity">From 0 to 1; 1 for equal values only.</param>
/// <param name="Most">What equal values would have been given.</param>
public sealed record ScoredComparison(
    string Name, Origin At, ComparisonOutcome Outcome, Value One, Value Other, Seq<FieldValue> Raw, double Similarity, decimal Points, decimal Most)
{
    /// <summary>The two are equal where that alone settles the pair.</summary>
    public bool Settles { get; init; }

    /// <summary>The two differ where the rules allow no difference.</summary>
    public bool RulesOut { get; init; }
}

/// <summary>How one comparison of two records came out.</summary>
public enum ComparisonOutcome
{
    Equal,

    /// <summary>Not equal, and alike enough for points.</summary>
    Alike,
    Differs,

    /// <summary>One of the two has nothing, or both.</summary>
    Nothing,

    /// <summary>A value was not read, so that nothing is said.</summary>
    Unread,

    /// <summary>The comparison is not about records of this kind.</summary>
    NotConcerned,
}
