using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Engine.Scoring;

/// <summary>Two registers compared by points (M8): every record of both, and what it would take to link them as they should be.</summary>
/// <param name="Rules">The points that the flow's rules give.</param>
/// <param name="Severa">Each record of Severa, in the order of their ids.</param>
/// <param name="Duplicates">Records of one system that are likely the same; by side, the likeliest first.</param>
public sealed record ComparedRegisters(
    string Flow, ScoreRules Rules, Seq<ComparedRecord> Severa, Seq<ComparedRecord> Fortnox, Seq<ScoredPair> Duplicates, KeyAnalysis Keys)
{
    public Seq<ComparedRecord> this[Side side] => side == Side.Severa ? Severa : Fortnox;

    /// <summary>Whether each register was listed completely: what is missing in it is proved to be missing.</summary>
    public Option<string> Unproved { get; init; }
}

/// <summary>
/// A record, its partner by the integration's logic, and what the points say. What is said of it is worked out when it is asked for, the
/// same each time: kept for all records of large registers, it would fill the memory.
/// </summary>
/// <param name="TellShown">Tells <see cref="Shown"/>.</param>
/// <param name="Excluded">Why it takes no part, in words.</param>
/// <param name="Candidates">Those of the other side that it may be, the best first; where it has a partner, that one first.</param>
/// <param name="TellObstacles">Tells <see cref="Obstacles"/>.</param>
public sealed record ComparedRecord(
    RecordRef Record,
    Func<Seq<FieldValue>> TellShown,
    Linkage Linkage,
    Option<string> Excluded,
    Standing Standing,
    Seq<ScoredPair> Candidates,
    Func<Seq<Obstacle>> TellObstacles)
{
    /// <summary>What people have decided of it.</summary>
    public Seq<Decision> Decisions { get; init; }

    /// <summary>The fields that ways to link and comparisons read: what a person knows it by, the number and the name first.</summary>
    public Seq<FieldValue> Shown => TellShown();

    /// <summary>Why it is not linked with the first of its candidates; empty where it is.</summary>
    public Seq<Obstacle> Obstacles => TellObstacles();

    /// <summary>The record that it is spoken of with.</summary>
    public Option<ScoredPair> Best => Candidates.HeadOrNone();
}

/// <summary>The pairs that are likely one, and what it took to find them.</summary>
/// <param name="Compared">How many pairs were looked at.</param>
/// <param name="Measured">How many times two values that are not equal were compared.</param>
public sealed record LikelyPairs(Seq<LikelyPair> Pairs, long Compared, long Measured)
{
    /// <summary>Of rules that give no points.</summary>
    public static LikelyPairs None { get; } = new(LanguageExt.Seq<LikelyPair>.Empty, 0, 0);
}

/// <summary>Two records that are likely one.</summary>
public readonly record struct LikelyPair(RecordRef Severa, RecordRef Fortnox);
