using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace Brygga.Engine.Data;

/// <summary>
/// The canonical bytes of a value: equal bytes if and only if equal values (MODEL 3). First the kind, then the content:
/// UTF-8, sixteen bytes of decimal, one byte of truth, four of day, eight of ticks, a reference's record in words; lists and records are length-prefixed.
/// </summary>
public static class ValueCodec
{
    private const int MostOnStack = 256;

    public static void Write(Value value, IBufferWriter<byte> to)
    {
        to.Write([(byte)value.Kind]);
        switch (value.Kind)
        {
            case ValueKind.Unknown or ValueKind.Nothing: break;
            case ValueKind.Text: Encoding.UTF8.GetBytes(value.Text, to); break;
            case ValueKind.Number: WriteNumber(value.Number, to); break;
            case ValueKind.Boolean: to.Write([value.IsTrue ? (byte)1 : (byte)0]); break;
            case ValueKind.Date: WriteInt(value.Date.DayNumber, to); break;
            case ValueKind.Instant: WriteLong(value.Instant.UtcTicks, to); break;
            case ValueKind.List: WriteList(value.Items, to); break;
            case ValueKind.Record: WriteRecord(value.Members, to); break;
            case ValueKind.Reference: Encoding.UTF8.GetBytes(value.Referenced.Record.ToString(), to); break;
            default: throw new UnreachableException(value.Kind.ToString());
        }
    }

    public static Value Read(ReadOnlySpan<byte> bytes)
    {
        var content = bytes[1..];
        return (ValueKind)bytes[0] switch
        {
            ValueKind.Unknown => Value.Unknown,
            ValueKind.Nothing => Value.Nothing,
            ValueKind.Text => Value.Of(Encoding.UTF8.GetString(content)),
            ValueKind.Number => Value.Of(ReadNumber(content)),
            ValueKind.Boolean => Value.Of(content[0] != 0),
            ValueKind.Date => Value.Of(DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32LittleEndian(content))),
            ValueKind.Instant => Value.Of(new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(content), TimeSpan.Zero)),
            ValueKind.List => Value.List(ReadList(content).ToArray()),
            ValueKind.Record => Value.Record(ReadRecord(content)),
            ValueKind.Reference => Value.Reference(ReadReference(content), Row.None),
            _ => throw new UnreachableException(bytes[0].ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>One member of a record: nothing where the record lacks it, unknown where the value is no record.</summary>
    /// <param name="name">The member's name, encoded as a text.</param>
    public static Value Member(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name)
    {
        if ((ValueKind)bytes[0] != ValueKind.Record) return (ValueKind)bytes[0] == ValueKind.Nothing ? Value.Nothing : Value.Unknown;
        bytes = bytes[1..];
        while (!bytes.IsEmpty)
        {
            var isWanted = Sized(ref bytes).SequenceEqual(name);
            var value = Sized(ref bytes);
            if (isWanted) return Read(value);
        }
        return Value.Nothing;
    }

    /// <summary>The value's bytes.</summary>
    public static ReadOnlyMemory<byte> Encode(Value value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(value, bytes);
        return bytes.WrittenMemory;
    }

    private static RecordRef ReadReference(ReadOnlySpan<byte> content)
    {
        Span<char> text = content.Length <= MostOnStack ? stackalloc char[content.Length] : new char[content.Length];
        return RecordRef.Parse(text[..Encoding.UTF8.GetChars(content, text)]);
    }

    private static void WriteNumber(decimal number, IBufferWriter<byte> to)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        foreach (var part in parts) WriteInt(part, to);
    }

    private static decimal ReadNumber(ReadOnlySpan<byte> bytes)
    {
        Span<int> parts = stackalloc int[4];
        for (var i = 0; i < 4; i++) parts[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
        return new decimal(parts);
    }

    private static void WriteList(ReadOnlySpan<Value> items, IBufferWriter<byte> to)
    {
        foreach (var item in items) WriteSized(item, to);
    }

    private static List<Value> ReadList(ReadOnlySpan<byte> bytes)
    {
        var items = new List<Value>();
        while (!bytes.IsEmpty) items.Add(Read(Sized(ref bytes)));
        return items;
    }

    private static void WriteRecord(ReadOnlySpan<Member> members, IBufferWriter<byte> to)
    {
        foreach (var (name, value) in members)
        {
            WriteSized(Value.Of(name), to);
            WriteSized(value, to);
        }
    }

    private static List<Member> ReadRecord(ReadOnlySpan<byte> bytes)
    {
        var members = new List<Member>();
        while (!bytes.IsEmpty)
        {
            var name = Read(Sized(ref bytes)).Text;
            members.Add(new(name, Read(Sized(ref bytes))));
        }
        return members;
    }

    private static void WriteSized(Value value, IBufferWriter<byte> to)
    {
        var inner = new ArrayBufferWriter<byte>();
        Write(value, inner);
        WriteInt(inner.WrittenCount, to);
        to.Write(inner.WrittenSpan);
    }

    private static ReadOnlySpan<byte> Sized(ref ReadOnlySpan<byte> bytes)
    {
        var size = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var item = bytes.Slice(4, size);
        bytes = bytes[(4 + size)..];
        return item;
    }

    private static void WriteInt(int number, IBufferWriter<byte> to)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(4), number);
        to.Advance(4);
    }

    private static void WriteLong(long number, IBufferWriter<byte> to)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(8), number);
        to.Advance(8);
    }
}
