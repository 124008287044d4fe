using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Brygga.Engine.Data;

/// <summary>
/// The canonical bytes of a value: equal bytes if and only if equal values (MODEL 3). First the kind, then the content:
/// UTF-8, sixteen bytes of decimal, one byte of truth, four of day, eight of ticks, a reference's record in words; lists and records are length-prefixed.
/// </summary>
public static class ValueCodec
{
    private const int MostOnStack = 256;

    /// <summary>Bytes of a UTF-16 unit, at most.</summary>
    private const int MostBytes = 3;

    /// <summary>Bytes of a number, of all kinds with a fixed size the most.</summary>
    private const int Largest = 16;

    public static void Write(Value value, ArrayBufferWriter<byte> to)
    {
        switch (value.Kind)
        {
            case ValueKind.Text: WriteText(value.Kind, value.Characters, to); break;
            case ValueKind.Reference: WriteText(value.Kind, value.Referenced.Record.ToString(), to); break;
            case ValueKind.List: to.Write([(byte)value.Kind]); WriteList(value.Items, to); break;
            case ValueKind.Record: to.Write([(byte)value.Kind]); WriteRecord(value.Members, to); break;
            default: WriteFixed(value, to); break;
        }
    }

    public static Value Read(ReadOnlySpan<byte> bytes) => Read(bytes, null);

    /// <param name="scratch">Where a text is put, if it is not to be an object of its own.</param>
    public static Value Read(ReadOnlySpan<byte> bytes, Scratch? scratch)
    {
        var content = bytes[1..];
        return (ValueKind)bytes[0] switch
        {
            ValueKind.Unknown => Value.Unknown,
            ValueKind.Nothing => Value.Nothing,
            ValueKind.Text => scratch is null ? Value.Normal(Encoding.UTF8.GetString(content)) : scratch.Text(Encoding.UTF8.GetChars(content, scratch.Characters(content.Length))),
            ValueKind.Number => Value.Normal(ReadNumber(content)),
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

    private static void WriteText(ValueKind kind, ReadOnlySpan<char> text, ArrayBufferWriter<byte> to)
    {
        var bytes = to.GetSpan(1 + (MostBytes * text.Length));
        bytes[0] = (byte)kind;
        to.Advance(1 + Encoding.UTF8.GetBytes(text, bytes[1..]));
    }

    /// <summary>The kinds whose content has one size.</summary>
    private static void WriteFixed(Value value, ArrayBufferWriter<byte> to)
    {
        var bytes = to.GetSpan(1 + Largest);
        bytes[0] = (byte)value.Kind;
        to.Advance(1 + WriteFixed(value, bytes[1..]));
    }

    private static int WriteFixed(Value value, Span<byte> to)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown or ValueKind.Nothing: return 0;
            case ValueKind.Number: return WriteNumber(value.Number, to);
            case ValueKind.Boolean: to[0] = value.IsTrue ? (byte)1 : (byte)0; return 1;
            case ValueKind.Date: BinaryPrimitives.WriteInt32LittleEndian(to, value.Date.DayNumber); return sizeof(int);
            case ValueKind.Instant: BinaryPrimitives.WriteInt64LittleEndian(to, value.Instant.UtcTicks); return sizeof(long);
            default: throw new UnreachableException(value.Kind.ToString());
        }
    }

    private static int WriteNumber(decimal number, Span<byte> to)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        for (var i = 0; i < parts.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(to[(sizeof(int) * i)..], parts[i]);
        return Largest;
    }

    private static decimal ReadNumber(ReadOnlySpan<byte> bytes)
    {
        Span<int> parts = stackalloc int[4];
        for (var i = 0; i < 4; i++) parts[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
        return new decimal(parts);
    }

    private static void WriteList(ReadOnlySpan<Value> items, ArrayBufferWriter<byte> to)
    {
        foreach (var item in items) WriteSized(item, to);
    }

    private static List<Value> ReadList(ReadOnlySpan<byte> bytes)
    {
        var items = new List<Value>();
        while (!bytes.IsEmpty) items.Add(Read(Sized(ref bytes)));
        return items;
    }

    private static void WriteRecord(ReadOnlySpan<Member> members, ArrayBufferWriter<byte> to)
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

    private static void WriteSized(Value value, ArrayBufferWriter<byte> to)
    {
        var start = to.WrittenCount;
        to.GetSpan(sizeof(int));
        to.Advance(sizeof(int));
        Write(value, to);
        BinaryPrimitives.WriteInt32LittleEndian(MemoryMarshal.AsMemory(to.WrittenMemory).Span[start..], to.WrittenCount - start - sizeof(int));
    }

    private static ReadOnlySpan<byte> Sized(ref ReadOnlySpan<byte> bytes)
    {
        var size = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var item = bytes.Slice(4, size);
        bytes = bytes[(4 + size)..];
        return item;
    }
}
