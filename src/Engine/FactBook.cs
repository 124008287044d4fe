using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine;

/// <summary>What the engine knows of a flow's records that no field says (<c>sync.x</c>), and which records there are.</summary>
internal sealed class FactBook
{
    private readonly Lazy<Dictionary<(Side, string), Seen>> _records;
    private readonly System.Collections.Generic.HashSet<(Side, string)> _linked = [];
    private readonly Option<Baseline> _baseline;
    private readonly IReadOnlySet<RecordRef> _needed;

    public FactBook(FlowTask task, Memory memory, IReadOnlySet<RecordRef> needed)
    {
        (_baseline, _needed) = (memory.Baseline, needed);
        _records = new(() => ById(task));
        foreach (var link in task.Links)
        {
            _linked.Add((Side.Severa, link.SeveraId));
            _linked.Add((Side.Fortnox, link.FortnoxId));
        }
    }

    public Option<RecordRef> Find(Side side, string id) => _records.Value.TryGetValue((side, id), out var record) ? Some(record.Ref) : None;

    public Facts Of(RecordRef record) => new(
        _baseline.Match(baseline => baseline.Records.ContainsKey(record), static () => true),
        _baseline.Match(baseline => baseline.Records.Find(record).Exists(before => HasChanged(record, before)), static () => false),
        _needed.Contains(record),
        _linked.Contains((record.Side, record.Id)));

    private static Dictionary<(Side, string), Seen> ById(FlowTask task)
    {
        var records = new Dictionary<(Side, string), Seen>(task.Records(Side.Severa).Length + task.Records(Side.Fortnox).Length);
        foreach (var side in new[] { Side.Severa, Side.Fortnox })
            foreach (var record in task.Records(side)) records.TryAdd((side, record.Ref.Id), record);
        return records;
    }

    /// <summary>A field that the baseline never had is no change.</summary>
    private bool HasChanged(RecordRef record, Row before)
    {
        if (!_records.Value.TryGetValue((record.Side, record.Id), out var now) || now.Own.Schema is not { } schema) return false;
        var then = before.As(schema);
        return Enumerable.Range(0, schema.Count).Any(i => !then[i].IsUnknown && !now.Own[i].IsUnknown && !now.Own.SameAt(i, then));
    }
}
