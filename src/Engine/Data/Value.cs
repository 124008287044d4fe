using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>
/// One value of a record: a kind, sixteen bytes and one reference (MODEL 3). Equality is by kind and content;
/// numbers are compared without trailing zeros (1.10 = 1.1), text ordinally; a lone half of a surrogate pair, which no
/// encoding can carry, becomes U+FFFD. An empty text is <see cref="Nothing"/>.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    private readonly object? _reference;
    private readonly decimal _number;

    private Value(ValueKind kind, decimal number, object? reference) => (Kind, _number, _reference) = (kind, number, reference);

    public ValueKind Kind { get; }

    public static Value Unknown => default;

    public static Value Nothing { get; } = new(ValueKind.Nothing, 0, null);

    public static Value True { get; } = new(ValueKind.Boolean, 1, null);

    public static Value False { get; } = new(ValueKind.Boolean, 0, null);

    public bool IsUnknown => Kind == ValueKind.Unknown;

    public bool IsNothing => Kind == ValueKind.Nothing;

    /// <summary>Read and not empty.</summary>
    public bool IsSet => Kind > ValueKind.Nothing;

    public bool IsTrue => Kind == ValueKind.Boolean && _number != 0;

    /// <summary>The text; throws when the value is no text.</summary>
    public string Text => Held(ValueKind.Text) as string ?? new(Characters);

    /// <summary>The text, wherever it stands; throws when the value is no text.</summary>
    public ReadOnlySpan<char> Characters => Held(ValueKind.Text) is string text ? text.AsSpan() : ((char[])_reference!).AsSpan(Start, Length);

    /// <summary>The number; throws when the value is no number.</summary>
    public decimal Number => Bytes(ValueKind.Number);

    public DateOnly Date => DateOnly.FromDayNumber((int)Bytes(ValueKind.Date));

    /// <summary>The instant, offset zero.</summary>
    public DateTimeOffset Instant => new((long)Bytes(ValueKind.Instant), TimeSpan.Zero);

    /// <summary>A piece of a text: where the text stands in an array, in the same one.</summary>
    public Value Piece(int start, int length) => _reference is string text
        ? length == text.Length ? this : Of(text.Substring(start, length))
        : Of((char[])_reference!, Start + start, length);

    public ReadOnlySpan<Value> Items => new((Value[])Held(ValueKind.List)!, Start, Length);

    /// <summary>The members of a record, in ordinal order of their names.</summary>
    public ReadOnlySpan<Member> Members => (Member[])Held(ValueKind.Record)!;

    public static Value Of(string? text) => string.IsNullOrEmpty(text) ? Nothing : new(ValueKind.Text, 0, WellFormed(text));

    /// <summary>A text that stands in a larger array; see <see cref="Scratch"/>.</summary>
    internal static Value Of(char[] characters, int start, int length) => length == 0 ? Nothing
        : IsWellFormed(characters.AsSpan(start, length)) ? new(ValueKind.Text, Place(start, length), characters)
        : Of(new string(characters, start, length));

    public static Value Of(decimal number) => new(ValueKind.Number, WithoutTrailingZeros(number), null);

    public static Value Of(bool truth) => truth ? True : False;

    public static Value Of(DateOnly date) => new(ValueKind.Date, date.DayNumber, null);

    public static Value Of(DateTimeOffset instant) => new(ValueKind.Instant, instant.UtcTicks, null);

    public static Value List(IEnumerable<Value> items) => List(items.ToArray());

    /// <summary>A list of items in an array that nobody else holds: it is kept, not copied.</summary>
    public static Value List(Value[] items) => List(items, 0, items.Length);

    /// <summary>A list that stands in a larger array; see <see cref="Scratch"/>.</summary>
    internal static Value List(Value[] items, int start, int length) => new(ValueKind.List, Place(start, length), items);

    /// <summary>The referenced record; its row is none where only the id is known.</summary>
    public Referenced Referenced => (Referenced)Held(ValueKind.Reference)!;

    public static Value Reference(RecordRef record, Row row) => new(ValueKind.Reference, 0, new Referenced(record, row));

    public static Value Record(IEnumerable<Member> members) =>
        new(ValueKind.Record, 0, members.OrderBy(static m => m.Name, StringComparer.Ordinal).ToArray());

    public bool Equals(Value other) => Kind == other.Kind && Kind switch
    {
        ValueKind.Unknown or ValueKind.Nothing => true,
        ValueKind.Text => Characters.SequenceEqual(other.Characters),
        ValueKind.List => Items.SequenceEqual(other.Items),
        ValueKind.Record => Members.SequenceEqual(other.Members),
        ValueKind.Reference => Referenced.Record == other.Referenced.Record,
        _ => _number == other._number,
    };

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Kind switch
    {
        ValueKind.Text => string.GetHashCode(Characters, StringComparison.Ordinal),
        ValueKind.List => Items.Length,
        ValueKind.Record => Members.Length,
        ValueKind.Reference => Referenced.Record.GetHashCode(),
        _ => HashCode.Combine(Kind, _number),
    };

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>The value as a person reads it in a message or a table; invariant culture.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Unknown => "(unread)",
        ValueKind.Nothing => "",
        ValueKind.Text => Text,
        ValueKind.Number => _number.ToString(CultureInfo.InvariantCulture),
        ValueKind.Boolean => IsTrue ? "true" : "false",
        ValueKind.Date => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueKind.Instant => Instant.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ValueKind.List => string.Join(", ", Items.ToArray()),
        ValueKind.Record => string.Join(", ", Members.ToArray()),
        ValueKind.Reference => Referenced.Record.ToString(),
        _ => throw new UnreachableException(Kind.ToString()),
    };

    /// <summary>A text or a number that is known to be in its normal form: it was encoded.</summary>
    internal static Value Normal(string text) => new(ValueKind.Text, 0, text);

    /// <inheritdoc cref="Normal(string)"/>
    internal static Value Normal(decimal number) => new(ValueKind.Number, number, null);

    private static decimal WithoutTrailingZeros(decimal number) => number == 0 ? 0 : number / 1.0000000000000000000000000000m;

    private static string WellFormed(string text) => IsWellFormed(text) ? text : string.Concat(text.EnumerateRunes());

    /// <summary>Pairs of surrogates are looked at one by one, and are rare.</summary>
    private static bool IsWellFormed(ReadOnlySpan<char> text) => !text.ContainsAnyInRange('\uD800', '\uDFFF');

    /// <summary>Where a text or a list stands in its array, in the sixteen bytes.</summary>
    private static decimal Place(int start, int length) => ((ulong)(uint)start << 32) | (uint)length;

    private int Start => (int)((ulong)_number >> 32);

    private int Length => (int)(uint)(ulong)_number;

    private object? Held(ValueKind kind)
    {
        if (Kind != kind) ThrowWrong(kind);
        return _reference;
    }

    private decimal Bytes(ValueKind kind)
    {
        if (Kind != kind) ThrowWrong(kind);
        return _number;
    }

    [DoesNotReturn]
    private void ThrowWrong(ValueKind kind) => throw new InvalidOperationException($"a {Kind} was read as a {kind}");
}

/// <summary>What a <see cref="ValueKind.Reference"/> refers to. Two references are equal when they name one record.</summary>
public sealed record Referenced(RecordRef Record, Row Row);

/// <summary>A named value inside a <see cref="ValueKind.Record"/>.</summary>
public readonly record struct Member(string Name, Value Value)
{
    public override string ToString() => $"{Name}: {Value}";
}
