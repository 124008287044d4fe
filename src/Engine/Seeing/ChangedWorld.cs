using Brygga.Engine.Data;

namespace Brygga.Engine.Seeing;

/// <summary>A world as it will be once one record of it has been changed.</summary>
/// <param name="row">The record as it will stand; its keys and owners are the same.</param>
internal sealed class ChangedWorld(IWorld world, RecordRef changed, Row row) : IWorld
{
    public Presence Find(RecordRef record, out Row found)
    {
        if (record != changed) return world.Find(record, out found);
        found = row;
        return Presence.Present;
    }

    public Value ByKey(EntityRef entity, Value key) => Changed(world.ByKey(entity, key));

    public Value Related(EntityRef owner, string relation, string id) => Changed(world.Related(owner, relation, id));

    public Value Linked(string flow, RecordRef record) => Changed(world.Linked(flow, record));

    public Value Register(EntityRef entity) => Changed(world.Register(entity));

    public Value Sole(EntityRef entity) => Changed(world.Sole(entity));

    private Value Changed(Value value) => value.Kind switch
    {
        ValueKind.Reference when value.Referenced.Record == changed => Value.Reference(changed, row),
        ValueKind.List => Value.List(value.Items.ToArray().Select(Changed)),
        _ => value,
    };
}
