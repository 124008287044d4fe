using Brygga.Engine.Data;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;

namespace Brygga.Connectors.Tests.Http;

/// <summary>Values of a catalogue's types: normalised, set, and of their lists and records the parts too.</summary>
internal static class AnyFieldValue
{
    private static readonly Gen<Value> Text = Gen.Elements("a", "Å", "ß", "é", "7", "-", " ", "\n", "'", "\"", "<", "😀", "\\", "0").NonEmptyListOf()
        .Select(static parts => Value.Of(string.Concat(parts)));

    private static readonly Gen<Value> Digits = Gen.Choose(0, 9).Select(static digit => (char)('0' + digit)).NonEmptyListOf()
        .Select(static digits => Value.Of(string.Concat(digits)));

    /// <summary>In milliseconds: what the systems' times hold.</summary>
    private static readonly Gen<Value> Instant = Gen.Choose(0, int.MaxValue).Select(static ms => Value.Of(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(ms)));

    public static Gen<Value> Of(Field field) => Of(field.Type, field.OneOf.IsEmpty ? field.Type.OneOf : field.OneOf)
        .Where(value => !field.None.Exists(none => value.ToString().EndsWith(none.ToString(), StringComparison.Ordinal)));

    /// <summary>One value of each.</summary>
    public static Gen<Seq<T>> Each<T>(IEnumerable<Gen<T>> all) =>
        all.Aggregate(Gen.Constant(Seq<T>.Empty), static (made, next) => made.SelectMany(some => next.Select(one => some.Add(one))));

    private static Gen<Value> Of(FieldType type, Seq<Value> oneOf) => Raw(type, oneOf).Select(type.Normalise).Where(static value => value.IsSet);

    private static Gen<Value> Raw(FieldType type, Seq<Value> oneOf) => type switch
    {
        _ when !oneOf.IsEmpty => Gen.Elements(oneOf.AsEnumerable()),
        { Kind: ValueKind.Text, Digits: true } => Digits,
        { Kind: ValueKind.Text } => Text,
        { Kind: ValueKind.Number } => ArbMap.Default.GeneratorFor<decimal>().Select(static number => Value.Of(number)),
        { Kind: ValueKind.Boolean } => Gen.Elements(Value.True, Value.False),
        { Kind: ValueKind.Date } => Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(static day => Value.Of(DateOnly.FromDayNumber(day))),
        { Kind: ValueKind.Instant } => Instant,
        { Kind: ValueKind.Reference } => Digits.Select(id => Value.Reference(new(type.RefersTo[0], id.Text), Row.None)),
        { Kind: ValueKind.List, Item.Case: FieldType item } => Of(item, item.OneOf).ListOf().Select(static items => Value.List(items)),
        { Kind: ValueKind.Record } => Each(type.Members.Values.Select(Member)).Select(static members => Value.Record(members.Filter(static m => m.Value.IsSet)))
            .Where(static record => !record.Members.IsEmpty),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "no values of it are made"),
    };

    private static Gen<Member> Member(Field field) => field.Write is WriteMode.Never
        ? Gen.Constant(new Member(field.Name, Value.Nothing))
        : Gen.Frequency((1, Gen.Constant(Value.Nothing)), (4, Of(field))).Select(value => new Member(field.Name, value));
}
