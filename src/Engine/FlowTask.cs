using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Planning;
using Brygga.Engine.Seeing;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine;

/// <summary>A record of a flow's register.</summary>
/// <param name="Own">The record as it stands in its own register.</param>
/// <param name="Row">The record as the flow's rules see it.</param>
internal readonly record struct Seen(RecordRef Ref, Row Own, Row Row);

/// <summary>All that the stages of one flow look at.</summary>
internal sealed class FlowTask : PlanningTask
{
    private readonly Seen[][] _records;
    private readonly FactBook _facts;
    private readonly ILookup<(string SeveraId, string FortnoxId), string> _unmade;

    /// <param name="needed">Records that documents refer to which were picked up.</param>
    public FlowTask(RuleBook rules, Flow flow, Snapshot snapshot, IWorld world, Memory memory, Run run, IReadOnlySet<RecordRef> needed)
        : base(rules, flow.Name, flow.At, world, memory, run)
    {
        (Flow, Snapshot) = (flow, snapshot);
        Decisions = toSeq(memory.Decisions.Filter(decision => decision.Of.Flow == flow.Name)
            .OrderBy(static decision => decision.Of.ToString(), StringComparer.Ordinal).ThenBy(static decision => decision.Judgement)).Strict();
        _records = [See(Side.Severa), See(Side.Fortnox)];
        _unmade = PartMarks.Outstanding(Done, PartMarks.Made);
        _facts = new(this, memory, needed);
    }

    public Flow Flow { get; }

    public Snapshot Snapshot { get; }

    /// <summary>What people have decided of the flow's records, in an order of its own.</summary>
    public Seq<Decision> Decisions { get; }

    public override Seq<SelectRule> Preflight => Flow.Preflight;

    /// <summary>The records of a side, of all its kinds, in the order of their ids; one that a shifting page brought twice stands here once.</summary>
    public Seen[] Records(Side side) => _records[(int)side];

    /// <summary>The parts of a linked pair that were still to be made when one of the two was created from the other.</summary>
    public string[] UnmadeParts(string severa, string fortnox) => [.. _unmade[(severa, fortnox)]];

    public override Scope Scope(RecordRef record, Row row) => Scope(record.Side, row) with { Facts = _facts.Of(record) };

    public Scope Scope(Side side, Row row) => Data.Scope.Of(side, row, Rules.Settings) with { World = World };

    public Scope Scope(Row severa, Row fortnox) => new(severa, fortnox, Value.Nothing, Rules.Settings) { World = World };

    /// <summary>The record that a part of a pair's owner is; nothing where there is none.</summary>
    public Value Part(Part part, Entry owner, Row agreed) =>
        PinnedParts.Chosen(part, part.Found.Run(Scope(part.Side, owner.Row)), World, owner.Ref, agreed);

    /// <summary>A record as the flow's rules will see it once the changes are made, to it or to a part of it.</summary>
    /// <param name="written">The record that is written.</param>
    /// <param name="agreed">The record as it was last agreed, which pins its parts.</param>
    public Row Changed(Entry owner, RecordRef written, Seq<FieldChange> changes, Row agreed)
    {
        var before = owner.Own;
        if (written != owner.Ref) World.Find(written, out before);
        var row = Changed(before, changes);
        return new RegisterView(Flow, owner.Ref.Side, Rules.Settings, new ChangedWorld(World, written, row)).Of(owner.Ref, written == owner.Ref ? row : owner.Own, agreed);
    }

    /// <summary>A record of a side that may not be there any more, and whose kind is then taken to be the first.</summary>
    public RecordRef Ref(Side side, string id) => _facts.Find(side, id).IfNone(() => new(Flow[side].Entity, id));

    /// <summary>Whether what is not in a side's registers is proved not to be there.</summary>
    public bool ProvesAbsence(Side side) => Flow[side].Kinds.ForAll(kind => Snapshot[kind.Entity].Coverage.ProvesAbsence(Run.Start));

    /// <summary>Why nothing can be proved missing or unique in either register; None when both were listed completely.</summary>
    public Option<string> Unproved => new[] { Side.Severa, Side.Fortnox }
        .SelectMany(side => Flow[side].Kinds.Bind(kind => NotWhole(kind.Entity, Snapshot[kind.Entity].Coverage).ToSeq()))
        .HeadOrNone();

    /// <summary>The value-free identity of a part of that record.</summary>
    public Hash Marker(RecordRef source, string part) => Hash.OfParts([Run.Connection, Flow.Name, source.ToString(), part]);

    /// <summary>The entity in which the flow creates records of a side.</summary>
    public EntityRef Created(Side side) => Flow.Creates.Find(side).IfNone(Flow[side].Entity);

    /// <summary>What is yet to be told by another step is not known.</summary>
    private static Row Changed(Row row, Seq<FieldChange> changes)
    {
        if (row.Schema is not { } schema) return row;
        var values = Enumerable.Range(0, schema.Count).Select(i => row[i]).ToArray();
        foreach (var change in changes)
            schema.Ordinal(change.Written).IfSome(ordinal => values[ordinal] = schema[ordinal].Type.Normalise(change.WrittenValue is Wanted.Known known ? known.Value : Value.Unknown));
        return Row.Of(schema, values);
    }

    private Seen[] See(Side side)
    {
        var view = new RegisterView(Flow, side, Rules.Settings, World);
        var agreed = Agreed(side);
        var records = Flow[side].Kinds
            .Bind(kind => Snapshot[kind.Entity].Records.Select(record => new Seen(new(kind.Entity, record.Id), record.Row, Row.None)))
            .ToArray();
        var distinct = Distinct(records);
        Parallel.For(0, distinct.Length, static () => new RowBlock(), (i, _, block) =>
        {
            var (record, own, _) = distinct[i];
            distinct[i] = new(record, own, view.Of(record, own, agreed.GetValueOrDefault(record.Id, Row.None), block));
            return block;
        }, static _ => { });
        return distinct;
    }

    /// <summary>In order; most listings are already, and bring nothing twice.</summary>
    private static Seen[] Distinct(Seen[] records)
    {
        if (Enumerable.Range(1, Math.Max(0, records.Length - 1)).All(i => string.CompareOrdinal(records[i - 1].Ref.Id, records[i].Ref.Id) < 0)) return records;
        System.Array.Sort(records, static (a, b) => string.CompareOrdinal(a.Ref.Id, b.Ref.Id) is var byId and not 0
            ? byId
            : a.Ref.Entity != b.Ref.Entity ? a.Ref.Entity.CompareTo(b.Ref.Entity) : a.Own.Bytes.SequenceCompareTo(b.Own.Bytes));
        return records.Where((record, i) => i == 0 || record.Ref != records[i - 1].Ref).ToArray();
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
