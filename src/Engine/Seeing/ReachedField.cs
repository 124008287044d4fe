using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Seeing;

/// <summary>A value that a view reaches from the record, and how.</summary>
/// <param name="place">Where it stands among those.</param>
internal sealed class ReachedField(int place, FieldType type, Reached reached)
{
    private readonly Eval _take = reached.Through.Match(static through => through.Take, () => reached.Value.Run);
    private readonly StoredField? _stored = reached.Stored.IfNoneUnsafe(static () => null);

    /// <summary>The bytes of a field of which there is no record.</summary>
    public static ReadOnlyMemory<byte> Nothing { get; } = ValueCodec.Encode(Value.Nothing);

    public static ReadOnlyMemory<byte> Unknown { get; } = ValueCodec.Encode(Value.Unknown);

    public int Place { get; } = place;

    /// <summary>The value's bytes: where it is a field of a record that was read as now, those of that field.</summary>
    public ReadOnlyMemory<byte> Encoded(in Scope scope)
    {
        if (_stored is null) return Made(scope);
        return scope.Find(_stored.Record(scope), out var row) switch
        {
            Presence.Present => ReferenceEquals(row.Schema, _stored.Schema) ? Conforming(row.Encoded(_stored.Ordinal)) : Made(scope),
            Presence.Absent => Nothing,
            _ => Unknown,
        };
    }

    private ReadOnlyMemory<byte> Made(in Scope scope) => ValueCodec.Encode(type.Normalise(_take(scope)));

    private ReadOnlyMemory<byte> Conforming(ReadOnlyMemory<byte> bytes)
    {
        var kind = (ValueKind)bytes.Span[0];
        return kind == type.Kind || kind == ValueKind.Nothing ? bytes : Unknown;
    }
}

/// <summary>A part of the record with all that is reached through it; without a part, what is reached in other ways.</summary>
/// <param name="of">None for a name that stands for something else than a record of its own.</param>
internal sealed class ReachedPart(Option<Through> part, Option<Part> of, ReachedField[] fields)
{
    private readonly Eval? _find = part.MatchUnsafe(static through => through.Find, static () => null);
    private readonly Part? _of = of.IfNoneUnsafe(static () => null);

    /// <param name="agreed">The owner as it was last agreed, which pins the part.</param>
    public void Fill(Span<ReadOnlyMemory<byte>> values, in Scope scope, RecordRef owner, Row agreed)
    {
        var within = _find is null ? scope : scope with { Element = Chosen(_find(scope), scope, owner, agreed) };
        foreach (var field in fields) values[field.Place] = field.Encoded(within);
    }

    private Value Chosen(Value first, in Scope scope, RecordRef owner, Row agreed) =>
        _of is null ? first : PinnedParts.Chosen(_of, first, scope.World, owner, agreed);
}
