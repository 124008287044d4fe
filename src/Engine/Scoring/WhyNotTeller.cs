using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>Tells why two records are not one.</summary>
internal sealed class WhyNotTeller(FlowTask task, ScoreSheet sheet, PairExplainer explainer, MutualBest best, Obstacles obstacles)
{
    public WhyNot Tell(int severa, int fortnox)
    {
        var pair = explainer.Of(Side.Severa, severa, Side.Fortnox, fortnox);
        var needed = Needed(severa, fortnox);
        var reasons = Keys(severa, fortnox)
            + pair.Veto.Map(static by => (WhyNotReason)new WhyNotReason.RuledOut(by)).ToSeq()
            + (pair.IsSure || pair.Points >= sheet.Rules.Likely ? Seq<WhyNotReason>() : Seq1<WhyNotReason>(new WhyNotReason.TooFewPoints(sheet.Rules.Likely - pair.Points)))
            + Rival(Side.Severa, severa, fortnox, pair) + Rival(Side.Fortnox, fortnox, severa, pair);
        return new(pair, reasons.Strict(), needed, obstacles.Between(severa, fortnox), SmallestChange.ToReach(pair, needed));
    }

    private Seq<WhyNotReason> Keys(int severa, int fortnox)
    {
        var keys = toSeq(Enumerable.Range(0, sheet.Candidates.Keys.Count).Select(column => Key(column, severa, fortnox))).Strict();
        return keys.Exists(static key => key.IsShared) ? Seq<WhyNotReason>() : Seq1<WhyNotReason>(new WhyNotReason.NeverCompared(keys.Map(static key => key.Key).Strict()));
    }

    private (ComparedKey Key, bool IsShared) Key(int column, int severa, int fortnox)
    {
        var index = sheet.Candidates;
        var (one, other) = (index.KeysOf(Side.Severa, column, severa).ToArray(), index.KeysOf(Side.Fortnox, column, fortnox).ToArray());
        var shared = one.Intersect(other).ToArray();
        var isTooCommon = shared.Length > 0 && shared.All(key => index.IsTooCommon(column, key));
        var key = index.Keys[column];
        return (new(key.Key.Values.Name, key.Key.At, Values(key, one), Values(key, other), isTooCommon), shared.Length > 0 && !isTooCommon);
    }

    private static Seq<Value> Values(KeyColumn key, int[] numbers) => toSeq(numbers.Select(number => key[number])).Strict();

    /// <summary>What stands before one of the two: a partner, a better candidate, or one about as good.</summary>
    private Seq<WhyNotReason> Rival(Side side, int record, int other, ScoredPair pair)
    {
        var own = task.Records(side)[record].Ref;
        if (best.PartnerOf(side, record) is >= 0 and var partner)
            return partner == other ? Seq<WhyNotReason>() : Seq1<WhyNotReason>(new WhyNotReason.Taken(own, task.Records(side.Other())[partner].Ref, Points(side, record, partner)));
        if (best.Rival(side, record, other) is not { } rival) return Seq<WhyNotReason>();
        var (by, points) = (task.Records(side.Other())[rival.Partner].Ref, PointScale.Shown(rival.Points));
        var wanted = new ScoredCandidate(other, PointScale.Of(pair.Points), pair.IsSure);
        if (best.AreTied(rival, wanted)) return Seq1<WhyNotReason>(new WhyNotReason.Tied(own, by, points));
        return rival < wanted ? Seq1<WhyNotReason>(new WhyNotReason.Taken(own, by, points)) : Seq<WhyNotReason>();
    }

    private decimal Points(Side side, int record, int partner) =>
        (side == Side.Severa ? explainer.Of(side, record, side.Other(), partner) : explainer.Of(side.Other(), partner, side, record)).Points;

    /// <summary>Likely, and ahead of what each of the two would otherwise be.</summary>
    private decimal Needed(int severa, int fortnox) => new[] { best.Rival(Side.Severa, severa, fortnox), best.Rival(Side.Fortnox, fortnox, severa) }
        .Where(static rival => rival is not null)
        .Select(rival => PointScale.Shown(rival!.Value.Points) + Math.Max(sheet.Rules.Gap, PointScale.Shown(1)))
        .Append(sheet.Rules.Likely).Max();
}
