using Brygga.Engine.Data;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Diffing;

/// <summary>Which record of a pair is written: that of a side, or a part of it.</summary>
internal readonly record struct WrittenRecord(Side Side, Option<string> Part)
{
    public static WrittenRecord Of(Side side, Assignment assignment) => new(side, assignment.Target.Bind(static t => t.By));
}

/// <summary>What comparing one pair has found so far; private to the differ.</summary>
internal sealed class PairChanges(FlowTask task, Pair pair)
{
    private readonly System.Collections.Generic.HashSet<FieldRead> _held = [];
    private readonly Dictionary<WrittenRecord, List<FieldChange>> _writes = [];
    private readonly string[] _unmade = task.UnmadeParts(pair.Severa.Ref.Id, pair.Fortnox.Ref.Id);
    private readonly Dictionary<WrittenRecord, System.Collections.Generic.HashSet<FieldRead>> _touched = [];

    public Pair Pair => pair;

    public List<Finding> Findings { get; } = [];

    public List<StandingDifference> Standing { get; } = [];

    /// <summary>A rule refused the pair: nothing of it is written.</summary>
    public bool Refused { get; private set; }

    public bool HasWrites => _writes.Count > 0;

    /// <summary>The changes of one record, by the names of their fields.</summary>
    public Seq<FieldChange> Writes(WrittenRecord record) => _writes.TryGetValue(record, out var writes)
        ? toSeq(writes.OrderBy(static c => c.Field, StringComparer.Ordinal)).Strict()
        : Seq<FieldChange>();

    public void Write(Side target, Assignment assignment, FieldChange change)
    {
        var record = WrittenRecord.Of(target, assignment);
        if (_writes.TryGetValue(record, out var writes)) writes.Add(change);
        else _writes.Add(record, [change]);
        if (!_touched.TryGetValue(record, out var touched)) _touched.Add(record, touched = []);
        touched.UnionWith(assignment.Value.Reads.Fields);
        touched.Add(new(target, assignment.Ordinal));
    }

    /// <summary>Takes the changes of a record back: what they read and write keeps its base.</summary>
    public void Withdraw(WrittenRecord record)
    {
        if (_touched.Remove(record, out var touched)) _held.UnionWith(touched);
        _writes.Remove(record);
    }

    /// <summary>Whether the rule writes into a part that was still to be made when its owner was created: whoever is master, it is made from its source.</summary>
    public bool Owes(Assignment assignment) => assignment.Target.Bind(static t => t.By).Exists(_unmade.Contains);

    /// <summary>Whether a formula reads what such a part will hold: until it is made, it is not empty, it is not there.</summary>
    public bool ReadsOwed(Formula formula) => _unmade.Length > 0 && formula.Reads.Fields.Exists(read => task.Flow.Fields.Exists(rule => rule.To(read.Side).Exists(written => written.Ordinal == read.Ordinal && Owes(written))));

    /// <summary>What the rule reads and writes keeps its base, so that the question stays open.</summary>
    public void Hold(Formula reads, Side target, int ordinal)
    {
        HoldReads(reads);
        _held.Add(new(target, ordinal));
    }

    public void HoldReads(Formula reads) => _held.UnionWith(reads.Reads.Fields);

    /// <summary>Whether a field that the formula reads is being brought in step.</summary>
    public bool Settles(Formula reads) => reads.Reads.Fields.Exists(read => _touched.Values.Any(touched => touched.Contains(read)));

    public void Refuse() => Refused = true;

    public About About(string rule, Origin at, params Seq<FieldValue> values) =>
        new(task.Flow.Name, rule, at, Seq(pair.Severa.Ref, pair.Fortnox.Ref), values);

    /// <summary>Whether the pair's bases, moved around what is held, would differ from what they are.</summary>
    public bool MovesBase(Bases bases) => MovesBase(bases, Side.Severa) || MovesBase(bases, Side.Fortnox);

    private bool MovesBase(Bases bases, Side side) => pair[side].Row != bases[side]
        && pair[side].Row.Keeping(bases[side], _held.Where(h => h.Side == side).Select(static h => h.Ordinal).ToHashSet()) != bases[side];

    public Seq<HeldField> HeldFields() => Named(_held);

    /// <summary>What a step that writes one record must leave alone: also all that the steps on the other records of the pair will settle.</summary>
    public Seq<HeldField> HeldBy(WrittenRecord record) =>
        Named(_touched.Where(touched => touched.Key != record).Aggregate(_held.AsEnumerable(), static (held, touched) => held.Union(touched.Value)));

    private Seq<HeldField> Named(IEnumerable<FieldRead> fields) => toSeq(fields
        .OrderBy(static f => f.Side).ThenBy(static f => f.Ordinal)
        .Select(f => new HeldField(f.Side, task.Flow[f.Side].Schema[f.Ordinal].Name))).Strict();
}

/// <summary>The mapped value differs from the target and neither side changed (MODEL 1).</summary>
internal sealed record StandingDifference(FieldRule Rule, Origin At, Reason Reason, Value Severa, Value Fortnox, Pair Pair);
