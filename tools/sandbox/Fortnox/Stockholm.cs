using System.Globalization;

namespace Brygga.Sandbox.Fortnox;

/// <summary>
/// Fortnox's clock shows Stockholm's time without a zone (Fortnox FACTS 1, 20). So a change in the hour that autumn repeats is not
/// found by a mark taken later in the first of the two hours.
/// </summary>
internal static class Stockholm
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>What the clock on the wall showed, to the second.</summary>
    public static DateTime WallClock(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>The date on the wall.</summary>
    public static string Today(TimeProvider clock) => WallClock(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out DateTime wallClock) =>
        DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out wallClock);
}
