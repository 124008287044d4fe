using System.Globalization;
using System.Text;
using static Brygga.Rules.Language.Functions;

namespace Brygga.Rules.Language;

/// <summary>Dates; never by culture, never by a zone.</summary>
internal static class DateFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("date", Input.Text, Seq<Parameter>(),
            static (_, _) => ExprType.Of(ValueKind.Date, true) with { MayMiss = true },
            static _ => static (Value value, in Scope _) => DateOf(value.Text.Trim()),
            "The day that the text writes, as 2024-12-31 or 20241231; nothing where it is none.", new("'20241231' | date | text", Value.Of("2024-12-31"))),
        new("add_days", Input.Date, Seq1(new Parameter("days", ParameterKind.Number)),
            static (input, a) => input with { MayBeNothing = input.MayBeNothing || a.Head.Expression.Exists(static e => e.Type.MayBeNothing) },
            static p => AddDays(p.Eval(0)),
            "So many days later; a number below 0 goes back.", new("'2024-02-28' | date | add_days(2) | text", Value.Of("2024-03-01"))),
        new("format", Input.Date, Seq1(Text("pattern")),
            static (input, _) => input.Becomes(ExprType.Text),
            static p => Format(p.Text(0)),
            "The day as text: yyyy, yy, MM, M, dd and d stand for its parts, all else for itself.", new("'2024-12-31' | date | format('d/M yyyy')", Value.Of("31/12 2024"))),
    ];

    private static Value DateOf(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Value.Of(date) : Value.Nothing;

    /// <summary>A day beyond the calendar is unread.</summary>
    private static Run AddDays(Eval days) => (Value value, in Scope scope) =>
    {
        var number = days(scope);
        if (number.Kind != ValueKind.Number) return number.IsNothing ? number : Value.Unknown;
        var day = value.Date.DayNumber + decimal.Truncate(number.Number);
        return day < 0 || day > DateOnly.MaxValue.DayNumber ? Value.Unknown : Value.Of(DateOnly.FromDayNumber((int)day));
    };

    private static Run Format(string pattern) => (Value value, in Scope _) =>
    {
        var (date, text) = (value.Date, new StringBuilder());
        for (var i = 0; i < pattern.Length;)
        {
            var run = pattern.AsSpan(i).IndexOfAnyExcept(pattern[i]) is var n and >= 0 ? n : pattern.Length - i;
            i += run;
            text.Append(Part(date, pattern[i - 1], run));
        }
        return Value.Of(text.ToString());
    };

    private static string Part(DateOnly date, char letter, int length) => (letter, length) switch
    {
        ('y', 4) => date.Year.ToString("0000", CultureInfo.InvariantCulture),
        ('y', 2) => (date.Year % 100).ToString("00", CultureInfo.InvariantCulture),
        ('M', 1 or 2) => date.Month.ToString(length == 1 ? "0" : "00", CultureInfo.InvariantCulture),
        ('d', 1 or 2) => date.Day.ToString(length == 1 ? "0" : "00", CultureInfo.InvariantCulture),
        _ => new(letter, length),
    };
}
