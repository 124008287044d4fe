using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>The fewest comparisons of a pair that would have to be equal for it to have so many points.</summary>
internal static class SmallestChange
{
    /// <returns>Empty where the pair has the points, or where no change of values would give them.</returns>
    public static Seq<ScoredComparison> ToReach(ScoredPair pair, decimal needed)
    {
        var vetoes = pair.Compared.Filter(static one => one.RulesOut).Strict();
        var missing = needed - pair.Points - vetoes.Sum(Gain);
        var others = toSeq(pair.Compared.Filter(static one => !one.RulesOut && Gain(one) > 0 && one.Outcome != ComparisonOutcome.NotConcerned).OrderByDescending(Gain)).Strict();
        return pair.IsSure ? vetoes : vetoes + Fewest(others, missing);
    }

    /// <summary>The greatest gains first, as many as it takes; the last is the smallest that still suffices.</summary>
    private static Seq<ScoredComparison> Fewest(Seq<ScoredComparison> byGain, decimal missing)
    {
        var taken = Seq<ScoredComparison>();
        while (missing > 0)
        {
            if (byGain.IsEmpty) return Seq<ScoredComparison>();
            if (byGain.Filter(one => Gain(one) >= missing).LastOrNone().Case is ScoredComparison last) return taken.Add(last);
            taken = taken.Add(byGain.Head);
            missing -= Gain(byGain.Head);
            byGain = byGain.Tail;
        }
        return taken;
    }

    private static decimal Gain(ScoredComparison comparison) => comparison.Most - comparison.Points;
}
