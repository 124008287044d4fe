using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Scoring;

/// <summary>Why two records are not one, and the least that would make them one.</summary>
/// <param name="Pair">How they are scored, whether or not they were ever compared.</param>
/// <param name="Needed">The points at which they would be likely: the threshold, or what is needed to be ahead of the next.</param>
/// <param name="Obstacles">Why the integration's own logic does not link them; empty where it does.</param>
/// <param name="Raise">The fewest comparisons that, found equal, would make them likely; empty where they are, or where nothing would.</param>
public sealed record WhyNot(ScoredPair Pair, Seq<WhyNotReason> Reasons, decimal Needed, Seq<Obstacle> Obstacles, Seq<ScoredComparison> Raise);

/// <summary>One reason why the points do not name two records likely the same.</summary>
public abstract record WhyNotReason
{
    private WhyNotReason()
    {
    }

    /// <summary>They were never compared: they have no candidate key in common.</summary>
    public sealed record NeverCompared(Seq<ComparedKey> Keys) : WhyNotReason;

    /// <summary>They differ where the rules allow no difference.</summary>
    public sealed record RuledOut(ScoredComparison By) : WhyNotReason;

    /// <summary>They have too few points.</summary>
    /// <param name="Missing">So many more make them likely.</param>
    public sealed record TooFewPoints(decimal Missing) : WhyNotReason;

    /// <summary>Another is about as good.</summary>
    /// <param name="Of">The record of the two that has another candidate.</param>
    public sealed record Tied(RecordRef Of, RecordRef With, decimal Points) : WhyNotReason;

    /// <summary>One of the two is better served.</summary>
    /// <param name="Of">The record of the two that has a better one.</param>
    public sealed record Taken(RecordRef Of, RecordRef By, decimal Points) : WhyNotReason;
}

/// <summary>A candidate key of two records.</summary>
/// <param name="IsTooCommon">They have it in common, and so have too many others.</param>
public sealed record ComparedKey(string Name, Origin At, Seq<Value> Severa, Seq<Value> Fortnox, bool IsTooCommon);
