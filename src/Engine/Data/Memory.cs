using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>Everything that state knows and planning needs (DESIGN 4).</summary>
/// <param name="Intents">Creates that were begun and never confirmed: their outcome is unknown (MODEL 2).</param>
/// <param name="Done">Once-only rules that have run, by link (MODEL 1).</param>
public sealed record Memory(Seq<Link> Links, Seq<Intent> Intents, Seq<DoneMark> Done)
{
    /// <summary>What there was when the integration was switched on; None before that: then all that is there was there before.</summary>
    public Option<Baseline> Baseline { get; init; }

    /// <summary>Records that a rule with <c>remember:</c> has let through: they stay let through.</summary>
    public Seq<RememberedPass> Passes { get; init; }

    /// <summary>What people have decided of pairs, one decision of a subject at most.</summary>
    public Seq<Decision> Decisions { get; init; }

    /// <summary>Writes that were refused and are not to be sent again as they are, one of a subject at most.</summary>
    public Seq<Refusal> Refusals { get; init; }

    public static Memory Blank { get; } = new(Seq<Link>.Empty, Seq<Intent>.Empty, Seq<DoneMark>.Empty);
}

/// <summary>"This Severa record is that Fortnox record", with each side as it stood when last agreed (MODEL 1).</summary>
public sealed record Link(string Flow, string SeveraId, string FortnoxId, Base Severa, Base Fortnox)
{
    public Base this[Side side] => side == Side.Severa ? Severa : Fortnox;

    public Link With(Side side, Base moved) => side == Side.Severa ? this with { Severa = moved } : this with { Fortnox = moved };

    /// <summary>What the two last agreed on: a step planned on it is stale once they have agreed on something else.</summary>
    public Hash Agreed => Hash.OfParts(new[] { Severa.Row.Memory, Fortnox.Row.Memory });

    public string Id(Side side) => side == Side.Severa ? SeveraId : FortnoxId;
}

/// <summary>One side of a link as last agreed.</summary>
/// <param name="Rules">The rules it was agreed under: tells a difference made by a rule edit from one that always stood.</param>
public readonly record struct Base(Row Row, Hash Rules);

/// <summary>A create that was about to be sent.</summary>
/// <param name="Marker">Value-free identity of the wish; the same in every plan until a person says "create again" (ENGINE 2).</param>
/// <param name="SourceRow">The source as it was when the create was made: its base, should the create prove to have happened.</param>
/// <param name="KeyField">The target's field by which the created record is looked up, and the value sent in it.</param>
/// <param name="At">When it was committed.</param>
public sealed record Intent(
    Hash Plan,
    Hash Step,
    Hash Marker,
    string Flow,
    RecordRef Source,
    Row SourceRow,
    EntityRef Target,
    string KeyField,
    Value Key,
    DateTimeOffset At)
{
    /// <summary>The part that was to be made, where it was no record of its own right.</summary>
    public Option<string> Part { get; init; }
}

/// <summary>A once-only rule that has run for a link.</summary>
public sealed record DoneMark(string Flow, string SeveraId, string FortnoxId, string Rule);

/// <summary>The records of both systems at activation (M20, M37).</summary>
/// <param name="Records">Each as it stood then, so that a later change can be told (M18).</param>
public sealed record Baseline(DateTimeOffset At, HashMap<RecordRef, Row> Records);

/// <summary>A record that was let through by a rule that remembers (M13).</summary>
public readonly record struct RememberedPass(string Flow, string Rule, RecordRef Record);

/// <summary>A write that its system refused: it waits until the records or the rules have changed, or a person asks for it (DESIGN 7).</summary>
/// <param name="Subject">What was to be done to what, whatever the values; the same in every plan.</param>
/// <param name="Wish">The very step, on the records as they were, under the rules of then.</param>
/// <param name="Since">When it was first refused.</param>
/// <param name="Said">The system's words.</param>
public sealed record Refusal(Hash Subject, Hash Wish, DateTimeOffset Since, string Said);
