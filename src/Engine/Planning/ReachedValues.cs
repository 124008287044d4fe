using Brygga.Engine.Data;
using Brygga.Engine.Matching;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning;

/// <summary>What a flow's rules reach from the records of a step: with the records' own fields it makes their bases.</summary>
internal static class ReachedValues
{
    /// <summary>As it is now.</summary>
    public static Seq<FieldValue> Of(FlowTask task, Entry severa, Entry fortnox) =>
        (Of(task, Side.Severa, severa.Row) + Of(task, Side.Fortnox, fortnox.Row)).Strict();

    /// <summary>As it will be once the changes are made: also what is reached through a changed field (law 10).</summary>
    /// <param name="written">A record of the pair, or a part of one.</param>
    public static Seq<FieldValue> Of(FlowTask task, Pair pair, RecordRef written, Seq<FieldChange> changes)
    {
        var (target, agreed) = (written.Side, pair.Known.Map(link => link[written.Side].Row).IfNone(Row.None));
        var changed = Of(task, target, task.Changed(pair[target], written, changes, agreed)).Map(value => Changed(value, changes));
        return (Of(task, target.Other(), pair[target.Other()].Row) + changed).Strict();
    }

    /// <summary>Of a record that is to be made: what the changes say, the rest is not known yet.</summary>
    public static Seq<FieldValue> OfNew(FlowTask task, Side side, Seq<FieldChange> changes) =>
        task.Flow[side].Reached.Map(reached => Changed(new(side, reached.Name, Value.Unknown), changes)).Strict();

    public static Seq<FieldValue> Of(FlowTask task, Side side, Row row) =>
        task.Flow[side].Reached.Map(reached => new FieldValue(side, reached.Name, task.Flow[side].Schema.Ordinal(reached.Name).Match(o => row[o], static () => Value.Unknown))).Strict();

    private static FieldValue Changed(FieldValue value, Seq<FieldChange> changes) => changes.Find(change => change.Field == value.Field)
        .Bind(static change => change.After is Wanted.Known known ? Some(known.Value) : None)
        .Match(known => value with { Value = known }, () => value);
}
