using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Engine.Explaining;

/// <summary>Why a record is treated as it is: what the engine computes for it, kept instead of thrown away.</summary>
/// <param name="Keys">What the record has in the flow's ways to link.</param>
/// <param name="Select">What decides whether it, and its partner, take part.</param>
/// <param name="Creating">What decides besides whether it may be created on the other side; empty where it has a partner.</param>
/// <param name="Fields">Rule by rule, for a pair.</param>
/// <param name="Steps">What the plan does with it.</param>
/// <param name="Findings">What the plan says of it.</param>
/// <param name="Agrees">The plan moves the pair's bases without writing anything.</param>
public sealed record Explanation(
    string Flow,
    RecordRef Record,
    Linkage Linkage,
    Seq<LinkingKey> Keys,
    Seq<RuleOutcome> Select,
    Seq<RuleOutcome> Creating,
    Seq<FieldOutcome> Fields,
    Seq<Step> Steps,
    Seq<Finding> Findings,
    bool Agrees)
{
    /// <summary>By what a document is picked up: its fields, and what they have to be.</summary>
    public Seq<PickedField> PickUp { get; init; }

    /// <summary>The rules about the document as it would be written.</summary>
    public Seq<RuleOutcome> Check { get; init; }
}

/// <summary>A field by which documents are picked up.</summary>
/// <param name="Wanted">What it has to be.</param>
public sealed record PickedField(string Field, Value Now, Value Wanted, Origin At);

/// <summary>Whether a record has a partner, and since when.</summary>
public abstract record Linkage
{
    private Linkage()
    {
    }

    /// <summary>The record on the other side, where there is one.</summary>
    public Option<RecordRef> With => this switch
    {
        Remembered known => known.Partner,
        Found found => found.Partner,
        Decided decided => decided.Partner,
        _ => Option<RecordRef>.None,
    };

    /// <summary>Linked by an earlier run.</summary>
    public sealed record Remembered(RecordRef Partner) : Linkage;

    /// <summary>Found by a way to link, in this plan.</summary>
    public sealed record Found(RecordRef Partner, string Way, Origin At) : Linkage;

    /// <summary>Made one by a person, and linked in this plan.</summary>
    public sealed record Decided(RecordRef Partner, Decision Decision) : Linkage;

    /// <summary>Linked with a record that is no longer there.</summary>
    public sealed record Lost(RecordRef Partner) : Linkage;

    /// <summary>No partner.</summary>
    public sealed record Alone : Linkage;
}

/// <summary>What a record has in one pair of a way to link.</summary>
public sealed record LinkingKey(string Way, string Pair, Value Value, Origin At);

/// <summary>One rule about one record.</summary>
/// <param name="Broken">What the rule says against the record; None where it passes.</param>
/// <param name="Remembered">It passes because it once did.</param>
/// <param name="Values">What the rule reads of the record.</param>
/// <param name="Facts">What it reads that no field says.</param>
public sealed record RuleOutcome(RecordRef Record, string Rule, Origin At, Option<Finding> Broken, bool Remembered, Seq<FieldValue> Values, Seq<(Fact Fact, Value Value)> Facts);

/// <summary>One rule about a field of a pair.</summary>
/// <param name="Target">The field that the rule writes, as it is and as it was last agreed.</param>
/// <param name="Wanted">What the rule has for it; unknown where that can't be told.</param>
/// <param name="Reads">What it is made from, on the master's side.</param>
public sealed record FieldOutcome(string Rule, Origin At, Side Master, AgreedValue Target, Value Wanted, Seq<AgreedValue> Reads, FieldVerdict Verdict);

/// <summary>A field as it is and as it was when the two sides last agreed; unknown where it never was.</summary>
public sealed record AgreedValue(Side Side, string Field, Value Now, Value Base);

/// <summary>What the next plan does with a field, and why.</summary>
public abstract record FieldVerdict
{
    private FieldVerdict()
    {
    }

    /// <summary>Nothing: both sides say the same.</summary>
    public sealed record InStep : FieldVerdict;

    /// <summary>It is written.</summary>
    public sealed record Written(FieldChange Change) : FieldVerdict;

    /// <summary>It is left as it is, and the plan says why.</summary>
    public sealed record Left(Finding Why) : FieldVerdict;

    /// <summary>Nothing: the rule writes only when a record is created.</summary>
    public sealed record OnceOnly : FieldVerdict;

    /// <summary>Nothing: the rule has nothing for the side that is not master, or not for records of this kind, or not now.</summary>
    public sealed record NotConcerned : FieldVerdict;
}
