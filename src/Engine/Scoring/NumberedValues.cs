using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>What one formula of each side yields for every record, numbered: equal numbers for equal values, in both registers.</summary>
internal sealed class NumberedValues
{
    /// <summary>In place of a number: the record has no value.</summary>
    public const uint Nothing = uint.MaxValue;

    /// <summary>The value was not read, or could not be told.</summary>
    public const uint Unread = Nothing - 1;

    /// <summary>So many values are looked up at a time: the memory that each needs is asked for before the first is waited for.</summary>
    private const int Batch = 16;

    private readonly Interner _values = new();
    private readonly uint[][] _numbers;
    private readonly (int[] Ends, List<int> Keys)[] _keys;

    private readonly bool _areKeys;

    /// <param name="records">How many there are, by side.</param>
    /// <param name="areKeys">Whether <see cref="KeysOf"/> will be asked.</param>
    public NumberedValues(int[] records, bool areKeys)
    {
        _areKeys = areKeys;
        _numbers = Array.ConvertAll(records, static count => new uint[count]);
        _keys = Array.ConvertAll(records, count => (new int[count + 1], new List<int>(areKeys ? count : 0)));
    }

    /// <summary>How many numbers there are: of values, and of elements of lists.</summary>
    public int Count => _values.Count;

    /// <summary>Whether one of the values is a list.</summary>
    public bool HasLists { get; private set; }

    /// <summary>What a number stands for.</summary>
    public Value this[int number] => ValueCodec.Read(_values[number]);

    /// <summary>What all numbers stand for, their texts in one place.</summary>
    public Value[] All()
    {
        var scratch = new Scratch();
        var all = new Value[Count];
        for (var number = 0; number < all.Length; number++) all[number] = ValueCodec.Read(_values[number], scratch);
        return all;
    }

    /// <summary>The number of each record's value.</summary>
    public ReadOnlySpan<uint> Of(Side side) => _numbers[(int)side];

    /// <summary>The numbers of each record by which others may be found: of its value, or of each element.</summary>
    public RecordKeys KeysOf(Side side) => new(_keys[(int)side].Ends, _keys[(int)side].Keys.ToArray());

    /// <summary>Takes the values of the next records.</summary>
    /// <param name="from">The first of them.</param>
    public void Take(Side side, int from, EncodedValues some)
    {
        var (numbers, (ends, keys)) = (_numbers[(int)side], _keys[(int)side]);
        var (entry, known) = (0, 0);
        for (var i = 0; i < some.Records.Length; i++)
        {
            var start = keys.Count;
            for (var first = entry; entry < some.Records[i]; entry++)
            {
                if (entry == known) _values.Look(some.Hashes[known..Math.Min(known += Batch, some.Hashes.Length)]);
                var bytes = some[entry];
                var number = Number((ValueKind)bytes[0], bytes, some.Hashes[entry]);
                if (entry == first) numbers[from + i] = number;
                if ((ValueKind)bytes[0] == ValueKind.List) HasLists = true;
                else if (_areKeys && number < Unread && keys.IndexOf((int)number, start) < 0) keys.Add((int)number);
            }
            ends[from + i + 1] = keys.Count;
        }
    }

    private uint Number(ValueKind kind, ReadOnlySpan<byte> bytes, ulong hash) => kind switch
    {
        ValueKind.Nothing => Nothing,
        ValueKind.Unknown => Unread,
        _ => (uint)_values.Number(bytes, hash),
    };
}
