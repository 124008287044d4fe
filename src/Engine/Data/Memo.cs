namespace Brygga.Engine.Data;

/// <summary>Values that several formulas have in common, worked out once a record. One thread's own.</summary>
/// <param name="places">How many such values there are.</param>
public sealed class Memo(int places)
{
    private readonly Value[] _values = new Value[places];
    private readonly int[] _records = new int[places];
    private int _record;

    /// <summary>From here on it is about another record.</summary>
    public void Next() => _record++;

    /// <summary>The value of a place, worked out where it is not there yet.</summary>
    public Value Of(int place, Eval eval, in Scope scope)
    {
        ArgumentNullException.ThrowIfNull(eval);
        if (_records[place] == _record) return _values[place];
        var value = eval(scope);
        (_records[place], _values[place]) = (_record, value);
        return value;
    }
}
