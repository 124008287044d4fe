using static Brygga.Rules.Language.Functions;

namespace Brygga.Rules.Language;

/// <summary>What Nordic business data needs.</summary>
internal static class BusinessFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        OfText("allowed_characters", Shrinks, static text => FortnoxCharacters.Clean(text),
            "What Fortnox accepts in a text: each character that it would refuse becomes a space; runs of spaces become one.",
            "'Ada \"Countess\" <Lovelace>' | allowed_characters", "Ada Countess Lovelace"),
        OfCharacters("domain", Misses, static n => n, Domain,
            "The domain of an e-mail address, in small letters; nothing where it is none.", "'Ada@Brygga.SE' | domain", "brygga.se"),
        OfCharacters("organisation_number", static t => Misses(t) with { Longest = 10 }, static n => n, OrganisationNumber.Find,
            "The ten digits of a Swedish organisation number, also out of 16556036-0793 or SE556036079301; nothing where it is none.",
            "'SE556036079301' | organisation_number", "5560360793"),
        OfText("vat_number", static t => Misses(t) with { Longest = 14 }, static text => VatNumber.Find(text),
            "A VAT number with its country, in capitals and without signs; nothing where it is none. A Swedish one has right check digits.",
            "'se 556036-0793 01' | vat_number", "SE556036079301"),
        OfText("postal_code", static t => Shrinks(t) with { Longest = t.Longest.Map(static n => n + 1) }, static text => PostalCode(text),
            "Five digits as 123 45, without SE- in front; any other code as it is, trimmed.", "'SE-12345' | postal_code", "123 45"),
        OfText("phone", Misses, static text => Phone.Clean(text),
            "Only digits and a + in front, without (0) and with + for 00; nothing where there are fewer than five digits.", "'0046 (0)8-123 45' | phone", "+46812345"),
        OfText("country_code", static t => Misses(t) with { Longest = 2 }, static text => Countries.Code(text),
            "The two letters of a country out of its name in English, Swedish or its own language, or out of the two letters; nothing where it is not known.",
            "'Sverige' | country_code", "SE"),
        OfText("gln", static t => Misses(t) with { Longest = 13 }, static text => Gln.Find(text),
            "The thirteen digits of a GLN with a right check digit, without 0088: in front; nothing where it is none.", "'0088:7350000000009' | gln", "7350000000009"),
    ];

    private static int Domain(ReadOnlySpan<char> text, Span<char> to)
    {
        var address = text.Trim();
        var at = address.LastIndexOf('@');
        if (at <= 0) return 0;
        var length = address[(at + 1)..].ToLowerInvariant(to);
        foreach (var c in to[..length])
            if (char.IsWhiteSpace(c)) return 0;
        return length;
    }

    private static string PostalCode(string text)
    {
        var code = text.Trim();
        var bare = code.Replace(" ", "", StringComparison.Ordinal);
        if (bare.StartsWith("SE-", StringComparison.OrdinalIgnoreCase)) bare = bare[3..];
        return bare.Length == 5 && bare.All(char.IsAsciiDigit) ? $"{bare[..3]} {bare[3..]}" : code;
    }
}
