namespace Brygga.Engine.Scoring;

/// <summary>
/// Fellegi and Sunter's weights: for each outcome of each comparison how often it comes with a pair that is one (m) and with any two records
/// (u), as the logarithm of m/u in bits. u is counted on pairs drawn evenly from all; m is found by expectation maximisation over the
/// candidates, with what people have settled held fast.
/// </summary>
internal sealed class Weights
{
    private const int Outcomes = 4;
    private const int Rounds = 100;
    private const double Enough = 1e-9;

    /// <summary>What every outcome is taken to have been seen besides: no share is nought.</summary>
    private const double Seen = 0.5;

    private readonly double[][] _m;
    private readonly double[][] _u;

    private Weights(double[][] m, double[][] u, double share) => (_m, _u, Share) = (m, u, share);

    /// <summary>The share of candidates that are one.</summary>
    public double Share { get; }

    /// <summary>In bits; none for an outcome that says nothing.</summary>
    public double this[int comparison, int outcome] => outcome == OutcomePattern.Silent ? 0 : Math.Log2(_m[comparison][outcome] / _u[comparison][outcome]);

    public static Weights Of(int comparisons, OutcomeCounts candidates, OutcomeCounts any)
    {
        var seen = candidates.Counts.ToArray();
        var u = Shares(comparisons, any.Counts.Select(static count => (count.Pattern, count.Open)));
        var m = Enumerable.Range(0, comparisons).Select(static _ => new[] { 0, 0.8, 0.15, 0.05 }).ToArray();
        var share = 0.5;
        for (var round = 0; round < Rounds; round++)
        {
            var expected = Array.ConvertAll(seen, count => (count.Pattern, Weight: count.One + (count.Open * Chance(count.Pattern, m, u, share))));
            var next = expected.Sum(static one => one.Weight) / Math.Max(1, candidates.Pairs);
            m = Shares(comparisons, expected);
            var moved = Math.Abs(next - share);
            share = Math.Clamp(next, 1e-6, 1 - 1e-6);
            if (moved < Enough) break;
        }
        return new(m, u, share);
    }

    /// <summary>The chance that a pair with this pattern is one.</summary>
    private static double Chance(OutcomePattern pattern, double[][] m, double[][] u, double share)
    {
        var odds = share / (1 - share);
        for (var comparison = 0; comparison < m.Length; comparison++)
            if (pattern[comparison] is not OutcomePattern.Silent and var outcome) odds *= m[comparison][outcome] / u[comparison][outcome];
        return odds / (1 + odds);
    }

    private static double[][] Shares(int comparisons, IEnumerable<(OutcomePattern Pattern, double Weight)> counted)
    {
        var shares = Enumerable.Range(0, comparisons).Select(static _ => new[] { 0, Seen, Seen, Seen }).ToArray();
        foreach (var (pattern, weight) in counted)
            for (var comparison = 0; comparison < comparisons; comparison++)
                if (pattern[comparison] is not OutcomePattern.Silent and var outcome) shares[comparison][outcome] += weight;
        foreach (var share in shares)
        {
            var all = share.Sum();
            for (var outcome = 1; outcome < Outcomes; outcome++) share[outcome] /= all;
        }
        return shares;
    }
}
