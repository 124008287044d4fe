using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Scoring;

/// <summary>What the pairs that people have settled say of the points. Shown, and never applied by itself.</summary>
/// <param name="Accepted">Pairs that are one: by a decision, or linked.</param>
/// <param name="Rejected">Pairs that a person has said are not one.</param>
/// <param name="Thresholds">For each threshold what would be lost and gained, from the lowest.</param>
/// <param name="Proposal">Points worked out anew; None while nothing is settled.</param>
public sealed record Tuning(string Flow, ScoreRules Rules, Seq<SettledPair> Accepted, Seq<SettledPair> Rejected, Seq<ThresholdOutcome> Thresholds, Option<Proposal> Proposal);

/// <summary>A pair that is settled, and how it is scored.</summary>
/// <param name="IsCompared">The candidate keys find it.</param>
public sealed record SettledPair(ScoredPair Pair, bool IsCompared);

/// <summary>What a threshold makes of the settled pairs.</summary>
/// <param name="Found">Pairs that are one and have the points.</param>
/// <param name="Lost">Pairs that are one and have fewer.</param>
/// <param name="Wrong">Pairs that are not one and have the points.</param>
public sealed record ThresholdOutcome(decimal Likely, int Found, int Lost, int Wrong);

/// <summary>Points as the data has them: how much likelier an outcome is in a pair that is one than in any two records, in bits, scaled.</summary>
/// <param name="Likely">From there on a pair is one with 95 of 100.</param>
/// <param name="Possible">From there on it is one more likely than not.</param>
/// <param name="Pairs">How many pairs it was worked out from.</param>
public sealed record Proposal(Seq<ProposedPoints> Comparisons, decimal Likely, decimal Possible, int Pairs);

/// <summary>The points of one comparison.</summary>
/// <param name="Equal">For values that are equal.</param>
/// <param name="Alike">For values that are not, and alike enough for points as the rules are.</param>
/// <param name="Differs">For values that are neither.</param>
public sealed record ProposedPoints(Comparison Of, decimal Equal, decimal Alike, decimal Differs);
