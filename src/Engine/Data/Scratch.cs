namespace Brygga.Engine.Data;

/// <summary>
/// Room for texts and lists that formulas make and nobody keeps, so that none of them is an object of its own. What was made in it is good
/// until <see cref="Clear"/>. One thread's own.
/// </summary>
public sealed class Scratch
{
    private char[] _characters = new char[1 << 10];
    private Value[] _values = new Value[1 << 6];
    private int _usedCharacters;
    private int _usedValues;

    /// <summary>From here on nothing of it is needed any more.</summary>
    public void Clear() => (_usedCharacters, _usedValues) = (0, 0);

    /// <summary>Room for a text; it is not taken before <see cref="Text"/>.</summary>
    /// <remarks>Where it grows, what was made before stays in its old array.</remarks>
    public Span<char> Characters(int most)
    {
        if (_characters.Length - _usedCharacters < most) (_characters, _usedCharacters) = (new char[Math.Max(2 * _characters.Length, most)], 0);
        return _characters.AsSpan(_usedCharacters, most);
    }

    /// <summary>The text that was written into the room.</summary>
    public Value Text(int length)
    {
        var text = Value.Of(_characters, _usedCharacters, length);
        _usedCharacters += length;
        return text;
    }

    /// <summary>Room for a list; it is not taken before <see cref="List"/>.</summary>
    public Span<Value> Values(int most)
    {
        if (_values.Length - _usedValues < most) (_values, _usedValues) = (new Value[Math.Max(2 * _values.Length, most)], 0);
        return _values.AsSpan(_usedValues, most);
    }

    /// <summary>Room for values that are worked out one by one, and may need room themselves: it is taken at once.</summary>
    public Span<Value> Take(int count)
    {
        var values = Values(count);
        _usedValues += count;
        return values;
    }

    /// <summary>The list that was written into the room.</summary>
    public Value List(int length)
    {
        var list = Value.List(_values, _usedValues, length);
        _usedValues += length;
        return list;
    }
}
