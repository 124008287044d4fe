namespace Brygga.Rules.Language;

/// <summary>Writes what becomes of a text, and says how many characters that is; it has the room that it asked for.</summary>
internal delegate int Rewrite(ReadOnlySpan<char> text, Span<char> to);

/// <summary>Texts made of texts: in the scratch of the record at hand where there is one, else as objects.</summary>
internal static class Texts
{
    private const int MostOnStack = 256;

    /// <summary>A text that does not change is the same value.</summary>
    /// <param name="most">How long the rewritten text is at most.</param>
    public static Value Rewritten(Value text, int most, Rewrite rewrite, Scratch? scratch)
    {
        var characters = text.Characters;
        if (scratch is not null)
        {
            var room = scratch.Characters(most);
            var length = rewrite(characters, room);
            return characters.SequenceEqual(room[..length]) ? text : scratch.Text(length);
        }
        Span<char> to = most <= MostOnStack ? stackalloc char[MostOnStack] : new char[most];
        var rewritten = to[..rewrite(characters, to)];
        return characters.SequenceEqual(rewritten) ? text : Value.Of(rewritten.ToString());
    }

    /// <summary>The values as texts, one after the other. The length is worked out before anything is built: one that is too long is not told.</summary>
    public static Value Joined(ReadOnlySpan<Value> values, string separator, Scratch? scratch)
    {
        var length = (long)separator.Length * Math.Max(0, values.Length - 1);
        foreach (ref readonly var value in values) length += value.Kind == ValueKind.Text ? value.Characters.Length : value.ToString().Length;
        if (length > Limits.LongestText) return Value.Unknown;
        if (scratch is not null)
        {
            Join(values, separator, scratch.Characters((int)length));
            return scratch.Text((int)length);
        }
        var joined = new char[length];
        Join(values, separator, joined);
        return Value.Of(new string(joined));
    }

    private static void Join(ReadOnlySpan<Value> values, string separator, Span<char> to)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0) Put(separator, ref to);
            Put(values[i].Kind == ValueKind.Text ? values[i].Characters : values[i].ToString(), ref to);
        }
    }

    /// <summary>Writes a text, and leaves the room behind it.</summary>
    public static void Put(ReadOnlySpan<char> text, ref Span<char> to)
    {
        text.CopyTo(to);
        to = to[text.Length..];
    }
}
