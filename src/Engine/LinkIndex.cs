using Brygga.Engine.Data;

namespace Brygga.Engine;

/// <summary>The links of memory, by flow and by either record.</summary>
internal sealed class LinkIndex
{
    private readonly Dictionary<string, Flow> _flows;
    private readonly Dictionary<(string, Side, string), string> _partners = [];
    private readonly HashSet<(string, RecordRef)> _open;

    public LinkIndex(RuleBook rules, Memory memory)
    {
        _flows = rules.Flows.ToDictionary(static f => f.Name, StringComparer.Ordinal);
        _open = memory.Intents.Map(static i => (i.Flow, i.Source)).ToHashSet();
        foreach (var link in memory.Links)
        {
            _partners[(link.Flow, Side.Severa, link.SeveraId)] = link.FortnoxId;
            _partners[(link.Flow, Side.Fortnox, link.FortnoxId)] = link.SeveraId;
        }
    }

    /// <summary>Unknown while a create is open whose outcome nobody knows.</summary>
    public Value Partner(string flow, RecordRef record)
    {
        if (!_flows.TryGetValue(flow, out var ends)) return Value.Unknown;
        if (_partners.TryGetValue((flow, record.Side, record.Id), out var id))
            return Value.Reference(new(ends[record.Side.Other()].Entity, id), Row.None);
        return _open.Contains((flow, record)) ? Value.Unknown : Value.Nothing;
    }
}
