using System.Buffers;
using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>The values of one candidate key, numbered alike in both registers.</summary>
internal sealed class KeyColumn(CandidateKey key) : IValueColumn
{
    private readonly Interner _values = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly (List<int> Starts, List<int> Numbers)[] _sides = [([], []), ([], [])];

    public CandidateKey Key { get; } = key;

    public LinkPair Values => Key.Values;

    public int Count => _values.Count;

    /// <summary>What a number stands for.</summary>
    public Value this[int number] => ValueCodec.Read(_values[number]);

    /// <summary>The keys of each record of a side, once all have been taken.</summary>
    public RecordKeys Of(Side side)
    {
        var (starts, numbers) = _sides[(int)side];
        return new([.. starts, numbers.Count], [.. numbers]);
    }

    public void Take(Side side, int record, EntityRef kind, Value value)
    {
        var (starts, numbers) = _sides[(int)side];
        starts.Add(numbers.Count);
        if (Key.IsAbout(kind)) Add(value, numbers, numbers.Count);
    }

    private void Add(Value value, List<int> numbers, int from)
    {
        if (value.Kind == ValueKind.List)
        {
            foreach (var item in value.Items) Add(item, numbers, from);
            return;
        }
        if (!value.IsSet) return;
        _bytes.ResetWrittenCount();
        ValueCodec.Write(value, _bytes);
        var number = _values.Number(_bytes.WrittenSpan);
        if (numbers.IndexOf(number, from) < 0) numbers.Add(number);
    }
}

/// <summary>The keys of a register's records, one after the other.</summary>
internal sealed class RecordKeys(int[] starts, int[] numbers)
{
    public int Count => starts.Length - 1;

    public ReadOnlySpan<int> this[int record] => numbers.AsSpan(starts[record], starts[record + 1] - starts[record]);

    /// <summary>The records of each key: the same turned around.</summary>
    /// <param name="keys">How many keys there are.</param>
    public RecordKeys Turned(int keys)
    {
        var ends = new int[keys + 1];
        foreach (var number in numbers) ends[number + 1]++;
        for (var key = 0; key < keys; key++) ends[key + 1] += ends[key];
        var (next, records) = (ends[..^1], new int[numbers.Length]);
        for (var record = 0; record < Count; record++)
            foreach (var number in this[record]) records[next[number]++] = record;
        return new(ends, records);
    }
}
