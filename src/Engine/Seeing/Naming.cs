using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Seeing;

/// <summary>From the key of a record to the record, and back: how people name what systems refer to by id.</summary>
internal static class Naming
{
    /// <summary>The record of one of the entities that has the key; nothing where there is proved to be none.</summary>
    public static Value ByKey(IWorld world, Seq<EntityRef> entities, Value key)
    {
        var unread = entities.IsEmpty;
        foreach (var entity in entities)
        {
            var found = world.ByKey(entity, key);
            if (found.IsSet) return Value.Reference(found.Referenced.Record, Row.None);
            unread |= found.IsUnknown;
        }
        return unread ? Value.Unknown : Value.Nothing;
    }

    public static Value KeyOf(RuleBook rules, IWorld world, Value reference)
    {
        var record = reference.Referenced.Record;
        var key = rules.Entity(record.Entity).KeyField;
        if (key == rules.Entity(record.Entity).Id) return Value.Of(record.Id);
        return world.Find(record, out var row) switch
        {
            Presence.Present => row.Schema!.Ordinal(key).Match(ordinal => row[ordinal], static () => Value.Unknown),
            Presence.Absent => Value.Nothing,
            _ => Value.Unknown,
        };
    }
}
