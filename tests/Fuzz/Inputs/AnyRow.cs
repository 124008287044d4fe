using Brygga.Engine.Data;

namespace Brygga.Fuzz.Inputs;

/// <summary>Records as the systems should never have them: unread, empty, of another kind than declared, enormous.</summary>
internal static class AnyRow
{
    private static readonly string[] Texts =
        ["", " ", "Ada AB", "1001", "-7", "2026-02-30", "20260301", "\0", "😀\u200d😀", "e\u0301\u0302", "<p>a &amp; &#x110000; b</p", "556036-0793", "{name}", "'", new('a', 40_000), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "a\nb\r\nc", "İıſß", "\u202e1", "79228162514264337593543950336"];

    private static readonly decimal[] Numbers = [0, 1, -1, 0.5m, 25, 1001, int.MaxValue, long.MinValue, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 1e15m];

    private static readonly DateOnly[] Dates = [DateOnly.MinValue, DateOnly.MaxValue, new(2026, 2, 28), new(2024, 2, 29)];

    private static readonly DateTimeOffset[] Instants = [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero)];

    public static Row Of(Random dice, Schema schema) => Row.Of(schema, [.. Enumerable.Range(0, schema.Count).Select(i => Value(dice, schema[i].Type, 0))]);

    private static Value Value(Random dice, FieldType type, int depth) => dice.Next(10) switch
    {
        0 => Engine.Data.Value.Unknown,
        1 => Engine.Data.Value.Nothing,
        2 => OfKind(dice, (ValueKind)dice.Next((int)ValueKind.Record + 1), type, depth),
        _ => OfKind(dice, type.Kind, type, depth),
    };

    private static Value OfKind(Random dice, ValueKind kind, FieldType type, int depth) => kind switch
    {
        ValueKind.Text => Engine.Data.Value.Of(Texts[dice.Next(Texts.Length)]),
        ValueKind.Number => Engine.Data.Value.Of(Numbers[dice.Next(Numbers.Length)]),
        ValueKind.Boolean => Engine.Data.Value.Of(dice.Next(2) == 0),
        ValueKind.Date => Engine.Data.Value.Of(Dates[dice.Next(Dates.Length)]),
        ValueKind.Instant => Engine.Data.Value.Of(Instants[dice.Next(Instants.Length)]),
        ValueKind.Reference => Engine.Data.Value.Reference(new(type.RefersTo.HeadOrNone().IfNone(new EntityRef(Side.Severa, "customer")), Texts[2 + dice.Next(4)]), Row.None),
        ValueKind.List when depth < 3 => Engine.Data.Value.List(Enumerable.Range(0, dice.Next(5)).Select(_ => Value(dice, type.Item.IfNone(type), depth + 1))),
        ValueKind.Record when depth < 3 => Engine.Data.Value.Record(type.Members.Values.Select(member => new Member(member.Name, Value(dice, member.Type, depth + 1)))),
        _ => Engine.Data.Value.Nothing,
    };
}
