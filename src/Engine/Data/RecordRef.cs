namespace Brygga.Engine.Data;

/// <summary>A kind of record in one system, <c>severa.customer</c>.</summary>
public readonly record struct EntityRef(Side Side, string Name) : IComparable<EntityRef>
{
    public int CompareTo(EntityRef other) =>
        Side != other.Side ? Side.CompareTo(other.Side) : string.CompareOrdinal(Name, other.Name);

    /// <summary>The entity of <c>severa.customer</c>; throws for anything that <see cref="ToString"/> never gave.</summary>
    public static EntityRef Parse(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return new(Sides.Parse(text[..dot]), text[(dot + 1)..].ToString());
    }

    public override string ToString() => $"{Side.Word()}.{Name}";

    public static bool operator <(EntityRef left, EntityRef right) => left.CompareTo(right) < 0;

    public static bool operator >(EntityRef left, EntityRef right) => left.CompareTo(right) > 0;

    public static bool operator <=(EntityRef left, EntityRef right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EntityRef left, EntityRef right) => left.CompareTo(right) >= 0;
}

/// <summary>One record, by its immutable id in its system (Severa: guid; Fortnox: number, MODEL 2).</summary>
public readonly record struct RecordRef(EntityRef Entity, string Id)
{
    public Side Side => Entity.Side;

    /// <summary>The record of <c>severa.customer/ID</c>; throws for anything that <see cref="ToString"/> never gave.</summary>
    public static RecordRef Parse(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        return new(EntityRef.Parse(text[..slash]), text[(slash + 1)..].ToString());
    }

    public override string ToString() => $"{Entity}/{Id}";
}
