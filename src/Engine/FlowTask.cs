using Brygga.Engine.Data;
using Brygga.Engine.Seeing;
using Brygga.Engine.Selecting;
using LanguageExt;

namespace Brygga.Engine;

/// <summary>A record of a flow's register.</summary>
/// <param name="Own">The record as it stands in its own register.</param>
/// <param name="Row">The record as the flow's rules see it.</param>
internal readonly record struct Seen(RecordRef Ref, Row Own, Row Row);

/// <summary>All that the stages of one flow look at.</summary>
internal sealed class FlowTask
{
    private readonly Seen[][] _records;
    private readonly FactBook _facts;
    private readonly System.Collections.Generic.HashSet<RememberedPass> _passes;

    public FlowTask(RuleBook rules, Flow flow, Snapshot snapshot, IWorld world, Memory memory, Run run)
    {
        (Rules, Flow, Snapshot, World, Run) = (rules, flow, snapshot, world, run);
        Links = memory.Links.Filter(link => link.Flow == flow.Name).Strict();
        OpenIntents = memory.Intents.Filter(intent => intent.Flow == flow.Name).Strict();
        Done = memory.Done.Filter(mark => mark.Flow == flow.Name).ToHashSet();
        _passes = memory.Passes.ToHashSet();
        _records = [See(Side.Severa), See(Side.Fortnox)];
        _facts = new(this, memory);
    }

    public RuleBook Rules { get; }

    public Flow Flow { get; }

    public Snapshot Snapshot { get; }

    public IWorld World { get; }

    public Run Run { get; }

    /// <summary>The flow's links in memory.</summary>
    public Seq<Link> Links { get; }

    /// <summary>The flow's creates whose outcome is unknown.</summary>
    public Seq<Intent> OpenIntents { get; }

    /// <summary>The flow's once-only rules that have run.</summary>
    public System.Collections.Generic.HashSet<DoneMark> Done { get; }

    /// <summary>The records of a side, of all its kinds, in the order of their ids; one that a shifting page brought twice stands here once.</summary>
    public Seen[] Records(Side side) => _records[(int)side];

    /// <summary>A rule that looks at one record, and at what the engine knows of it.</summary>
    public Scope Scope(RecordRef record, Row row) => Scope(record.Side, row) with { Facts = _facts.Of(record) };

    public Scope Scope(Side side, Row row) => Data.Scope.Of(side, row, Rules.Settings) with { World = World };

    public Scope Scope(Row severa, Row fortnox) => new(severa, fortnox, Value.Nothing, Rules.Settings) { World = World };

    /// <summary>The record that a part of a pair's owner is; nothing where there is none.</summary>
    public Value Part(Part part, Entry owner, Row agreed) =>
        PinnedParts.Chosen(part, part.Found.Run(Scope(part.Side, owner.Row)), World, owner.Ref, agreed);

    /// <summary>A record of a side that may not be there any more, and whose kind is then taken to be the first.</summary>
    public RecordRef Ref(Side side, string id) => _facts.Find(side, id).IfNone(() => new(Flow[side].Entity, id));

    /// <summary>Whether what is not in a side's registers is proved not to be there.</summary>
    public bool ProvesAbsence(Side side) => Flow[side].Kinds.ForAll(kind => Snapshot[kind.Entity].Coverage.ProvesAbsence(Run.Start));

    /// <summary>Why nothing can be proved missing or unique in either register; None when both were listed completely.</summary>
    public Option<string> Unproved => new[] { Side.Severa, Side.Fortnox }
        .SelectMany(side => Flow[side].Kinds.Map(kind => (Side: side, Snapshot[kind.Entity].Coverage)))
        .Where(read => !read.Coverage.ProvesAbsence(Run.Start))
        .Select(static read => read.Coverage.Gaps.HeadOrNone().Match(
            gap => $"the listing of {read.Side.Title()} is not whole: {gap}",
            () => $"{read.Side.Title()} was not listed completely"))
        .HeadOrNone();

    /// <summary>The value-free identity of "this source's record on the other side" (ENGINE 2).</summary>
    public Hash Marker(RecordRef source) => Hash.OfParts([Run.Connection, Flow.Name, source.ToString()]);

    /// <summary>The same of a part of that record.</summary>
    public Hash Marker(RecordRef source, string part) => Hash.OfParts([Run.Connection, Flow.Name, source.ToString(), part]);

    /// <summary>The entity in which the flow creates records of a side.</summary>
    public EntityRef Created(Side side) => Flow.Creates.Find(side).IfNone(Flow[side].Entity);

    /// <summary>Whether a rule with <c>remember:</c> has let the record through before.</summary>
    public bool HasPassed(string rule, RecordRef record) => _passes.Contains(new(Flow.Name, rule, record));

    private Seen[] See(Side side)
    {
        var view = new RegisterView(Flow, side, Rules.Settings, World);
        var agreed = Agreed(side);
        var records = Flow[side].Kinds
            .Bind(kind => Snapshot[kind.Entity].Records.Select(record => new Seen(new(kind.Entity, record.Id), record.Row, Row.None)))
            .ToArray();
        System.Array.Sort(records, static (a, b) => string.CompareOrdinal(a.Ref.Id, b.Ref.Id) is var byId and not 0
            ? byId
            : a.Ref.Entity != b.Ref.Entity ? a.Ref.Entity.CompareTo(b.Ref.Entity) : a.Own.Bytes.SequenceCompareTo(b.Own.Bytes));
        return records.Where((record, i) => i == 0 || record.Ref != records[i - 1].Ref).Select(record => record with { Row = view.Of(record.Ref, record.Own, agreed.GetValueOrDefault(record.Ref.Id, Row.None)) }).ToArray();
    }

    /// <summary>A side's records as they were last agreed, by id, where that tells which records their parts are.</summary>
    private Dictionary<string, Row> Agreed(Side side)
    {
        var agreed = new Dictionary<string, Row>(StringComparer.Ordinal);
        if (!Flow.Parts.Exists(part => part.Side == side)) return agreed;
        foreach (var link in Links) agreed[link.Id(side)] = link[side].Row;
        return agreed;
    }
}
