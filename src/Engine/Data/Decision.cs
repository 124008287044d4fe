using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>What a person has said of two records, or of one: it outlives every rule (ANCHORS 18).</summary>
/// <param name="By">Who decided.</param>
/// <param name="Because">Why, in the person's words.</param>
public sealed record Decision(Subject Of, Judgement Judgement, string By, DateTimeOffset At, string Because);

/// <summary>What a decision is about: two records of a flow, or one of them alone. There is one decision of a subject at most.</summary>
public sealed record Subject(string Flow, Option<RecordRef> Severa, Option<RecordRef> Fortnox)
{
    /// <summary>The records, Severa's first.</summary>
    public Seq<RecordRef> Records => (Severa.ToSeq() + Fortnox.ToSeq()).Strict();

    public override string ToString() => $"{Flow}: {string.Join(" = ", Records)}";

    /// <summary>One record, of whichever system.</summary>
    public static Subject One(string flow, RecordRef record) => record.Side == Side.Severa
        ? new(flow, record, Option<RecordRef>.None)
        : new(flow, Option<RecordRef>.None, record);
}

/// <summary>How a person has decided.</summary>
public enum Judgement
{
    /// <summary>The two are one.</summary>
    Accept,

    /// <summary>The two are never one.</summary>
    Reject,

    /// <summary>The record has no partner: a way to link, or half a match, does not keep it from being created on the other side.</summary>
    CreateNew,

    /// <summary>Undecided: neither linked nor created for now.</summary>
    Defer,
}
