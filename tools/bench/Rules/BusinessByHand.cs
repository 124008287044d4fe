namespace Brygga.Bench.Rules;

/// <summary>Business numbers by hand; an empty text where there is none.</summary>
internal static class BusinessByHand
{
    private static readonly HashSet<string> Countries =
        [.. "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI NO GB CH IS".Split(' ')];

    public static string Organisation(string vat)
    {
        Span<char> digits = stackalloc char[vat.Length];
        var count = 0;
        foreach (var c in vat)
            if (c is not (' ' or '-' or '.')) digits[count++] = char.ToUpperInvariant(c);
        var number = digits[..count] switch
        {
            ['S', 'E', .. { Length: 10 } inner, '0', '1'] => inner,
            ['1', '6', .. { Length: 10 } inner] => inner,
            var other => other,
        };
        return number.Length == 10 && !number.ContainsAnyExceptInRange('0', '9') && Luhn(number) ? number.ToString() : "";
    }

    public static string Vat(string text)
    {
        var bare = Bare(text);
        if (bare.Length is < 4 or > 14 || !Countries.Contains(bare[..2])) return "";
        var hasDigit = false;
        foreach (var c in bare.AsSpan(2))
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c)) return "";
            hasDigit |= char.IsAsciiDigit(c);
        }
        return hasDigit && (bare[0] != 'S' || bare[1] != 'E' || Organisation(bare).Length > 0) ? bare : "";
    }

    /// <summary>In capitals and without signs.</summary>
    public static string Bare(string text) => text.AsSpan().ContainsAny(' ', '-', '.')
        ? text.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)
        : text.ToUpperInvariant();

    public static string Gln(string text)
    {
        var bare = text.AsSpan().ContainsAny(' ', '-') ? text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal) : text;
        if (bare.StartsWith("0088:", StringComparison.Ordinal)) bare = bare[5..];
        if (bare.Length != 13 || bare.AsSpan().ContainsAnyExceptInRange('0', '9')) return "";
        var sum = 0;
        for (var i = 0; i < bare.Length; i++) sum += (bare[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return sum % 10 == 0 ? bare : "";
    }

    private static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }
}
