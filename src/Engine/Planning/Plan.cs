using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using LanguageExt;

namespace Brygga.Engine.Planning;

/// <summary>What would be done, and what would not and why: a value that can be printed, saved, compared, hashed and applied.</summary>
/// <param name="Steps">In the order in which they are to be applied.</param>
/// <param name="Notes">Stored by apply, never shown as changes.</param>
public sealed record Plan(PlanHeader Header, Seq<Step> Steps, Seq<Note> Notes, Seq<Finding> Findings)
{
    /// <summary>Records that a rule with <c>remember:</c> let through; stored by apply, like the notes.</summary>
    public Seq<RememberedPass> Passes { get; init; }

    /// <summary>Steps that are wanted and not done by this plan: they were refused before, wait for one that was, or the plan is but a part.</summary>
    public Seq<Step> Withheld { get; init; }

    /// <summary>What a person has to accept before the plan is applied.</summary>
    public Seq<SafetyVerdict> Safety { get; init; }
}

/// <summary>What a plan was computed from.</summary>
/// <param name="Format">Version of the plan file.</param>
/// <param name="At">The run's start: an argument of planning, since the engine has no clock.</param>
public sealed record PlanHeader(int Format, string Connection, string Engine, Hash Rules, Hash Snapshot, DateTimeOffset At);

/// <summary>One intended change of one record, or a link. Data only: no delegates, no clients, no clock (MODEL 2).</summary>
/// <param name="Id">Hash of the wish: the same wish has the same id in every plan.</param>
/// <param name="Flow">The flow that wants it.</param>
/// <param name="Rule">The place in the rule files that asked for it.</param>
/// <param name="Source">The record that it is done for.</param>
/// <param name="Entity">The kind of record written; for a link, the partner's.</param>
/// <param name="Target">The record written or linked to; None while it is yet to be created.</param>
/// <param name="Marker">Value-free identity of a create (ENGINE 2); the same in every plan.</param>
/// <param name="Fields">Before and after, per field of the target.</param>
/// <param name="Check">The records it was computed from: if one differs at the time of writing, the step is stale.</param>
/// <param name="Agreed">What the link's two sides had last agreed on, for a step on a link that exists; part of the check.</param>
/// <param name="Held">Fields whose base stays as it was when the step is confirmed.</param>
public sealed record Step(
    Hash Id,
    string Flow,
    Origin Rule,
    Verb Verb,
    RecordRef Source,
    EntityRef Entity,
    Option<RecordRef> Target,
    Option<Hash> Marker,
    Seq<FieldChange> Fields,
    Seq<Fingerprint> Check,
    Option<Hash> Agreed,
    Seq<HeldField> Held,
    Seq<After> After,
    Reason Reason,
    Cost Cost)
{
    /// <summary>The part that the step makes or changes, where the written record is one: an address of its owner.</summary>
    public Option<string> Part { get; init; }

    /// <summary>The step that makes the record written, where <see cref="Target"/> is not known before it.</summary>
    public Option<Hash> On { get; init; }

    /// <summary>The step is there in case that another fails, and is not meant to be done.</summary>
    public bool OnlyOnFailure => After.Exists(static edge => edge.On == Outcome.Failure);

    /// <summary>The catalogue's action that is done instead of writing fields.</summary>
    public Option<string> Action { get; init; }

    /// <summary>The record that an action makes the new one from: the credited invoice.</summary>
    public Option<RecordRef> From { get; init; }

    /// <summary>The files that are attached.</summary>
    public Option<FileSet> Files { get; init; }

    /// <summary>Sources besides the step's own for which it is done: once for all of them.</summary>
    public Seq<RecordRef> SharedBy { get; init; }

    /// <summary>Whether the source and its partner are no longer linked once the step is done.</summary>
    public bool EndsLink { get; init; }

    /// <summary>Under what state remembers, for the link, that the step is done: it is planned until then, and never again.</summary>
    public Option<string> Mark { get; init; }

    /// <summary>What the target will have worked out from what is written, and what the source says of the same; an answer that differs is said.</summary>
    public Seq<FieldValue> Expected { get; init; }

    /// <summary>
    /// What the flow's rules reach from the two records, as it will be once the step is confirmed: with the records' own fields it
    /// makes the new bases.
    /// </summary>
    public Seq<FieldValue> Reached { get; init; }
}

/// <summary>Files that one step attaches.</summary>
/// <param name="Of">Each a record of the source's system.</param>
/// <param name="As">What is made of them all: <c>one_pdf</c>; None = one file, as it is.</param>
/// <param name="Name">What is made of them is called so.</param>
public sealed record FileSet(Seq<RecordRef> Of, Option<string> As, Option<string> Name)
{
    /// <summary>One file, as it is.</summary>
    public static FileSet OfOne(RecordRef file) => new(LanguageExt.Prelude.Seq1(file), LanguageExt.Option<string>.None, LanguageExt.Option<string>.None);

    public override string ToString() => Name.IfNone(() => string.Join(", ", Of));
}

/// <summary>What a step does.</summary>
public enum Verb
{
    /// <summary>Two records that exist are remembered as one; nothing is written remotely.</summary>
    Link,

    /// <summary>A create whose outcome is unknown is looked up, then adopted or sent.</summary>
    Resolve,
    Create,
    Update,

    /// <summary>An action of the catalogue is done to a record: an invoice is booked.</summary>
    Act,

    /// <summary>A file of the source is attached to the target.</summary>
    Attach,
}

/// <summary>The fields of a record, hashed as the rules see them.</summary>
public sealed record Fingerprint(RecordRef Record, Hash Row);

/// <summary>A field of one side whose base does not move.</summary>
public readonly record struct HeldField(Side Side, string Field);

/// <summary>An edge: this step waits until that one has ended so.</summary>
public sealed record After(Hash Step, Outcome On);

/// <summary>How the step must have ended that another waits for.</summary>
public enum Outcome
{
    Success,
    Failure,
}

/// <summary>A field's way from what it is to what it shall be.</summary>
/// <param name="Field">The written field as the rules name it: its name in the target's catalogue, or the path that leads to it.</param>
/// <param name="Base">The target's value when last agreed; unknown where it never was.</param>
/// <param name="Before">The target's value now.</param>
public sealed record FieldChange(string Field, Value Base, Value Before, Wanted After, Reason Reason, string Rule, Origin At)
{
    /// <summary>What is written where that is not simply the value in the field: a reference by its id, where people see its key.</summary>
    public Option<SentAs> Sent { get; init; }

    /// <summary>The field of the written record.</summary>
    public string Written => Sent.Match(static sent => sent.Field, () => Field);

    /// <summary>The value that goes into it.</summary>
    public Wanted WrittenValue => Sent.Match(static sent => sent.Value, () => After);
}

/// <summary>What a change looks like in the written record.</summary>
public sealed record SentAs(string Field, Wanted Value);

/// <summary>The value that a field shall get.</summary>
public abstract record Wanted
{
    private Wanted()
    {
    }

    /// <summary>Known when the plan was made.</summary>
    public sealed record Known(Value Value) : Wanted;

    /// <summary>What the answer to an earlier step will hold.</summary>
    public sealed record Late(Hash Step, string Field, Conversion As) : Wanted;
}

/// <summary>How a late value is turned into the written one.</summary>
public enum Conversion
{
    Copy,
    ToText,
    ToNumber,
}

/// <summary>What a step costs in API calls.</summary>
public readonly record struct Cost(int Severa, int Fortnox)
{
    public static Cost In(Side side, int calls) => side == Side.Severa ? new(calls, 0) : new(0, calls);

    public static Cost operator +(Cost left, Cost right) => left.Plus(right);

    public Cost Plus(Cost other) => new(Severa + other.Severa, Fortnox + other.Fortnox);
}

/// <summary>A base that moves because both sides agree (or because a drift is kept), without anything to write.</summary>
public sealed record Note(string Flow, Fingerprint Severa, Fingerprint Fortnox, Hash Agreed, Seq<HeldField> Held)
{
    /// <summary>What the flow's rules reach from the two records now.</summary>
    public Seq<FieldValue> Reached { get; init; }
}

/// <summary>Something not done, or done with a remark, and why.</summary>
/// <param name="Records">The records concerned, Severa first.</param>
/// <param name="What">Place in the rules, message and remedy.</param>
/// <param name="Values">The values of the fields that led to it.</param>
/// <param name="Count">How many records it stands for, where findings of one rule are counted together.</param>
public sealed record Finding(FindingKind Kind, Reason Reason, string Flow, string Rule, Seq<RecordRef> Records, Diagnostic What, Seq<FieldValue> Values, int Count);

/// <summary>A value that led to a finding, and where it stands.</summary>
public readonly record struct FieldValue(Side Side, string Field, Value Value);

/// <summary>What a finding asks of people.</summary>
public enum FindingKind
{
    /// <summary>As it should be: the record takes no part.</summary>
    Skip,

    /// <summary>Waits for a person.</summary>
    Hold,

    /// <summary>Can't be done as it is; the data must be changed.</summary>
    Refuse,

    /// <summary>Both sides changed differently; the master won, the loser's value is kept here.</summary>
    Conflict,

    /// <summary>A key is used twice.</summary>
    Tie,

    /// <summary>The side that is not master was changed; the change is kept and reported once.</summary>
    Drift,

    /// <summary>A rule asked for a remark.</summary>
    Report,
}
