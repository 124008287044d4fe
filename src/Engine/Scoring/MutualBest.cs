using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>
/// The mutual best, with a gap: two records are each other's if each is the other's best, and ahead of the next by so much. Those that
/// have their partners already are nobody's best.
/// </summary>
internal sealed class MutualBest
{
    private readonly ScoredCandidate[][][] _candidates;
    private readonly int[][] _partners;
    private readonly (int Likely, int Gap) _limits;

    /// <param name="severa">The candidates of each record of Severa, the best first.</param>
    /// <param name="partners">By side, the place of each record's partner, -1 where it has none.</param>
    public MutualBest(ScoredCandidate[][] severa, int[][] partners, ScoreRules rules)
    {
        (_candidates, _partners) = ([severa, Turned(severa, partners[(int)Side.Fortnox].Length)], partners);
        _limits = (PointScale.Of(rules.Likely), PointScale.Of(rules.Gap));
    }

    /// <summary>The candidates of one record, the best first.</summary>
    public ReadOnlySpan<ScoredCandidate> CandidatesOf(Side side, int record) => _candidates[(int)side][record];

    /// <summary>The place of a record's partner, -1 where it has none.</summary>
    public int PartnerOf(Side side, int record) => _partners[(int)side][record];

    /// <summary>The best candidate of a record beside one of them that has no partner.</summary>
    public ScoredCandidate? Rival(Side side, int record, int beside)
    {
        foreach (var candidate in CandidatesOf(side, record))
            if (candidate.Partner != beside && _partners[(int)side.Other()][candidate.Partner] < 0) return candidate;
        return null;
    }

    /// <summary>Whether two candidates of a record are about as good as each other.</summary>
    public bool AreTied(ScoredCandidate one, ScoredCandidate other) =>
        one.IsSure == other.IsSure && (one.Points == other.Points || Math.Abs(one.Points - other.Points) < _limits.Gap);

    /// <summary>How a record stands, and with which one: -1 where with none.</summary>
    public (Standing Standing, int With) this[Side side, int record]
    {
        get
        {
            if (_partners[(int)side][record] is >= 0 and var partner) return (Standing.Linked, partner);
            var own = CandidatesOf(side, record);
            if (own.IsEmpty) return (Standing.Alone, -1);
            if (!Best(side, record, out var best, out var isTied)) return (Standing.Taken, own[0].Partner);
            if (isTied) return (Standing.Tie, best.Partner);
            Best(side.Other(), best.Partner, out var back, out var isOtherTied);
            if (back.Partner != record) return isOtherTied && AreTied(back, best) ? (Standing.Tie, best.Partner) : (Standing.Taken, best.Partner);
            if (isOtherTied) return (Standing.Tie, best.Partner);
            return (best.IsSure || best.Points >= _limits.Likely ? Standing.Likely : Standing.Possible, best.Partner);
        }
    }

    /// <summary>The best among those without a partner, and whether another of them is about as good.</summary>
    private bool Best(Side side, int record, out ScoredCandidate best, out bool isTied)
    {
        (best, isTied) = (default, false);
        var found = false;
        foreach (var candidate in CandidatesOf(side, record))
        {
            if (_partners[(int)side.Other()][candidate.Partner] >= 0) continue;
            if (found)
            {
                isTied = AreTied(best, candidate);
                return true;
            }
            (best, found) = (candidate, true);
        }
        return found;
    }

    private static ScoredCandidate[][] Turned(ScoredCandidate[][] candidates, int count)
    {
        var counts = new int[count];
        foreach (var own in candidates)
            foreach (var candidate in own) counts[candidate.Partner]++;
        var turned = Array.ConvertAll(counts, static many => many == 0 ? [] : new ScoredCandidate[many]);
        for (var record = 0; record < candidates.Length; record++)
            foreach (var candidate in candidates[record]) turned[candidate.Partner][--counts[candidate.Partner]] = candidate with { Partner = record };
        foreach (var one in turned)
            if (one.Length > 1) Array.Sort(one);
        return turned;
    }
}
