using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>The records of both systems that a plan looks at.</summary>
public sealed record Snapshot(Seq<Table> Tables)
{
    /// <summary>Nothing was read.</summary>
    public static Snapshot Empty { get; } = new(Seq<Table>.Empty);

    public Table this[EntityRef entity] => Tables.Find(t => t.Entity == entity)
        .IfNone(() => new Table(entity, [], Coverage.NothingRead));
}

/// <summary>One entity's records. The array is not to be changed by anyone once it is handed over.</summary>
public sealed record Table(EntityRef Entity, Record[] Records, Coverage Coverage)
{
    /// <summary>The ids of the owners whose records are all here, where an entity is had by a list for each owner.</summary>
    public System.Collections.Frozen.FrozenSet<string> Owners { get; init; } = System.Collections.Frozen.FrozenSet<string>.Empty;
}

/// <summary>A record: its immutable id and its fields under the rule book's schema.</summary>
public readonly record struct Record(string Id, Row Row);

/// <summary>
/// How much of an entity was read: the proof of absence (MODEL 4). A record that is not in the table is proved absent only
/// by a complete listing that reaches to the start of the run, without gaps.
/// </summary>
/// <param name="Complete">When the last complete listing began; None = there was never one.</param>
/// <param name="Through">Until when changes have been read since.</param>
/// <param name="Gaps">What went wrong on the way, in words.</param>
public sealed record Coverage(Option<DateTimeOffset> Complete, DateTimeOffset Through, Seq<string> Gaps)
{
    /// <summary>What the last complete listing no longer brought, where there was anything before it.</summary>
    public Option<Loss> Lost { get; init; }

    public static Coverage NothingRead { get; } = new(Option<DateTimeOffset>.None, DateTimeOffset.MinValue, Seq<string>.Empty);

    public bool ProvesAbsence(DateTimeOffset runStart) => Complete.IsSome && Through >= runStart && Gaps.IsEmpty;
}

/// <summary>Records that were there before a complete listing, and that it did not bring.</summary>
public sealed record Loss(int Gone, int Before);
