using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>Both registers of a flow prepared for scoring: every value worked out once, numbered, and laid out for the hot loop.</summary>
internal sealed class ScoreSheet
{
    private readonly Lanes[] _lanes;

    private ScoreSheet(ScoreRules rules, Lanes[] lanes, Comparison[] comparisons, Measure[] measures, CandidateIndex candidates)
    {
        (Rules, _lanes, Comparisons, Measures, Candidates) = (rules, lanes, comparisons, measures, candidates);
        Scales = comparisons.Select(static comparison => new PointScale(comparison)).ToArray();
    }

    public ScoreRules Rules { get; }

    /// <summary>The comparisons as they stand in the lanes: the cheapest first.</summary>
    public Comparison[] Comparisons { get; }

    public PointScale[] Scales { get; }

    public Measure[] Measures { get; }

    public CandidateIndex Candidates { get; }

    public Lanes this[Side side] => _lanes[(int)side];

    /// <summary>Each column is worked out by itself, so that the cores share them; which of them does it changes nothing.</summary>
    public static ScoreSheet Of(FlowTask task, ScoreRules rules)
    {
        var comparisons = rules.Compare.OrderBy(static comparison => Measuring.Effort(comparison.By)).ToArray();
        var keys = rules.Candidates.Map(static key => new KeyColumn(key)).ToArray();
        var sides = new[] { Side.Severa, Side.Fortnox };
        var lanes = sides.Select(side => new Lanes(task.Records(side).Length, comparisons.Length)).ToArray();
        var measures = new Measure[comparisons.Length];
        var ofRecords = sides.Select(_ => new RecordKeys[keys.Length]).ToArray();
        Parallel.For(0, comparisons.Length + keys.Length, column =>
        {
            if (column < comparisons.Length) measures[column] = Fill(task, comparisons[column], column, lanes);
            else foreach (var side in sides) ofRecords[(int)side][column - comparisons.Length] = keys[column - comparisons.Length].Number(task, side, task.Records(side));
        });
        foreach (var side in lanes) side.Close();
        return new(rules, lanes, comparisons, measures, new(keys, ofRecords));
    }

    private static Measure Fill(FlowTask task, Comparison comparison, int column, Lanes[] lanes)
    {
        var values = new ComparedColumn(comparison);
        foreach (var side in new[] { Side.Severa, Side.Fortnox })
            values.Number(task, comparison.Values[side], task.Records(side), lanes[(int)side].Column(column), lanes[(int)side].Stride);
        return values.Measure();
    }
}
