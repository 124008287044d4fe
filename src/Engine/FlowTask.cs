using Brygga.Engine.Data;

namespace Brygga.Engine;

/// <summary>All that the stages of one flow look at.</summary>
internal sealed record FlowTask(RuleBook Rules, Flow Flow, Snapshot Snapshot, Memory Memory, Run Run)
{
    public Table Table(Side side) => Snapshot[Flow[side].Entity];

    public Scope Scope(Side side, Row row) => Data.Scope.Of(side, row, Rules.Settings);

    public Scope Scope(Row severa, Row fortnox) => new(severa, fortnox, Value.Nothing, Rules.Settings);

    public RecordRef Ref(Side side, string id) => new(Flow[side].Entity, id);

    /// <summary>The value-free identity of "this source's record on the other side" (ENGINE 2).</summary>
    public Hash Marker(RecordRef source) => Hash.OfParts([Run.Connection, Flow.Name, source.ToString()]);
}
