using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>The values of one candidate key, numbered alike in both registers.</summary>
internal sealed class KeyColumn(CandidateKey key, NumberedValues values)
{
    public CandidateKey Key { get; } = key;

    /// <summary>How many numbers there are; some may be of no record's key.</summary>
    public int Count => values.Count;

    /// <summary>What a number stands for.</summary>
    public Value this[int number] => values[number];

    /// <summary>The keys of each record of a side.</summary>
    public RecordKeys Of(Side side, ReadOnlySpan<Seen> records)
    {
        var keys = values.KeysOf(side);
        return Key.For.IsEmpty ? keys : keys.Only(Array.ConvertAll(records.ToArray(), record => Key.IsAbout(record.Ref.Entity)));
    }
}

/// <summary>The keys of a register's records, one after the other.</summary>
/// <param name="starts">Where each record's begin, and where the last one's end.</param>
internal sealed class RecordKeys(int[] starts, int[] numbers)
{
    public int Count => starts.Length - 1;

    public ReadOnlySpan<int> this[int record] => numbers.AsSpan(starts[record], starts[record + 1] - starts[record]);

    /// <summary>The same, but none for the other records.</summary>
    public RecordKeys Only(bool[] records)
    {
        var (ends, kept) = (new int[starts.Length], new List<int>());
        for (var record = 0; record < Count; record++)
        {
            if (records[record]) kept.AddRange(this[record]);
            ends[record + 1] = kept.Count;
        }
        return new(ends, [.. kept]);
    }

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
