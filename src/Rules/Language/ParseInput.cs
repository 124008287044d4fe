using Sprache;

namespace Brygga.Rules.Language;

/// <summary>
/// Where parsing got furthest, and what would have let it go on: the combinators alone blame the place to which they
/// backed up (MODEL 6). One note is shared by all inputs of one reading.
/// </summary>
internal sealed class FurthestFailure
{
    private readonly System.Collections.Generic.HashSet<string> _expected = new(StringComparer.Ordinal);

    public int Position { get; private set; }

    public Seq<string> Expected => toSeq(_expected.OrderBy(static e => e, StringComparer.Ordinal)).Strict();

    public void Note(int position, string expected)
    {
        if (position < Position) return;
        if (position > Position) _expected.Clear();
        Position = position;
        _expected.Add(expected);
    }
}

/// <summary>Sprache's view of an expression, with the note of the furthest failure.</summary>
internal sealed class ParseInput(string source, int position, FurthestFailure furthest) : IInput
{
    private Dictionary<object, object>? _memos;

    public FurthestFailure Furthest => furthest;

    public string Source => source;

    public char Current => source[position];

    public bool AtEnd => position == source.Length;

    public int Position => position;

    public int Line => 1;

    public int Column => position + 1;

    public IDictionary<object, object> Memos => _memos ??= [];

    public IInput Advance() => At(position + 1);

    public ParseInput At(int place) => place == position ? this : new(source, place, furthest);

    public bool Equals(IInput? other) => other is ParseInput input && ReferenceEquals(input.Source, source) && input.Position == position;

    public override bool Equals(object? obj) => Equals(obj as IInput);

    public override int GetHashCode() => position;
}
