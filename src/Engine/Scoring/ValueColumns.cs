using System.Collections.Concurrent;
using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>Works out what the formulas of a score yield for every record, and gives it to the columns, block by block.</summary>
internal sealed class ValueColumns
{
    /// <summary>So many records are worked out before they are numbered: their values stay in the cache.</summary>
    private const int Block = 4096;

    private readonly FlowTask _task;
    private readonly int _shared;

    /// <summary>The columns that want the same of a record, together.</summary>
    private readonly IValueColumn[][] _columns;
    private readonly Value[] _values;

    public ValueColumns(FlowTask task, ScoreRules rules, IEnumerable<IValueColumn> columns)
    {
        (_task, _shared) = (task, rules.Shared);
        _columns = columns.GroupBy(static column => (column.Values.Severa.Text, column.Values.Fortnox.Text)).Select(static group => group.ToArray()).ToArray();
        _values = new Value[Block * _columns.Length];
    }

    public void Fill()
    {
        foreach (var side in new[] { Side.Severa, Side.Fortnox })
            for (var from = 0; from < _task.Records(side).Length; from += Block) Fill(side, from, Math.Min(Block, _task.Records(side).Length - from));
    }

    private void Fill(Side side, int from, int count)
    {
        var records = _task.Records(side);
        var formulas = System.Array.ConvertAll(_columns, column => column[0].Values[side].Run);
        Parallel.ForEach(Partitioner.Create(0, count), () => new Memo(_shared), (range, _, memo) =>
        {
            for (var i = range.Item1; i < range.Item2; i++) WorkOut(records[from + i].Row, formulas, _values.AsSpan(i * formulas.Length, formulas.Length), side, memo);
            return memo;
        }, static _ => { });
        Parallel.For(0, _columns.Length, at =>
        {
            for (var i = 0; i < count; i++)
                foreach (var column in _columns[at]) column.Take(side, from + i, records[from + i].Ref.Entity, _values[(i * _columns.Length) + at]);
        });
    }

    private void WorkOut(Row row, Eval[] formulas, Span<Value> values, Side side, Memo memo)
    {
        memo.Next();
        var scope = _task.Scope(side, row) with { Memo = memo };
        for (var at = 0; at < formulas.Length; at++) values[at] = formulas[at](scope);
    }
}
