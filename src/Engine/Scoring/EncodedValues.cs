using System.Buffers;
using System.Runtime.InteropServices;
using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>What one formula yields for a stretch of records, encoded and hashed: an entry for the value, then one for each element of a list.</summary>
/// <param name="form">The measure by which the value is compared, which may not look at all of it; null where it is not compared.</param>
/// <param name="areKeys">Whether the value, or each element of a list, is a key.</param>
internal sealed class EncodedValues(Similarity? form, bool areKeys)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<int> _ends = [];
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _records = [];

    public ReadOnlySpan<ulong> Hashes => CollectionsMarshal.AsSpan(_hashes);

    /// <summary>The bytes of one entry.</summary>
    public ReadOnlySpan<byte> this[int entry]
    {
        get
        {
            var start = entry == 0 ? 0 : _ends[entry - 1];
            return _bytes.WrittenSpan[start.._ends[entry]];
        }
    }

    /// <summary>How many entries there are when a record's are all there.</summary>
    public ReadOnlySpan<int> Records => CollectionsMarshal.AsSpan(_records);

    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _ends.Clear();
        _hashes.Clear();
        _records.Clear();
    }

    /// <summary>The value of the next record.</summary>
    public void Add(Value value)
    {
        if (form is { } by) Encode(Measuring.Prepared(by, value));
        else if (value.Kind != ValueKind.List) Encode(value);
        if (areKeys && value.Kind == ValueKind.List) EncodeEach(value.Items);
        _records.Add(_ends.Count);
    }

    private void EncodeEach(ReadOnlySpan<Value> items)
    {
        foreach (ref readonly var item in items)
        {
            if (item.Kind == ValueKind.List) EncodeEach(item.Items);
            else if (item.IsSet) Encode(item);
        }
    }

    private void Encode(Value value)
    {
        ValueCodec.Write(value, _bytes);
        _ends.Add(_bytes.WrittenCount);
        _hashes.Add(Interner.Hash(this[_ends.Count - 1]));
    }
}
