using Brygga.Engine.Data;

namespace Brygga.Engine.Seeing;

/// <summary>
/// Which of several records a part is (M14): the one that it was when last agreed, while it still belongs to the owner and is of the
/// kind; else the first. So one that comes before it, or becomes of the kind, does not take its place.
/// </summary>
internal static class PinnedParts
{
    /// <param name="first">The first of the kind; nothing where there is none.</param>
    /// <param name="agreed">The owner as it was last agreed.</param>
    public static Value Chosen(Part part, Value first, IWorld world, RecordRef owner, Row agreed)
    {
        if (!first.IsSet || Pin(part, agreed) is not { IsSet: true } pin) return first;
        var id = pin.ToString();
        if (first.Referenced.Record.Id == id || world.Related(owner.Entity, part.Relation, owner.Id) is not { Kind: ValueKind.List } related) return first;
        foreach (var candidate in related.Items)
            if (candidate.Referenced.Record.Id == id && IsOfTheKind(part, world, candidate.Referenced.Record)) return candidate;
        return first;
    }

    private static Value Pin(Part part, Row agreed) => agreed.Exists ? Field(agreed, part.Pin) : Value.Nothing;

    private static bool IsOfTheKind(Part part, IWorld world, RecordRef candidate) =>
        world.Find(candidate, out var row) == Presence.Present && part.Where.ForAll(where => Field(row, where.Field) == where.Value);

    private static Value Field(Row row, string name) => row.Schema?.Ordinal(name).Case is int ordinal ? row[ordinal] : Value.Unknown;
}
