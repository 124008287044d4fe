using System.Globalization;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Testing;

/// <summary>
/// A field's value as a test writes it, of the type that the catalogue declares. <c>unread</c> marks what could not be read,
/// <c>nothing</c> what is empty; in quotes they are texts.
/// </summary>
internal static class TestValues
{
    public const string Unread = "unread";

    private const string Nothing = "nothing";

    public static Validation<Value> Read(Field field, YamlNode node) => node switch
    {
        YamlNode.Scalar s when IsWord(s, Unread) => Value.Unknown,
        YamlNode.Scalar s when IsWord(s, Nothing) || s.Text.Length == 0 => Value.Nothing,
        YamlNode.Scalar s => Scalar(field, s),
        YamlNode.Sequence list when field.Type.Item.Case is FieldType item => Items(field with { Type = item }, list),
        YamlNode.Mapping members when field.Type.Kind == ValueKind.Record => Members(field, members),
        _ => Mistakes.WrongShape(node.At, Wanted(field)),
    };

    public static bool IsWord(YamlNode node, string word) => node is YamlNode.Scalar s && s.Text == word && !s.Map.IsSingleQuoted;

    private static Validation<Value> Items(Field item, YamlNode.Sequence list) =>
        list.Items.Each(node => Read(item, node)).Map(static items => Value.List(items));

    private static Validation<Value> Members(Field field, YamlNode.Mapping members) => members
        .Each(pair => field.Type.Members.Find(pair.Key.Text).Match(
            member => Read(member, pair.Value).Map(value => new Member(member.Name, value)),
            () => Mistakes.UnknownField(pair.Key.At, field.Name, pair.Key.Text, toSeq(field.Type.Members.Keys))))
        .Map(static all => Value.Record(all));

    private static Validation<Value> Scalar(Field field, YamlNode.Scalar s) => Parse(field.Type, s.Text)
        .Filter(value => field.OneOf.IsEmpty || field.OneOf.Exists(v => v == value))
        .OrMistake(() => Mistakes.NotOfForm(s.At, s.Text, Wanted(field)));

    private static Option<Value> Parse(FieldType type, string text) => type.Kind switch
    {
        ValueKind.Text => Value.Of(text),
        ValueKind.Number => Lexemes.ToNumber(text).Map(Value.Of),
        ValueKind.Boolean => text switch { "true" => Value.True, "false" => Value.False, _ => Option<Value>.None },
        ValueKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Value.Of(date) : None,
        ValueKind.Instant => Instant(text).Map(Value.Of),
        ValueKind.Reference => type.RefersTo.HeadOrNone().Map(entity => Value.Reference(new(entity, text), Row.None)),
        _ => None,
    };

    public static Option<DateTimeOffset> Instant(string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : None;

    private static string Wanted(Field field) => !field.OneOf.IsEmpty
        ? string.Join(" or ", field.OneOf)
        : $"{Article(field.Type.Kind)} for {field.Name}";

    private static string Article(ValueKind kind) => kind switch
    {
        ValueKind.Boolean => "true or false",
        ValueKind.Date => "a date (2026-03-01)",
        ValueKind.Instant => "a time (2026-03-01T08:00:00Z)",
        ValueKind.Reference => "the id of a record",
        ValueKind.List => "a list [a, b]",
        ValueKind.Record => "a map of its members",
        _ => $"a {kind.Word()}",
    };
}
