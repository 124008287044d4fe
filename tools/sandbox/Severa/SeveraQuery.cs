using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>
/// Query parameters as Severa takes them (Severa FACTS 4). Parameters it does not know are ignored in silence, which is why a loop that pages
/// a page-token list by <c>firstRow</c> reads its first page for ever.
/// </summary>
internal sealed class SeveraQuery(Call call)
{
    /// <summary>The first parameter that could not be read.</summary>
    public Answer? Refusal { get; private set; }

    public string? Text(string name) => call.Query.TryGetValue(name, out var values) && values is [{ Length: > 0 } text, ..] ? text : null;

    public HashSet<string>? Texts(string name) =>
        call.Query.TryGetValue(name, out var values) && values.Count > 0
            ? values.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase)
            : null;

    public HashSet<long>? Numbers(string name)
    {
        if (Texts(name) is not { } texts) return null;
        var numbers = new HashSet<long>();
        foreach (var text in texts)
        {
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
            else Refuse(name, "must be an integer");
        }

        return numbers;
    }

    public bool? Flag(string name)
    {
        if (Text(name) is not { } text) return null;
        if (bool.TryParse(text, out var flag)) return flag;
        Refuse(name, "must be true or false");
        return null;
    }

    /// <summary>A plus sign that was not percent-encoded arrives as a space, and the date is refused.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return instant;
        Refuse(name, "must be a date and time");
        return null;
    }

    /// <summary>A day, given as such or as an instant.</summary>
    public string? Day(string name) => Instant(name) is { } instant ? SeveraJson.Day(instant) : null;

    public decimal? Decimal(string name)
    {
        if (Text(name) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        Refuse(name, "must be a number");
        return null;
    }

    /// <summary>Rows asked for: 20 on most routes unless told, and never more than the route's maximum, in silence.</summary>
    public int RowCount(SeveraRegister register)
    {
        if (Text("rowCount") is null) return register.DefaultRows;
        var rows = Whole("rowCount", register.DefaultRows);
        if (rows < 1) Refuse("rowCount", "must be at least 1");
        return Math.Clamp(rows, 1, register.MostRows);
    }

    public int FirstRow()
    {
        var row = Whole("firstRow", 0);
        if (row < 0) Refuse("firstRow", "must not be negative");
        return Math.Max(row, 0);
    }

    /// <summary>The place a page token points at: the ordinal of the last record given.</summary>
    public long After()
    {
        if (Text("pageToken") is not { } token) return 0;
        try
        {
            var text = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token));
            if (text.StartsWith("after:", StringComparison.Ordinal)
                && long.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)) return ordinal;
        }
        catch (FormatException)
        {
            // Refused below, like a token that says something else.
        }

        Refuse("pageToken", "is not valid");
        return 0;
    }

    public static string PageToken(SandboxRecord last) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"after:{last.Ordinal}")));

    private int Whole(string name, int otherwise)
    {
        if (Text(name) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Refuse(name, "must be an integer");
        return otherwise;
    }

    private void Refuse(string name, string problem) => Refusal ??= SeveraErrors.Parameter($"{name} {problem}.", SeveraErrors.Query, name);
}
