using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>How alike two records are; it never links by itself (M9).</summary>
/// <param name="Candidates">Only records that have one of these keys in common are compared.</param>
/// <param name="Likely">From so many points two records are likely the same.</param>
/// <param name="Possible">Two records with fewer points are not spoken of.</param>
/// <param name="Gap">So much better than the next best a pair must be.</param>
public sealed record ScoreRules(Seq<Comparison> Compare, Seq<CandidateKey> Candidates, decimal Likely, decimal Possible, decimal Gap, Origin At)
{
    /// <summary>How many values its formulas have in common: the places of a <see cref="Memo"/>.</summary>
    public int Shared { get; init; }
}

/// <summary>What one comparison of a score reads, and the points it gives.</summary>
/// <param name="Values">A list on either side is compared by its best element.</param>
/// <param name="Points">For two values that are equal.</param>
/// <param name="From">Similarity from which points are given, in proportion: none at it, all at 1.</param>
/// <param name="Levels">Points by similarity, instead of a proportion: the first whose similarity is reached.</param>
/// <param name="Differs">Points where both are set and the comparison gives none.</param>
/// <param name="Veto">Two values that differ rule the pair out.</param>
public sealed record Comparison(
    LinkPair Values, Similarity By, decimal Points, Option<decimal> From, Seq<(decimal From, decimal Points)> Levels, decimal Differs, bool Veto, Origin At)
{
    /// <summary>The entities that it is about; empty = all.</summary>
    public Seq<EntityRef> For { get; init; }

    /// <summary>Points where one of the two has nothing, or both.</summary>
    public decimal Nothing { get; init; }

    /// <summary>Two values that are equal settle the pair, whatever its points.</summary>
    public bool Sure { get; init; }

    /// <summary>Dates and numbers: how far apart two are that are not alike at all, in days or in the number's own unit.</summary>
    public decimal Within { get; init; }

    /// <summary>Whether it is about records of this kind.</summary>
    public bool IsAbout(EntityRef entity) => Concern.Of(For, entity);
}

/// <summary>A value that makes two records candidates when both have it; each element of a list is one.</summary>
/// <param name="Most">A value that more records of a side share is no key: it says too little.</param>
public sealed record CandidateKey(LinkPair Values, int Most, Origin At)
{
    /// <summary>The entities that it is about; empty = all.</summary>
    public Seq<EntityRef> For { get; init; }

    /// <summary>Whether it is about records of this kind.</summary>
    public bool IsAbout(EntityRef entity) => Concern.Of(For, entity);
}

/// <summary>What <c>for:</c> means: the entities of one side, of which the other side's are partners.</summary>
internal static class Concern
{
    public static bool Of(Seq<EntityRef> only, EntityRef entity) => only.IsEmpty || only.Contains(entity) || AreOfOther(entity.Side, only);

    private static bool AreOfOther(Side side, Seq<EntityRef> only) => only.ForAll(one => one.Side != side);
}

/// <summary>How two values are compared: each yields 0 for nothing in common, 1 for equal values only.</summary>
public enum Similarity
{
    /// <summary>Equal or not.</summary>
    Exact,

    /// <summary>Texts by the letters they share in about the same places, a common beginning counting more.</summary>
    JaroWinkler,

    /// <summary>Texts by how few letters have to be changed.</summary>
    Levenshtein,

    /// <summary>Texts by the letters they share in order, their words sorted first.</summary>
    TokenSort,

    /// <summary>Texts by the words they share, and what is left over.</summary>
    TokenSet,

    /// <summary>Texts by how much of their beginning is the same.</summary>
    Prefix,

    /// <summary>Dates by the days between them.</summary>
    Date,

    /// <summary>Numbers by their difference.</summary>
    Number,
}
