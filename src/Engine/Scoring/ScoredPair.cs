using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Engine.Scoring;

/// <summary>Two records, and what speaks for their being one. What it comes to is kept; the comparisons are told when they are asked for.</summary>
public sealed class ScoredPair
{
    private readonly Func<Seq<ScoredComparison>> _compared;

    /// <param name="score">What the comparisons come to.</param>
    /// <param name="compared">Tells each comparison, in the order of the rules: the same ones each time.</param>
    internal ScoredPair(RecordRef one, RecordRef other, PairScore score, Func<Seq<ScoredComparison>> compared) =>
        (One, Other, Score, _compared) = (one, other, score, compared);

    /// <summary>A pair that comes to what these comparisons add up to.</summary>
    public ScoredPair(RecordRef one, RecordRef other, Seq<ScoredComparison> compared)
        : this(one, other, PairScore.Of(compared), () => compared)
    {
    }

    public RecordRef One { get; }

    public RecordRef Other { get; }

    /// <summary>Each comparison, in the order of the rules.</summary>
    public Seq<ScoredComparison> Compared => _compared();

    /// <summary>The sum of what the comparisons give.</summary>
    public decimal Points => Score.Points;

    /// <summary>What two records would have that are equal in all that they are compared by.</summary>
    public decimal Most => Score.Most;

    /// <summary>A comparison that settles the pair found it equal.</summary>
    public bool IsSure => Score.IsSure;

    /// <summary>A value that would be compared was not read.</summary>
    public bool IsUnread => Score.IsUnread;

    /// <summary>The comparison that rules the pair out, whatever its points.</summary>
    public Option<ScoredComparison> Veto => Score.IsRuledOut ? Compared.Find(static one => one.RulesOut) : Option<ScoredComparison>.None;

    private PairScore Score { get; }

    /// <summary>The one of a side; the first, where both are of one.</summary>
    public RecordRef this[Side side] => One.Side == side ? One : Other;
}

/// <summary>What the comparisons of a pair come to.</summary>
internal readonly record struct PairScore(decimal Points, decimal Most, bool IsSure, bool IsRuledOut, bool IsUnread)
{
    public static PairScore Of(Seq<ScoredComparison> compared) => new(
        compared.Sum(static one => one.Points),
        compared.Sum(static one => one.Outcome == ComparisonOutcome.NotConcerned ? 0 : Math.Max(0, one.Most)),
        compared.Exists(static one => one.Settles),
        compared.Exists(static one => one.RulesOut),
        compared.Exists(static one => one.Outcome == ComparisonOutcome.Unread));
}

/// <summary>What one comparison found in two records.</summary>
/// <param name="Name">The comparison's name in the rules.</param>
/// <param name="One">The value compared, normalised.</param>
/// <param name="TellRaw">Tells <see cref="Raw"/>, when it is asked for.</param>
/// <param name="Similarity">From 0 to 1; 1 for equal values only.</param>
/// <param name="Most">What equal values would have been given.</param>
public sealed record ScoredComparison(
    string Name, Origin At, ComparisonOutcome Outcome, Value One, Value Other, Func<Seq<FieldValue>> TellRaw, double Similarity, decimal Points, decimal Most)
{
    /// <summary>The fields that the two values were made from, as they stand in the records.</summary>
    public Seq<FieldValue> Raw => TellRaw();

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
