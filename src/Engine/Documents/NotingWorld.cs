using Brygga.Engine.Data;

namespace Brygga.Engine.Documents;

/// <summary>A world that notes which records somebody asked the partner of: those are needed (M32).</summary>
internal sealed class NotingWorld(IWorld world) : IWorld
{
    private readonly HashSet<RecordRef> _asked = [];

    public IReadOnlySet<RecordRef> Asked => _asked;

    public Presence Find(RecordRef record, out Row row) => world.Find(record, out row);

    public Value ByKey(EntityRef entity, Value key) => world.ByKey(entity, key);

    public Value Related(EntityRef owner, string relation, string id) => world.Related(owner, relation, id);

    public Value Linked(string flow, RecordRef record)
    {
        _asked.Add(record);
        return world.Linked(flow, record);
    }

    public Value Register(EntityRef entity) => world.Register(entity);

    public Value Sole(EntityRef entity) => world.Sole(entity);
}
