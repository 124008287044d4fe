using Brygga.Engine.Data;

namespace Brygga.Engine.Seeing;

/// <summary>The registers of a snapshot and the links of memory, as formulas see them. Indexes are made once, when they are first needed.</summary>
public sealed class SnapshotWorld : IWorld
{
    private readonly ByEntity<EntityIndex> _entities;
    private readonly ByEntity<Dictionary<string, Lazy<RelationIndex>>> _relations;
    private readonly LinkIndex _links;

    /// <param name="runStart">Absence is proved by a listing that reaches to here (MODEL 4).</param>
    public SnapshotWorld(Snapshot snapshot, RuleBook rules, Memory memory, DateTimeOffset runStart)
    {
        var types = rules.Severa.Entities.Values.Concat(rules.Fortnox.Entities.Values).ToList();
        _entities = new(types.Select(e => (e.Ref, new EntityIndex(e, snapshot[e.Ref], runStart))));
        _relations = new(types.Select(e => (e.Ref, RelationsOf(e))));
        _links = new(rules, memory);
    }

    public Presence Find(RecordRef record, out Row row)
    {
        row = Row.None;
        return _entities.TryGetValue(record.Entity, out var entity) ? entity.Find(record.Id, out row) : Presence.Unknown;
    }

    public Value ByKey(EntityRef entity, Value key) => _entities.TryGetValue(entity, out var index) ? index.ByKey(key) : Value.Unknown;

    public Value Related(EntityRef owner, string relation, string id) =>
        _relations.TryGetValue(owner, out var relations) && relations.TryGetValue(relation, out var index) ? index.Value.Of(id) : Value.Unknown;

    public Value Register(EntityRef entity) => _entities.TryGetValue(entity, out var index) ? index.All : Value.Unknown;

    public Value Sole(EntityRef entity) => _entities.TryGetValue(entity, out var index) ? index.Sole : Value.Unknown;

    /// <summary>A link to a record that is proved gone leads nowhere; one to a record that was not read is still a link.</summary>
    public Value Linked(string flow, RecordRef record)
    {
        if (_links.Partners(flow, record) is not { } partners) return Value.Unknown;
        var unread = Value.Nothing;
        foreach (var partner in partners)
        {
            var presence = Find(partner, out var row);
            if (presence == Presence.Present) return Value.Reference(partner, row);
            if (presence == Presence.Unknown) unread = partners.Length == 1 ? Value.Reference(partner, Row.None) : Value.Unknown;
        }
        return unread;
    }

    private Dictionary<string, Lazy<RelationIndex>> RelationsOf(EntityType entity)
    {
        var relations = new Dictionary<string, Lazy<RelationIndex>>(StringComparer.Ordinal);
        foreach (var (name, relation) in entity.Relations)
            if (_entities.TryGetValue(relation.To, out var related)) relations.Add(name, new(() => new(relation, related)));
        return relations;
    }
}
