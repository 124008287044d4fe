namespace Brygga.Rules.Language;

/// <summary>Swedish organisation numbers: ten digits, the last a check digit (Luhn).</summary>
internal static class OrganisationNumber
{
    private const int Length = 10;

    /// <summary>The ten digits, or an empty text.</summary>
    public static string Find(string text)
    {
        var bare = string.Concat(text.Where(static c => c is not (' ' or '-' or '.'))).ToUpperInvariant();
        var digits = bare switch
        {
            ['S', 'E', .. var vat, '0', '1'] when vat.Length == Length => vat,
            ['1', '6', .. var number] when number.Length == Length => number,
            _ => bare,
        };
        return digits.Length == Length && digits.All(char.IsAsciiDigit) && Luhn(digits) ? digits : "";
    }

    private static bool Luhn(string digits)
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
