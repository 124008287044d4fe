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

    /// <summary>Which core does what changes nothing: values are worked out record by record, and numbered column by column.</summary>
    public static ScoreSheet Of(FlowTask task, ScoreRules rules)
    {
        var inOrder = rules.Compare.OrderBy(static comparison => Measuring.Effort(comparison.By)).ToArray();
        var lanes = Both.Select(side => new Lanes(task.Records(side).Length, inOrder.Length)).ToArray();
        var columns = inOrder.Select((comparison, at) => new ComparedColumn(comparison, lanes, at)).ToArray();
        var keys = rules.Candidates.Map(static key => new KeyColumn(key)).ToArray();
        new ValueColumns(task, rules, columns.Concat<IValueColumn>(keys)).Fill();
        var measures = new Measure[columns.Length];
        Parallel.For(0, measures.Length, at => measures[at] = columns[at].Measure());
        foreach (var side in lanes) side.Close();
        return new(rules, lanes, inOrder, columns, measures, new(keys));
    }
}
