namespace Brygga.Rules.Language;

/// <summary>What runs for fields, references and relations. What is proved absent is nothing; what was not read is unknown.</summary>
internal static class Navigation
{
    public static Eval Read(Side side, RowField field) => side == Side.Severa
        ? (in Scope s) => field.In(s.Severa, s.Scratch)
        : (in Scope s) => field.In(s.Fortnox, s.Scratch);

    public static Eval Self(Side side, RowField id) => (in Scope s) =>
    {
        var row = s[side];
        if (row.Schema is not { } schema) return Value.Nothing;
        var value = id.In(row);
        return value.IsSet ? Value.Reference(new(schema.Entity, value.Text), row) : value;
    };

    public static Eval Follow(Eval reference, RowField field) => (in Scope s) => s.Find(reference(s), out var row) switch
    {
        Presence.Present => field.In(row),
        Presence.Absent => Value.Nothing,
        _ => Value.Unknown,
    };

    public static Eval Inside(Eval record, Typed.Inside inside)
    {
        var (name, place, type) = (inside.Name, inside.Place, inside.Type);
        return (in Scope s) =>
        {
            var value = record(s);
            if (value.Kind != ValueKind.Record) return value.IsNothing ? value : Value.Unknown;
            return Conformity.Check(Member(value.Members, name, place), type);
        };
    }

    public static Eval KindOf(Eval reference) => (in Scope s) =>
    {
        var value = reference(s);
        return value.Kind == ValueKind.Reference ? Value.Of(value.Referenced.Record.Entity.Name) : value.IsNothing ? value : Value.Unknown;
    };

    public static Eval Related(Eval owner, string relation) => (in Scope s) =>
    {
        var value = owner(s);
        if (value.Kind != ValueKind.Reference) return value.IsNothing ? value : Value.Unknown;
        var record = value.Referenced.Record;
        return s.World.Related(record.Entity, relation, record.Id);
    };

    /// <summary>The record at hand needs no reference to itself for its own relations.</summary>
    public static Eval RelatedHere(Side side, RowField id, string relation) => (in Scope s) =>
    {
        var row = s[side];
        if (row.Schema is not { } schema) return Value.Nothing;
        var value = id.In(row);
        return value.IsSet ? s.World.Related(schema.Entity, relation, value.Text) : value;
    };

    public static Eval Sole(EntityRef entity) => (in Scope s) => s.World.Sole(entity);

    public static Eval Register(EntityRef entity) => (in Scope s) => s.World.Register(entity);

    /// <summary>A member that the record lacks is empty.</summary>
    private static Value Member(ReadOnlySpan<Member> members, string name, int place)
    {
        if (place < members.Length && string.Equals(members[place].Name, name, StringComparison.Ordinal)) return members[place].Value;
        foreach (var member in members)
            if (string.Equals(member.Name, name, StringComparison.Ordinal)) return member.Value;
        return Value.Nothing;
    }
}
