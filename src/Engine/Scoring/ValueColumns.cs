using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>
/// What the formulas of a score yield for every record, each formula worked out once. Which core does what changes nothing: values are
/// worked out record by record, and numbered formula by formula, in the order of the records.
/// </summary>
internal sealed class ValueColumns
{
    /// <summary>So many records are worked out at a time on one core.</summary>
    private const int Stretch = 512;

    /// <summary>So many stretches are worked out before they are numbered: their values stay in the cache.</summary>
    private const int Stretches = 8;

    private readonly FlowTask _task;
    private readonly Column[] _columns;
    private readonly (Memo Memo, Scratch Scratch, EncodedValues[] Values)[] _stretches;

    private ValueColumns(FlowTask task, ScoreRules rules)
    {
        _task = task;
        int[] records = [task.Records(Side.Severa).Length, task.Records(Side.Fortnox).Length];
        _columns = rules.Compare.Select(static comparison => (comparison.Values, Form: Measuring.FormOf(comparison.By), IsKey: false))
            .Concat(rules.Candidates.Select(static key => (key.Values, Form: Similarity.Exact, IsKey: true)))
            .GroupBy(static wanted => (wanted.Values.Severa.Text, wanted.Values.Fortnox.Text, wanted.Form))
            .Select(same => new Column(same.First().Values, same.Key.Form, same.Any(static one => !one.IsKey), same.Any(static one => one.IsKey), records)).ToArray();
        _stretches = Enumerable.Range(0, Stretches).Select(_ => (new Memo(rules.Shared), new Scratch(), System.Array.ConvertAll(_columns, static column => column.Encoded()))).ToArray();
    }

    public static ValueColumns Of(FlowTask task, ScoreRules rules)
    {
        var columns = new ValueColumns(task, rules);
        foreach (var side in new[] { Side.Severa, Side.Fortnox })
            for (var from = 0; from < task.Records(side).Length; from += Stretch * Stretches) columns.Fill(side, from);
        return columns;
    }

    /// <summary>What a comparison sees.</summary>
    public NumberedValues Of(Comparison comparison) => Of(comparison.Values, Measuring.FormOf(comparison.By));

    /// <summary>What a candidate key is made of.</summary>
    public NumberedValues Of(CandidateKey key) => Of(key.Values, Similarity.Exact);

    private NumberedValues Of(LinkPair values, Similarity form) => _columns.First(column => column.Is(values, form)).Numbered;

    private void Fill(Side side, int from)
    {
        var formulas = System.Array.ConvertAll(_columns, column => column.Values[side].Run);
        Parallel.For(0, Stretches, stretch => WorkOut(side, from + (stretch * Stretch), formulas, _stretches[stretch]));
        Parallel.For(0, _columns.Length, at =>
        {
            for (var stretch = 0; stretch < Stretches; stretch++) _columns[at].Numbered.Take(side, from + (stretch * Stretch), _stretches[stretch].Values[at]);
        });
    }

    private void WorkOut(Side side, int from, Eval[] formulas, (Memo Memo, Scratch Scratch, EncodedValues[] Values) stretch)
    {
        foreach (var values in stretch.Values) values.Clear();
        var records = _task.Records(side);
        for (var record = from; record < Math.Min(records.Length, from + Stretch); record++)
        {
            stretch.Memo.Next();
            stretch.Scratch.Clear();
            var scope = _task.Scope(side, records[record].Row) with { Memo = stretch.Memo, Scratch = stretch.Scratch };
            for (var at = 0; at < formulas.Length; at++) stretch.Values[at].Add(formulas[at](scope));
        }
    }

    /// <summary>What comparisons and keys that want the same of a record share.</summary>
    private sealed class Column(LinkPair values, Similarity form, bool isCompared, bool isKey, int[] records)
    {
        public LinkPair Values { get; } = values;

        public NumberedValues Numbered { get; } = new(records, isKey);

        public EncodedValues Encoded() => new(isCompared ? form : null, isKey);

        public bool Is(LinkPair wanted, Similarity by) =>
            by == form && string.Equals(wanted.Severa.Text, Values.Severa.Text, StringComparison.Ordinal) && string.Equals(wanted.Fortnox.Text, Values.Fortnox.Text, StringComparison.Ordinal);
    }
}
