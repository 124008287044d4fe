using Brygga.Engine.Data;

namespace Brygga.Engine.Seeing;

/// <summary>The links of memory, by flow and by either record.</summary>
internal sealed class LinkIndex
{
    private readonly Dictionary<(string Flow, Side Side), EntityRef[]> _ends = [];
    private readonly Dictionary<(string, Side, string), string> _partners = [];
    private readonly HashSet<(string, RecordRef)> _open;

    public LinkIndex(RuleBook rules, Memory memory)
    {
        foreach (var flow in rules.Flows) Add(flow.Name, flow.Severa, flow.Fortnox);
        foreach (var flow in rules.Documents) Add(flow.Name, flow.From, flow.To);
        foreach (var link in memory.Links)
        {
            _partners[(link.Flow, Side.Severa, link.SeveraId)] = link.FortnoxId;
            _partners[(link.Flow, Side.Fortnox, link.FortnoxId)] = link.SeveraId;
        }
        _open = memory.Intents.Map(static i => (i.Flow, i.Source)).ToHashSet();
    }

    /// <summary>The records that the partner may be: its id, in each entity of the other side. Null where it is not known whether there is one.</summary>
    public RecordRef[]? Partners(string flow, RecordRef record)
    {
        if (!_ends.TryGetValue((flow, record.Side.Other()), out var ends)) return null;
        if (_partners.TryGetValue((flow, record.Side, record.Id), out var id)) return Array.ConvertAll(ends, entity => new RecordRef(entity, id));
        return _open.Contains((flow, record)) ? null : [];
    }

    private void Add(string flow, Register one, Register other)
    {
        foreach (var register in (Register[])[one, other])
            _ends[(flow, register.Entity.Side)] = [.. register.Kinds.Map(static k => k.Entity)];
    }
}
