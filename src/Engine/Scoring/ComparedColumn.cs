using System.Buffers;
using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>What one comparison sees of every record of two registers: numbers, equal for equal values, and the values behind them.</summary>
internal sealed class ComparedColumn : IValueColumn
{
    /// <summary>In place of a number: the record has no value.</summary>
    public const uint Nothing = uint.MaxValue;

    /// <summary>The value was not read, or could not be told.</summary>
    public const uint Unread = Nothing - 1;

    /// <summary>The comparison is not about records of this kind.</summary>
    public const uint NotConcerned = Nothing - 2;

    private readonly Comparison _comparison;
    private readonly Lanes[] _lanes;
    private readonly int _at;
    private readonly Interner _values = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <param name="lanes">By side.</param>
    /// <param name="at">Its place in the lanes.</param>
    public ComparedColumn(Comparison comparison, Lanes[] lanes, int at) => (_comparison, _lanes, _at) = (comparison, lanes, at);

    public LinkPair Values => _comparison.Values;

    public void Take(Side side, int record, EntityRef kind, Value value) =>
        _lanes[(int)side][record, _at] = _comparison.IsAbout(kind) ? Number(value) : NotConcerned;

    /// <summary>The value that a number stands for; not to be asked where the comparison is not about the record.</summary>
    public Value this[uint number] => number switch
    {
        Nothing => Value.Nothing,
        Unread => Value.Unknown,
        _ => ValueCodec.Read(_values[(int)number]),
    };

    /// <summary>How alike two of the numbered values are that are not equal.</summary>
    public Measure Measure()
    {
        var numbers = Enumerable.Range(0, _values.Count);
        return _comparison.By == Similarity.Exact && !numbers.Any(IsList)
            ? NoMeasure.Instance
            : Measuring.Of(_comparison, numbers.Select(number => ValueCodec.Read(_values[number])).ToArray());
    }

    private bool IsList(int number) => _values[number][0] == (byte)ValueKind.List;

    private uint Number(Value raw)
    {
        var value = Measuring.Prepared(_comparison.By, raw);
        if (!value.IsSet) return value.IsNothing ? Nothing : Unread;
        _bytes.ResetWrittenCount();
        ValueCodec.Write(value, _bytes);
        return (uint)_values.Number(_bytes.WrittenSpan);
    }
}
