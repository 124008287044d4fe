using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>One field of an entity.</summary>
/// <param name="Max">Greatest length of a text, in UTF-16 units, where the system declares one.</param>
/// <param name="Given">The system fills it in when a create leaves it out.</param>
public sealed record Field(
    string Name,
    FieldType Type,
    Option<int> Max,
    bool Required,
    WriteMode Write,
    bool Given,
    Option<Value> Default,
    Origin At)
{
    public Option<int> Min { get; init; }

    /// <summary>The only values that the field takes; empty = any.</summary>
    public Seq<Value> OneOf { get; init; }

    /// <summary>The literal that stands for "nothing" in this field.</summary>
    public Option<Value> None { get; init; }

    /// <summary>How the API wants a reference, where that is not the system's own way: opaque to the engine.</summary>
    public Option<string> Wire { get; init; }

    /// <summary>Filled in by the connector: from the path, or as it makes the record.</summary>
    public bool Provided { get; init; }

    internal IEnumerable<string> Shape => Type.Shape.Append(None.Match(static none => none.ToString(), static () => "")).Prepend(Name);

    /// <summary>Whether the system takes it is not known yet: the answer of a write is read back (MODEL 7).</summary>
    public bool Unverified { get; init; }
}

/// <summary>When a field may be written.</summary>
public enum WriteMode
{
    Always,

    /// <summary>Only when the record is created.</summary>
    Create,
    Never,
}

/// <summary>A field's type: its kind of value, and the one normaliser used for comparing, for the base and for writing (MODEL 3).</summary>
public sealed record FieldType(string Name, ValueKind Kind, Option<Formula> Normal)
{
    /// <summary>The kinds of record that a <see cref="ValueKind.Reference"/> may name; tried in this order.</summary>
    public Seq<EntityRef> RefersTo { get; init; }

    /// <summary>The type of a list's items.</summary>
    public Option<FieldType> Item { get; init; }

    /// <summary>The fields of a record that stands inside another.</summary>
    public HashMap<string, Field> Members { get; init; }

    /// <summary>A record that is written whole, never by a member (Severa: money).</summary>
    public bool Whole { get; init; }

    /// <summary>A text of digits alone, which converts to a whole number.</summary>
    public bool Digits { get; init; }

    /// <summary>The only values of the type; empty = any.</summary>
    public Seq<Value> OneOf { get; init; }

    /// <summary>The member by which the records of a list are told apart.</summary>
    public Option<string> Key { get; init; }

    /// <summary>The type of a field of which only the name is still known.</summary>
    public static FieldType Remembered { get; } = new("remembered", ValueKind.Unknown, Option<Formula>.None);

    public string NormalText => Normal.Match(static f => f.Text, static () => "");

    /// <summary>Whether a text can stand in a field of <see cref="Digits"/>.</summary>
    public static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    /// <summary>What the bytes of a value depend on: two types of one shape encode equal values to equal bytes.</summary>
    internal IEnumerable<string> Shape => Item.Map(static item => item.Shape).IfNone([])
        .Concat(Members.Values.OrderBy(static m => m.Name, StringComparer.Ordinal).SelectMany(static m => m.Shape))
        .Concat(RefersTo.Map(static to => to.ToString()))
        .Append(Name).Append(NormalText);

    /// <summary>Items and members are normalised by their own types; a member that the value lacks stays away.</summary>
    public Value Normalise(Value value) => Normalise(value, null);

    /// <inheritdoc cref="Normalise(Value)"/>
    /// <param name="scratch">Where texts are put, if nobody keeps them.</param>
    public Value Normalise(Value value, Scratch? scratch) => value.Kind switch
    {
        ValueKind.Unknown or ValueKind.Nothing => value,
        ValueKind.List when Item.Case is FieldType item => Own(Value.List(value.Items.ToArray().Select(item.Normalise)), scratch),
        ValueKind.Record when !Members.IsEmpty => Own(Value.Record(value.Members.ToArray().Select(NormaliseMember)), scratch),
        _ => Own(value, scratch),
    };

    private Value Own(Value value, Scratch? scratch) =>
        Normal.Case is Formula normal ? normal.Run(new Scope(Row.None, Row.None, value, Settings.None) { Scratch = scratch }) : value;

    private Member NormaliseMember(Member member) =>
        Members.Find(member.Name).Match(field => member with { Value = field.Type.Normalise(member.Value) }, () => member);
}
