namespace Brygga.Rules.Language;

/// <summary>Swedish organisation numbers: ten digits, the last a check digit (Luhn).</summary>
internal static class OrganisationNumber
{
    private const int Length = 10;

    /// <summary>SE, ten digits, 01.</summary>
    private const int LongestForm = 14;

    /// <summary>The ten digits, or nothing.</summary>
    public static int Find(ReadOnlySpan<char> text, Span<char> to)
    {
        Span<char> bare = stackalloc char[LongestForm];
        var length = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-' or '.') continue;
            if (length == LongestForm) return 0;
            bare[length++] = char.ToUpperInvariant(c);
        }
        var digits = bare[..length] switch
        {
            ['S', 'E', .. { Length: Length } number, '0', '1'] => number,
            ['1', '6', .. { Length: Length } number] => number,
            var number => number,
        };
        if (digits.Length != Length || digits.ContainsAnyExceptInRange('0', '9') || !Luhn(digits)) return 0;
        digits.CopyTo(to);
        return Length;
    }

    public static bool IsIn(ReadOnlySpan<char> text) => Find(text, stackalloc char[Length]) > 0;

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
