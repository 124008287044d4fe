using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>
/// Records of one system that are likely the same: told, never merged. Two of them can't have one number, so what reads only the key
/// of its system is left out, and the threshold with it.
/// </summary>
internal static class Duplicates
{
    public static Seq<ScoredPair> Of(FlowTask task, ScoreSheet sheet, PairExplainer explainer, Side side)
    {
        var keys = Keys(task, sheet, side);
        var likely = Likely(sheet, keys);
        if (likely is 0) return Seq<ScoredPair>();
        var found = new PairScorer(sheet, side, side, likely, keys).All(out _);
        var pairs = found.SelectMany((candidates, one) => candidates.Where(candidate => candidate.Partner > one).Select(candidate => (One: one, Candidate: candidate)));
        return toSeq(pairs.OrderBy(static pair => pair.Candidate with { Partner = 0 }).ThenBy(static pair => pair.One).ThenBy(static pair => pair.Candidate.Partner)
            .Select(pair => explainer.Of(side, pair.One, side, pair.Candidate.Partner, keys))).Strict();
    }

    /// <summary>The comparisons that read nothing but the key of the record.</summary>
    private static ulong Keys(FlowTask task, ScoreSheet sheet, Side side) => Enumerable.Range(0, sheet.Comparisons.Length)
        .Where(at => sheet.Comparisons[at].Values[side].Reads.Fields.ForAll(read => IsKey(task, side, read.Ordinal)))
        .Aggregate(0UL, static (keys, at) => keys | 1UL << at);

    private static bool IsKey(FlowTask task, Side side, int ordinal) =>
        task.Flow[side].Kinds.Exists(kind => task.Rules.Entity(kind.Entity).KeyField == task.Flow[side].Schema[ordinal].Name);

    /// <summary>The same share of all points as between the systems.</summary>
    private static int Likely(ScoreSheet sheet, ulong without)
    {
        var all = sheet.Scales.Sum(static scale => Math.Max(0, scale.Equal));
        var left = sheet.Scales.Where((_, at) => (without & 1UL << at) == 0).Sum(static scale => Math.Max(0, scale.Equal));
        return all == 0 ? 0 : (int)((long)PointScale.Of(sheet.Rules.Likely) * left / all);
    }
}
