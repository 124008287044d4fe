using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Brygga.Engine.Data;

/// <summary>
/// A record's fields as a slice of a block of bytes: equal bytes if and only if equal normalised values (MODEL 3).
/// Layout: one end offset of four bytes a field, then the fields' <see cref="ValueCodec"/> bytes. A default row is no
/// record at all: each of its fields is <see cref="Value.Nothing"/> (the record that is yet to be created).
/// </summary>
public readonly struct Row : IEquatable<Row>
{
    private readonly ReadOnlyMemory<byte> _bytes;

    public Row(Schema schema, ReadOnlyMemory<byte> bytes) => (Schema, _bytes) = (schema, bytes);

    public static Row None => default;

    public Schema? Schema { get; }

    public bool Exists => Schema is not null;

    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    public ReadOnlyMemory<byte> Memory => _bytes;

    /// <summary>The fingerprint of the record as the rules see it.</summary>
    public Hash Hash => Hash.Of(Bytes);

    /// <summary>The field's value, decoded on demand.</summary>
    public Value this[int ordinal] => Exists ? ValueCodec.Read(Slice(ordinal)) : Value.Nothing;

    /// <inheritdoc cref="this[int]"/>
    /// <param name="scratch">Where a text is put, if it is not to be an object of its own.</param>
    public Value Read(int ordinal, Scratch? scratch) => Exists ? ValueCodec.Read(Slice(ordinal), scratch) : Value.Nothing;

    /// <summary>One member of a field that holds a record, without decoding the others; see <see cref="ValueCodec.Member"/>.</summary>
    public Value Member(int ordinal, ReadOnlySpan<byte> name) => Exists ? ValueCodec.Member(Slice(ordinal), name) : Value.Nothing;

    public static Row Of(Schema schema, ReadOnlySpan<Value> values)
    {
        var content = new ArrayBufferWriter<byte>(1 + (20 * schema.Count));
        Write(schema, values, content);
        return new(schema, content.WrittenSpan.ToArray());
    }

    /// <summary>The bytes of a row.</summary>
    /// <param name="content">Nothing was written to it yet.</param>
    internal static void Write(Schema schema, ReadOnlySpan<Value> values, ArrayBufferWriter<byte> content)
    {
        var head = 4 * schema.Count;
        content.GetSpan(head)[..head].Clear();
        content.Advance(head);
        Span<int> ends = stackalloc int[schema.Count];
        for (var i = 0; i < values.Length; i++)
        {
            ValueCodec.Write(values[i], content);
            ends[i] = content.WrittenCount;
        }
        var bytes = MemoryMarshal.AsMemory(content.WrittenMemory).Span;
        for (var i = 0; i < ends.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(bytes[(4 * i)..], ends[i]);
    }

    /// <summary>Whether one field's bytes are the same in both rows; the rows must have the same schema.</summary>
    public bool SameAt(int ordinal, Row other) => Slice(ordinal).SequenceEqual(other.Slice(ordinal));

    public bool Equals(Row other) => Exists == other.Exists && Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is Row other && Equals(other);

    public override int GetHashCode() => Hash.GetHashCode();

    public static bool operator ==(Row left, Row right) => left.Equals(right);

    public static bool operator !=(Row left, Row right) => !left.Equals(right);

    /// <summary>
    /// The same record under another schema: fields are carried over by name, a field that this row never had is unknown
    /// (so a rule edit does not look like a change in the system, MODEL 1).
    /// </summary>
    public Row As(Schema schema)
    {
        if (!Exists || Schema!.Hash == schema.Hash) return this;
        var values = new Value[schema.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var row = this;
            values[i] = schema[i].Type.Normalise(Schema.Ordinal(schema[i].Name).Match(ordinal => row[ordinal], static () => Value.Unknown));
        }
        return Of(schema, values);
    }

    /// <summary>This row, but the named fields as they stand in another row of the same schema: how a base moves around a held field.</summary>
    public Row Keeping(Row other, IReadOnlySet<int> ordinals)
    {
        if (ordinals.Count == 0 || !other.Exists) return this;
        var values = new Value[Schema!.Count];
        for (var i = 0; i < values.Length; i++) values[i] = (ordinals.Contains(i) ? other : this)[i];
        return Of(Schema, values);
    }

    /// <summary>This row, but the named fields as another has them, whatever its schema; what that one has not read stays.</summary>
    public Row Taking(Row other, IEnumerable<string> names)
    {
        if (!Exists || !other.Exists) return this;
        var row = this;
        var values = Enumerable.Range(0, Schema!.Count).Select(i => row[i]).ToArray();
        foreach (var name in names)
            if (Schema.Ordinal(name).Case is int own && other.Schema!.Ordinal(name).Case is int its && !other[its].IsUnknown) values[own] = other[its];
        return Of(Schema, values);
    }

    /// <summary>The same record under a schema with more fields; what this row has is carried over as it is.</summary>
    /// <param name="places">Where each field of the schema stands in this row, or the complement of where it stands among the others.</param>
    /// <param name="others">Values, encoded.</param>
    /// <param name="block">Where the row is put, if it is not to be an array of its own.</param>
    internal Row Extended(Schema schema, ReadOnlySpan<int> places, ReadOnlySpan<ReadOnlyMemory<byte>> others, RowBlock? block)
    {
        var own = Bytes;
        var end = 4 * schema.Count;
        foreach (var place in places) end += Field(own, place, others).Length;
        var row = block is null ? new byte[end] : block.Take(end);
        var bytes = row.Span;
        end = 4 * schema.Count;
        for (var i = 0; i < places.Length; i++)
        {
            var field = Field(own, places[i], others);
            field.CopyTo(bytes[end..]);
            end += field.Length;
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(4 * i)..], end);
        }
        return new(schema, row);
    }

    private ReadOnlySpan<byte> Field(ReadOnlySpan<byte> own, int place, ReadOnlySpan<ReadOnlyMemory<byte>> others) =>
        place < 0 ? others[~place].Span : own[Place(own, place)];

    /// <summary>The field's value, as it is encoded.</summary>
    internal ReadOnlyMemory<byte> Encoded(int ordinal) => _bytes[Place(Bytes, ordinal)];

    private ReadOnlySpan<byte> Slice(int ordinal)
    {
        var bytes = Bytes;
        return bytes[Place(bytes, ordinal)];
    }

    private Range Place(ReadOnlySpan<byte> bytes, int ordinal)
    {
        var start = ordinal == 0 ? 4 * Schema!.Count : BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * (ordinal - 1))..]);
        return start..BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * ordinal)..]);
    }
}
