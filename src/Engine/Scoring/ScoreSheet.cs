using System.Collections.Concurrent;
using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>Both registers of a flow prepared for scoring: every value worked out once, numbered, and laid out for the hot loop.</summary>
internal sealed class ScoreSheet
{
    private static readonly Side[] Both = [Side.Severa, Side.Fortnox];

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

    /// <summary>Columns of different formulas are worked out side by side, so that the cores share them; which of them does it changes nothing.</summary>
    public static ScoreSheet Of(FlowTask task, ScoreRules rules)
    {
        var inOrder = rules.Compare.OrderBy(static comparison => Measuring.Effort(comparison.By)).ToArray();
        var lanes = Both.Select(side => new Lanes(task.Records(side).Length, inOrder.Length)).ToArray();
        var comparisons = inOrder.Select((comparison, at) => new ComparedColumn(comparison, lanes, at)).ToArray();
        var keys = rules.Candidates.Map(static key => new KeyColumn(key)).ToArray();
        var byFormula = comparisons.Concat<IValueColumn>(keys).GroupBy(static column => (column.Values.Severa.Text, column.Values.Fortnox.Text)).Select(static group => group.ToArray());
        Parallel.ForEach(Partitioner.Create(byFormula, EnumerablePartitionerOptions.NoBuffering), columns => Fill(task, columns));
        var measures = new Measure[comparisons.Length];
        Parallel.For(0, measures.Length, at => measures[at] = comparisons[at].Measure());
        foreach (var side in lanes) side.Close();
        return new(rules, lanes, inOrder, measures, new(keys));
    }

    /// <summary>What is read of a record is worked out once, for all columns that want the same of it.</summary>
    private static void Fill(FlowTask task, IValueColumn[] columns)
    {
        foreach (var side in Both)
        {
            var (records, formula) = (task.Records(side), columns[0].Values[side]);
            for (var record = 0; record < records.Length; record++)
            {
                var value = formula.Run(task.Scope(side, records[record].Row));
                foreach (var column in columns) column.Take(side, record, records[record].Ref.Entity, value);
            }
        }
    }
}
