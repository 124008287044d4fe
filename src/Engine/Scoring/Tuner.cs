using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>Works out what settled pairs say of thresholds and points.</summary>
internal sealed class Tuner(FlowTask task, ScoreSheet sheet, PairExplainer explainer, Seq<(int Severa, int Fortnox)> accepted, Seq<(int Severa, int Fortnox)> rejected)
{
    /// <summary>All points together, of values that are equal.</summary>
    private const double Sum = 100;

    /// <summary>So many pairs tell as much as all of them would.</summary>
    private const int Sample = 200_000;

    private const double Sure = 0.95;
    private const int Step = 5;

    public Tuning Tune()
    {
        var (one, apart) = (accepted.Map(Settled).Strict(), rejected.Map(Settled).Strict());
        return new(task.Name, sheet.Rules, one, apart, Thresholds(one, apart), one.IsEmpty ? None : Some(Propose()));
    }

    private SettledPair Settled((int Severa, int Fortnox) pair) =>
        new(explainer.Of(Side.Severa, pair.Severa, Side.Fortnox, pair.Fortnox), sheet.Candidates.HaveKeyInCommon(pair.Severa, pair.Fortnox));

    private Seq<ThresholdOutcome> Thresholds(Seq<SettledPair> one, Seq<SettledPair> apart)
    {
        var most = (int)Math.Ceiling(sheet.Scales.Sum(static scale => PointScale.Shown(Math.Max(0, scale.Equal))));
        return toSeq(Enumerable.Range(0, (most / Step) + 1).Select(step => step * Step).Append((int)sheet.Rules.Likely).Distinct().Order()
            .Select(likely => new ThresholdOutcome(likely, one.Count(pair => IsFound(pair, likely)), one.Count(pair => !IsFound(pair, likely)), apart.Count(pair => IsFound(pair, likely))))).Strict();
    }

    private static bool IsFound(SettledPair pair, int likely) => pair.IsCompared && pair.Pair.Veto.IsNone && (pair.Pair.IsSure || pair.Pair.Points >= likely);

    private Proposal Propose()
    {
        var candidates = Candidates();
        var weights = Weights.Of(sheet.Comparisons.Length, candidates, Any());
        var scale = Sum / Math.Max(1, Enumerable.Range(0, sheet.Comparisons.Length).Sum(at => Math.Max(0, weights[at, OutcomePattern.Equal])));
        var prior = Math.Log2(weights.Share / (1 - weights.Share));
        return new(
            toSeq(sheet.Rules.Compare.Select(comparison => Propose(comparison, System.Array.IndexOf(sheet.Comparisons, comparison), weights, scale))).Strict(),
            Limit((Math.Log2(Sure / (1 - Sure)) - prior) * scale), Limit(-prior * scale) - 1, candidates.Pairs);
    }

    private static ProposedPoints Propose(Comparison comparison, int at, Weights weights, double scale) => new(
        comparison,
        Rounded(Math.Max(0, weights[at, OutcomePattern.Equal]) * scale),
        Rounded(weights[at, OutcomePattern.Alike] * scale),
        Rounded(Math.Min(0, weights[at, OutcomePattern.Differs]) * scale));

    /// <summary>A limit that two records can reach.</summary>
    private static decimal Limit(double points) => Rounded(Math.Clamp(points, 2, Sum));

    private static decimal Rounded(double points) => Math.Round((decimal)points, 0, MidpointRounding.AwayFromZero);

    /// <summary>The pairs that are compared, as many as are needed, evenly from all.</summary>
    private OutcomeCounts Candidates()
    {
        var (one, apart) = (accepted.ToHashSet(), rejected.ToHashSet());
        var patterns = new OutcomeCounts();
        foreach (var pair in accepted + rejected) patterns.Add(Of(pair.Severa, pair.Fortnox), one.Contains(pair));
        var (seen, found) = (new int[sheet[Side.Fortnox].Count], new List<int>());
        var every = Math.Max(1, sheet[Side.Severa].Count / Sample);
        for (var record = 0; record < sheet[Side.Severa].Count && patterns.Pairs < Sample; record += every)
        {
            found.Clear();
            sheet.Candidates.Collect(Side.Severa, record, Side.Fortnox, seen, record + 1, found);
            foreach (var other in found.Where(other => !one.Contains((record, other)) && !apart.Contains((record, other)))) patterns.Add(Of(record, other), null);
        }
        return patterns;
    }

    /// <summary>Pairs of any two records: which they are has nothing to do with what is in them.</summary>
    private OutcomeCounts Any()
    {
        const int Stride = 7919;
        var patterns = new OutcomeCounts();
        var (severa, fortnox) = (sheet[Side.Severa].Count, sheet[Side.Fortnox].Count);
        for (var i = 0; i < Sample && i < (long)severa * fortnox; i++) patterns.Add(Of(i % severa, (int)((long)i * Stride % fortnox)), null);
        return patterns;
    }

    private OutcomePattern Of(int severa, int fortnox)
    {
        var pattern = default(OutcomePattern);
        for (var at = 0; at < sheet.Comparisons.Length; at++)
            pattern = pattern.With(at, explainer.OutcomeOf(at, severa, fortnox) switch
            {
                ComparisonOutcome.Equal => OutcomePattern.Equal,
                ComparisonOutcome.Alike => OutcomePattern.Alike,
                ComparisonOutcome.Differs => OutcomePattern.Differs,
                _ => OutcomePattern.Silent,
            });
        return pattern;
    }
}
