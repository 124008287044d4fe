namespace Brygga.Engine.Data;

/// <summary>
/// What formulas see beyond the records at hand: all registers of both systems, and the links. Absence is said only where it is
/// proved; what is not known is <see cref="Value.Unknown"/>, and poisons.
/// </summary>
public interface IWorld
{
    /// <summary>The record that a reference names.</summary>
    Presence Find(RecordRef record, out Row row);

    /// <summary>The record with this natural key: nothing where there is proved to be none, unknown where there are two.</summary>
    Value ByKey(EntityRef entity, Value key);

    /// <summary>The records of a relation in its order: a list, or one reference where the relation leads to one.</summary>
    Value Related(EntityRef owner, string relation, string id);

    /// <summary>The record on the other side that a flow has linked to this one.</summary>
    Value Linked(string flow, RecordRef record);

    /// <summary>All records of an entity.</summary>
    Value Register(EntityRef entity);

    /// <summary>The record of an entity that has one only.</summary>
    Value Sole(EntityRef entity);
}

/// <summary>What is known of a record.</summary>
public enum Presence
{
    /// <summary>Not read.</summary>
    Unknown,

    /// <summary>Proved not to be there.</summary>
    Absent,

    Present,
}

/// <summary>A world of which nothing was read.</summary>
public sealed class UnreadWorld : IWorld
{
    public static IWorld Instance { get; } = new UnreadWorld();

    public Presence Find(RecordRef record, out Row row)
    {
        row = Row.None;
        return Presence.Unknown;
    }

    public Value ByKey(EntityRef entity, Value key) => Value.Unknown;

    public Value Related(EntityRef owner, string relation, string id) => Value.Unknown;

    public Value Linked(string flow, RecordRef record) => Value.Unknown;

    public Value Register(EntityRef entity) => Value.Unknown;

    public Value Sole(EntityRef entity) => Value.Unknown;
}
