using System.Globalization;

namespace Brygga.Sandbox.Data;

/// <summary>Business numbers with right check digits.</summary>
internal static class Identifiers
{
    private static readonly int[] Finnish = [7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] Danish = [2, 7, 6, 5, 4, 3, 2];
    private static readonly int[] Norwegian = [3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>Ten digits with a hyphen, the last by Luhn.</summary>
    public static string Swedish(Dice dice, string prefix)
    {
        var body = prefix + dice.Digits(9 - prefix.Length);
        return $"{body[..6]}-{body[6..]}{Luhn(body)}";
    }

    /// <summary>Seven digits, a hyphen and a check digit; a body whose check would be ten is not used.</summary>
    public static string Business(Dice dice, NordicCountry country) => country.Code switch
    {
        "FI" => Checked(dice, "2", Finnish).Insert(7, "-"),
        "DK" => Checked(dice, "3", Danish),
        _ => Checked(dice, "9", Norwegian),
    };

    public static string Vat(NordicCountry country, string number)
    {
        var digits = number.Replace("-", "", StringComparison.Ordinal);
        return country.Code switch { "SE" => $"SE{digits}01", "NO" => $"NO{digits}MVA", _ => country.Code + digits };
    }

    /// <summary>Thirteen digits of the Swedish range, the last a check digit: every second one counts three times, from the right.</summary>
    public static string Gln(Dice dice)
    {
        var body = "7365" + dice.Digits(8);
        var sum = body.Select(static (digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return body + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    private static int Luhn(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var digit = (body[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += (digit / 10) + (digit % 10);
        }

        return (10 - (sum % 10)) % 10;
    }

    private static string Checked(Dice dice, string prefix, int[] weights)
    {
        while (true)
        {
            var body = prefix + dice.Digits(weights.Length - prefix.Length);
            var rest = body.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11;
            if (rest != 1) return body + (rest == 0 ? 0 : 11 - rest).ToString(CultureInfo.InvariantCulture);
        }
    }
}
