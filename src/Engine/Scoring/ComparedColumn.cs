using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>What one comparison sees of every record of two registers: numbers, equal for equal values, and the values behind them.</summary>
internal sealed class ComparedColumn(Comparison comparison, NumberedValues values)
{
    /// <summary>In place of a number: the comparison is not about records of this kind.</summary>
    public const uint NotConcerned = NumberedValues.Unread - 1;

    /// <summary>The value that a number stands for; not to be asked where the comparison is not about the record.</summary>
    public Value this[uint number] => number switch
    {
        NumberedValues.Nothing => Value.Nothing,
        NumberedValues.Unread => Value.Unknown,
        _ => values[(int)number],
    };

    /// <summary>What stands in the lane of a record.</summary>
    public uint Of(Side side, int record, EntityRef kind) => comparison.IsAbout(kind) ? values.Of(side)[record] : NotConcerned;

    /// <summary>How alike two of the numbered values are that are not equal.</summary>
    public Measure Measure() => comparison.By == Similarity.Exact && !values.HasLists ? NoMeasure.Instance : Measuring.Of(comparison, values.All());
}
