using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine;

/// <summary>All that the stages of one flow look at.</summary>
internal sealed record FlowTask(RuleBook Rules, Flow Flow, Snapshot Snapshot, Memory Memory, Run Run)
{
    public Table Table(Side side) => Snapshot[Flow[side].Entity];

    /// <summary>The flow's links in memory.</summary>
    public Seq<Link> Links => Memory.Links.Filter(link => link.Flow == Flow.Name);

    /// <summary>The flow's creates whose outcome is unknown.</summary>
    public Seq<Intent> OpenIntents => Memory.Intents.Filter(intent => intent.Flow == Flow.Name);

    public Scope Scope(Side side, Row row) => Data.Scope.Of(side, row, Rules.Settings);

    public Scope Scope(Row severa, Row fortnox) => new(severa, fortnox, Value.Nothing, Rules.Settings);

    public RecordRef Ref(Side side, string id) => new(Flow[side].Entity, id);

    /// <summary>Why nothing can be proved missing or unique in either register; None when both were listed completely.</summary>
    public Option<string> Unproved => new[] { Side.Severa, Side.Fortnox }
        .Where(side => !Table(side).Coverage.ProvesAbsence(Run.Start))
        .Select(side => Table(side).Coverage.Gaps.HeadOrNone().Match(
            gap => $"the listing of {side.Title()} is not whole: {gap}",
            () => $"{side.Title()} was not listed completely"))
        .HeadOrNone();

    /// <summary>The value-free identity of "this source's record on the other side" (ENGINE 2).</summary>
    public Hash Marker(RecordRef source) => Hash.OfParts([Run.Connection, Flow.Name, source.ToString()]);
}
