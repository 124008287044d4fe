using System.CommandLine.Parsing;
using System.Globalization;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary>Stretches of time and instants as people type them: <c>90s</c>, <c>5m</c>, <c>2h</c>, <c>7d</c>; <c>2026-03-01</c>, <c>2026-03-01T08:00Z</c>.</summary>
internal static class Durations
{
    public static LanguageExt.Option<TimeSpan> Read(string text) =>
        text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => None,
            }
            : None;

    /// <summary>So long ago, or a date or an instant; without a zone it is the clock's own.</summary>
    public static LanguageExt.Option<DateTimeOffset> ReadInstant(string text, TimeProvider clock)
    {
        if (Read(text).Case is TimeSpan ago) return clock.GetUtcNow() - ago;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)) return None;
        return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, clock.LocalTimeZone.GetUtcOffset(time)) : new DateTimeOffset(time);
    }

    public static System.CommandLine.Option<DateTimeOffset?> Instant(string name, string description, TimeProvider clock) => new(name)
    {
        Description = description,
        CustomParser = result => ReadInstant(result.Tokens[0].Value, clock).Case is DateTimeOffset instant
            ? instant
            : Wrong<DateTimeOffset?>(result, $"{name} takes a date (2026-03-01), an instant (2026-03-01T08:00Z), or how long ago (2h, 7d)."),
    };

    public static System.CommandLine.Option<TimeSpan> Every(string name, TimeSpan usual, TimeSpan least, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result => Read(result.Tokens[0].Value).Filter(every => every >= least && every <= TimeSpan.FromDays(1)).Case is TimeSpan every
            ? every
            : Wrong<TimeSpan>(result, $"{name} takes {least.TotalSeconds} seconds to a day: 90s, 5m, 1h."),
    };

    private static T? Wrong<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
