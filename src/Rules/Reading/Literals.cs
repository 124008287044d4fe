using Brygga.Rules.Language;

namespace Brygga.Rules.Reading;

/// <summary>Values written as plain text: defaults, settings, words that clear a field.</summary>
internal static class Literals
{
    public static Option<Value> Read(ValueKind kind, Seq<string> words, string text) => kind switch
    {
        ValueKind.Text => words.IsEmpty || words.Has(text) ? Value.Of(text) : Option<Value>.None,
        ValueKind.Number => Lexemes.ToNumber(text).Map(Value.Of),
        ValueKind.Boolean => text switch { "true" => Value.True, "false" => Value.False, _ => Option<Value>.None },
        _ => None,
    };

    /// <summary>A value of a field; a reference is written as the key or the id of its record.</summary>
    public static Option<Value> Read(Field field, string text) => field.Type.Kind == ValueKind.Reference
        ? Value.Of(text)
        : Read(field.Type.Kind, Seq<string>(), text).Filter(value => field.OneOf.IsEmpty || field.OneOf.Exists(v => v == value));

    /// <summary>What would have been accepted.</summary>
    public static Seq<string> Wanted(ValueKind kind, Seq<string> words) =>
        kind == ValueKind.Boolean ? Seq("true", "false") : words.IsEmpty ? Seq1($"a {kind.Word()}") : words;

    public static Seq<string> Wanted(Field field) => field.OneOf.IsEmpty
        ? Wanted(field.Type.Kind, Seq<string>())
        : field.OneOf.Mapped(static v => v.ToString());
}
