using System.Buffers;
using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>The values of one candidate key, numbered alike in both registers.</summary>
internal sealed class KeyColumn(CandidateKey key)
{
    private readonly Interner _values = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public CandidateKey Key { get; } = key;

    public int Count => _values.Count;

    /// <summary>What a number stands for.</summary>
    public Value this[int number] => ValueCodec.Read(_values[number]);

    /// <summary>The keys of each record.</summary>
    public RecordKeys Number(FlowTask task, Side side, Seen[] records)
    {
        var (starts, numbers) = (new int[records.Length + 1], new List<int>(records.Length));
        for (var i = 0; i < records.Length; i++)
        {
            starts[i] = numbers.Count;
            if (Key.For.IsEmpty || Key.For.Contains(records[i].Ref.Entity) || Key.For.ForAll(only => only.Side != side)) Add(Key.Values[side].Run(task.Scope(side, records[i].Row)), numbers, starts[i]);
        }
        starts[^1] = numbers.Count;
        return new(starts, numbers.ToArray());
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
