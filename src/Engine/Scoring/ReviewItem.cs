using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Scoring;

/// <summary>A record or a pair of records, as a person goes through two registers.</summary>
/// <param name="Record">Of a pair the one in Severa.</param>
/// <param name="Partner">The one that it is spoken of with.</param>
/// <param name="Fate">What the integration does with the record, where it has no partner.</param>
public sealed record ReviewItem(ReviewKind Kind, ComparedRecord Record, Option<ComparedRecord> Partner, Option<Fate> Fate, Option<Fate> PartnerFate)
{
    /// <summary>Nobody has said yet that it is right as it is.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>How the two are scored.</summary>
    public Option<ScoredPair> Pair => Partner.IsSome ? Record.Best : Option<ScoredPair>.None;

    /// <summary>The two are spoken of with each other, and so stand in one item.</summary>
    public bool IsPair => Partner.Exists(partner => ArePair(Record, partner));

    public Option<ComparedRecord> this[Side side] => Record.Record.Side == side ? Record : Partner;

    /// <summary>Whether a record of that side is counted by this item.</summary>
    public bool Counts(Side side) => Record.Record.Side == side || IsPair;

    internal static bool ArePair(ComparedRecord one, ComparedRecord other) => one.Standing == other.Standing
        && one.Standing is not (Standing.Alone or Standing.Taken) && IsBest(one, other) && IsBest(other, one);

    private static bool IsBest(ComparedRecord of, ComparedRecord other) => of.Best.Exists(best => best[other.Record.Side] == other.Record);
}

/// <summary>How a record stands, for a person: the most pressing first.</summary>
public enum ReviewKind
{
    /// <summary>A way to link finds its partner, and the points say that they are not the same.</summary>
    Doubtful,

    /// <summary>One record is likely the same, and they are not linked: it would be made twice.</summary>
    Likely,

    /// <summary>Two records are the same about equally much.</summary>
    Tie,

    /// <summary>One record may be the same.</summary>
    Possible,

    /// <summary>The one it is most like is another's.</summary>
    Taken,

    /// <summary>Nothing like it on the other side.</summary>
    Alone,

    /// <summary>A person has decided that it has no partner, or that it waits.</summary>
    Decided,

    /// <summary>It has its partner.</summary>
    Linked,

    /// <summary>It takes no part, and nothing that does is like it.</summary>
    NoPart,
}
