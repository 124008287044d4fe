using System.Buffers;
using System.Collections.Frozen;

namespace Brygga.Rules.Language;

/// <summary>VAT numbers: two letters of a country, then two to twelve letters and digits.</summary>
internal static class VatNumber
{
    private static readonly FrozenSet<string> Countries = (
        "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI NO GB CH IS").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The number, or an empty text.</summary>
    public static string Find(string text)
    {
        var bare = (text.AsSpan().ContainsAny(' ', '-', '.') ? string.Concat(text.Where(static c => c is not (' ' or '-' or '.'))) : text).ToUpperInvariant();
        if (bare.Length is < 4 or > 14 || !Countries.Contains(bare[..2])) return "";
        var number = bare.AsSpan(2);
        if (!number.ContainsAnyInRange('0', '9') || number.ContainsAnyExcept(Signs)) return "";
        return bare.StartsWith("SE", StringComparison.Ordinal) && !OrganisationNumber.IsIn(bare) ? "" : bare;
    }
}

/// <summary>GLN, the number of a place: thirteen digits, the last a check digit.</summary>
internal static class Gln
{
    private const int Length = 13;

    /// <summary>The digits, or an empty text.</summary>
    public static string Find(string text)
    {
        var bare = text.AsSpan().ContainsAny(' ', '-') ? string.Concat(text.Where(static c => c is not (' ' or '-'))) : text;
        if (bare.StartsWith("0088:", StringComparison.Ordinal)) bare = bare[5..];
        return bare.Length == Length && bare.All(char.IsAsciiDigit) && IsRight(bare) ? bare : "";
    }

    private static bool IsRight(string digits)
    {
        var sum = 0;
        for (var i = 0; i < Length; i++) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return sum % 10 == 0;
    }
}

internal static class Phone
{
    private const int FewestDigits = 5;

    /// <summary>The number, or an empty text.</summary>
    public static string Clean(string text)
    {
        var bare = text.Trim().Replace("(0)", "", StringComparison.Ordinal);
        var digits = string.Concat(bare.Where(char.IsAsciiDigit));
        if (digits.Length < FewestDigits) return "";
        return bare.StartsWith('+') ? $"+{digits}" : digits.StartsWith("00", StringComparison.Ordinal) ? $"+{digits[2..]}" : digits;
    }
}
