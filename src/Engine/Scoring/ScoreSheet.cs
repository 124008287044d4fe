using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>Both registers of a flow prepared for scoring: every value worked out once, numbered, and laid out for the hot loop.</summary>
internal sealed class ScoreSheet
{
    private static readonly Side[] Both = [Side.Severa, Side.Fortnox];

    private readonly Lanes[] _lanes;

    private ScoreSheet(ScoreRules rules, Lanes[] lanes, Comparison[] comparisons, ComparedColumn[] columns, Measure[] measures, CandidateIndex candidates)
    {
        (Rules, _lanes, Comparisons, Columns, Measures, Candidates) = (rules, lanes, comparisons, columns, measures, candidates);
        Scales = comparisons.Select(static comparison => new PointScale(comparison)).ToArray();
    }

    public ScoreRules Rules { get; }

    /// <summary>The comparisons as they stand in the lanes: the cheapest first.</summary>
    public Comparison[] Comparisons { get; }

    /// <summary>What their numbers stand for.</summary>
    public ComparedColumn[] Columns { get; }

    public PointScale[] Scales { get; }

    public Measure[] Measures { get; }

    public CandidateIndex Candidates { get; }

    public Lanes this[Side side] => _lanes[(int)side];

    public static ScoreSheet Of(FlowTask task, ScoreRules rules)
    {
        var inOrder = rules.Compare.OrderBy(static comparison => Measuring.Effort(comparison.By)).ToArray();
        var values = ValueColumns.Of(task, rules);
        var columns = System.Array.ConvertAll(inOrder, comparison => new ComparedColumn(comparison, values.Of(comparison)));
        var measures = new Measure[columns.Length];
        Parallel.For(0, measures.Length, at => measures[at] = columns[at].Measure());
        var lanes = System.Array.ConvertAll(Both, side => Lanes.Of(side, task.Records(side), columns));
        return new(rules, lanes, inOrder, columns, measures, new(task, rules.Candidates.Map(key => new KeyColumn(key, values.Of(key))).ToArray()));
    }
}
