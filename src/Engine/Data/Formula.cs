using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>What a formula may look at while it is evaluated (MODEL 3). What is left out is unknown.</summary>
public readonly struct Scope(Row severa, Row fortnox, Value it, Settings settings)
{
    private readonly IWorld? _world = null;

    public Row Severa { get; } = severa;

    public Row Fortnox { get; } = fortnox;

    /// <summary>What comes through the pipe in a <c>normal:</c>, the element inside the brackets of any, map, sum: <c>it</c>.</summary>
    public Value It { get; init; } = it;

    public Settings Settings { get; } = settings;

    /// <summary>The element under <c>each:</c>; its document is still the record of its own side.</summary>
    public Value Element { get; init; } = Value.Unknown;

    public Facts Facts { get; init; } = Facts.Unread;

    /// <summary>Where formulas over one record share what they have in common; null where they don't.</summary>
    public Memo? Memo { get; init; }

    /// <summary>Where texts are put that nobody keeps; null where each is an object of its own.</summary>
    public Scratch? Scratch { get; init; }

    public IWorld World
    {
        get => _world ?? UnreadWorld.Instance;
        init => _world = value;
    }

    public Row this[Side side] => side == Side.Severa ? Severa : Fortnox;

    /// <summary>The record that a value refers to: absent where it refers to none, unknown where that can't be told.</summary>
    public Presence Find(Value reference, out Row row)
    {
        row = Row.None;
        if (reference.Kind != ValueKind.Reference) return reference.IsNothing ? Presence.Absent : Presence.Unknown;
        var target = reference.Referenced;
        if (!target.Row.Exists) return World.Find(target.Record, out row);
        row = target.Row;
        return Presence.Present;
    }

    /// <summary>The scope of a rule that looks at one side only.</summary>
    public static Scope Of(Side side, Row row, Settings settings) =>
        side == Side.Severa ? new(row, Row.None, Value.Nothing, settings) : new(Row.None, row, Value.Nothing, settings);
}

/// <summary>A compiled expression: total, pure, of bounded cost; it never throws for bad data.</summary>
public delegate Value Eval(in Scope scope);

/// <summary>One field of one side that a formula reads, by ordinal in that side's schema.</summary>
public readonly record struct FieldRead(Side Side, int Ordinal);

/// <summary>One field of an entity that a formula reads, by ordinal in that entity's schema.</summary>
public readonly record struct EntityRead(EntityRef Entity, int Ordinal);

/// <summary>What a formula reads: for <c>why</c>, for the read plan and for knowing which change concerns which rule.</summary>
/// <param name="Fields">Of the records at hand.</param>
public sealed record ReadSet(Seq<FieldRead> Fields, Seq<string> Settings)
{
    /// <summary>Fields of records that are reached through references and relations, and of a side that holds several entities.</summary>
    public Seq<EntityRead> Others { get; init; }

    public Seq<Fact> Facts { get; init; }

    /// <summary>The flows whose links are followed.</summary>
    public Seq<string> Flows { get; init; }

    public static ReadSet Empty { get; } = new(LanguageExt.Seq<FieldRead>.Empty, LanguageExt.Seq<string>.Empty);
}

/// <summary>The static type of an expression.</summary>
/// <param name="Kind">What it yields when it yields something.</param>
/// <param name="MayBeNothing">Whether it may yield nothing.</param>
public readonly record struct ValueType(ValueKind Kind, bool MayBeNothing);

/// <summary>An expression of a rule file, compiled once, with what is needed to explain it (MODEL 3).</summary>
public sealed record Formula(Eval Run, ReadSet Reads, ValueType Type, Origin At, string Text);
