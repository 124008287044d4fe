using Brygga.Engine.Data;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Diffing;

/// <summary>What comparing one pair has found so far; private to the differ.</summary>
internal sealed class PairChanges(FlowTask task, Pair pair)
{
    private readonly System.Collections.Generic.HashSet<FieldRead> _held = [];
    private readonly System.Collections.Generic.HashSet<FieldRead>[] _touched = [[], []];

    public Pair Pair => pair;

    /// <summary>Changes by the side that they are written to.</summary>
    public List<FieldChange>[] Writes { get; } = [[], []];

    public List<Finding> Findings { get; } = [];

    public List<StandingDifference> Standing { get; } = [];

    /// <summary>A rule refused the pair: nothing of it is written.</summary>
    public bool Refused { get; private set; }

    public void Write(Side target, int ordinal, Formula reads, FieldChange change)
    {
        Writes[(int)target].Add(change);
        _touched[(int)target].UnionWith(reads.Reads.Fields);
        _touched[(int)target].Add(new(target, ordinal));
    }

    /// <summary>What the rule reads and writes keeps its base, so that the question stays open.</summary>
    public void Hold(Formula reads, Side target, int ordinal)
    {
        HoldReads(reads);
        _held.Add(new(target, ordinal));
    }

    public void HoldReads(Formula reads) => _held.UnionWith(reads.Reads.Fields);

    /// <summary>Whether a field that the formula reads is being brought in step.</summary>
    public bool Settles(Formula reads) => reads.Reads.Fields.Exists(read => _touched.Any(touched => touched.Contains(read)));

    public void Refuse() => Refused = true;

    public About About(string rule, Origin at, params Seq<FieldValue> values) =>
        new(task.Flow.Name, rule, at, Seq(pair.Severa.Ref, pair.Fortnox.Ref), values);

    /// <summary>Whether the pair's bases, moved around what is held, would differ from what they are.</summary>
    public bool MovesBase(Bases bases) => MovesBase(bases, Side.Severa) || MovesBase(bases, Side.Fortnox);

    private bool MovesBase(Bases bases, Side side) => pair[side].Row != bases[side]
        && pair[side].Row.Keeping(bases[side], _held.Where(h => h.Side == side).Select(static h => h.Ordinal).ToHashSet()) != bases[side];

    public Seq<HeldField> HeldFields() => Named(_held);

    /// <summary>What a step that writes one side must leave alone: also all that the step on the other side will settle.</summary>
    public Seq<HeldField> HeldBy(Side target) => Named(_held.Union(_touched[(int)target.Other()]));

    private Seq<HeldField> Named(IEnumerable<FieldRead> fields) => toSeq(fields
        .OrderBy(static f => f.Side).ThenBy(static f => f.Ordinal)
        .Select(f => new HeldField(f.Side, task.Flow[f.Side].Schema[f.Ordinal].Name))).Strict();
}

/// <summary>The mapped value differs from the target and neither side changed (MODEL 1).</summary>
internal sealed record StandingDifference(FieldRule Rule, Origin At, Reason Reason, Value Severa, Value Fortnox, Pair Pair);
