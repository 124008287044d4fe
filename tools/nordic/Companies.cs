using System.Globalization;

namespace Brygga.Nordic;

/// <summary>Makes companies, each out of the seed and its own number: any of them can be made without the others.</summary>
internal static class Companies
{
    private const int PostalCodesOfTown = 60;

    private static readonly string[] Starts =
    [
        "Nord", "Syd", "Väst", "Öst", "Berg", "Sol", "Sten", "Skog", "Sjö", "Ström", "Lind", "Björk", "Ek", "Ask", "Gran", "Hav", "Is", "Järn", "Koppar", "Silver",
        "Guld", "Stål", "Vind", "Väg", "Land", "Stad", "Borg", "Hög", "Ny", "Gam", "Stor", "Mid", "Över", "Alfa", "Beta", "Delta", "Omni", "Pro", "Inter", "Trans",
        "Eko", "Bio", "Geo", "Hydro", "Termo", "Elek", "Tele", "Data", "Info", "Medi", "Agro", "Aqua", "Poly", "Multi", "Uni", "Nova", "Terra", "Viva", "Luma", "Kara",
        "Tave", "Rundo", "Fjäll", "Dal", "Kvist", "Holm", "Näs", "Ås", "Vik", "Fors", "Säter", "Lång", "Kort", "Blå", "Röd", "Grön", "Svart", "Vit", "Klar", "Snabb",
    ];

    private static readonly string[] Syllables =
    [
        "ba", "be", "bi", "bo", "da", "de", "di", "do", "fa", "fe", "fi", "fo", "ga", "ge", "gi", "go", "ha", "he", "ja", "jo", "ka", "ke", "ki", "ko", "la", "le", "li", "lo",
        "ma", "me", "mi", "mo", "na", "ne", "ni", "no", "pa", "pe", "pi", "po", "ra", "re", "ri", "ro", "sa", "se", "si", "so", "ta", "te", "ti", "to", "va", "ve", "vi", "vo",
    ];

    private static readonly string[] Ends =
    [
        "vik", "hem", "tek", "gruppen", "via", "ton", "dal", "sten", "mark", "borg", "lund", "port", "line", "soft", "plan", "form", "kraft", "rum", "bo", "vall",
        "nät", "verk", "bolaget", "center", "kompaniet", "partner", "house", "vest", "tra", "dom", "nova", "ria", "lex", "max", "zon", "bas", "press", "trä", "hus", "fält",
    ];

    private static readonly string[] StreetStarts =
    [
        "Stor", "Kyrko", "Drottning", "Kungs", "Järnvägs", "Skol", "Hamn", "Industri", "Verkstads", "Ring", "Park", "Björk", "Ek", "Lind", "Sjö", "Strand", "Norra", "Södra",
        "Östra", "Västra", "Berg", "Dal", "Ny", "Gamla", "Mellan", "Tvär", "Kvarn", "Bruks", "Slotts", "Torg", "Ängs", "Skogs", "Äng", "Sten", "Möllers", "Fabriks", "Smedje",
        "Garvare", "Bagar", "Fiskar", "Köpmans", "Linné", "Vasa", "Nobel", "Polar", "Karl", "Erik", "Birger", "Sten", "Havs",
    ];

    private static readonly string[] LocalParts = ["info", "faktura", "kontakt", "order", "post", "ekonomi", "office", "sales", "kundtjanst", "reception"];

    private static readonly string[] Families = ["Holding", "Fastigheter", "Invest", "Service", "Leasing", "Gruppen", "Förvaltning", "Nord", "Syd", "Trading"];

    public static Company Make(int seed, int number)
    {
        var dice = Dice.Of(seed, number, purpose: 1);
        var country = dice.Pick(Country.All);
        var (stem, rest) = Name(ref dice, country);
        return new Company(
            country, stem, rest, dice.Below(country.Forms.Length), RegisterNumber(country, seed, number),
            dice.Chance(0.06) ? "" : DomainOf(ref dice, country, stem, rest), LocalPart(ref dice, country), Phone(ref dice), "", 0, country.Towns[0], 0).At(ref dice);
    }

    /// <summary>Another company of the same family: the stem of the name, and often where it is and how it is reached.</summary>
    public static Company Sister(Company of, int seed, int number)
    {
        var dice = Dice.Of(seed, number, purpose: 2);
        var sister = of with { Rest = dice.Chance(0.5) ? dice.Pick(Families) : dice.Pick(of.Country.Trades), Register = RegisterNumber(of.Country, seed, number) };
        if (dice.Chance(0.4)) sister = sister.At(ref dice);
        if (dice.Chance(0.4)) sister = sister with { Domain = DomainOf(ref dice, of.Country, sister.Stem, sister.Rest) };
        if (dice.Chance(0.5)) sister = sister with { LocalPart = LocalPart(ref dice, of.Country) };
        return dice.Chance(0.6) ? sister with { Phone = Phone(ref dice) } : sister;
    }

    public static (string Stem, string Other) Name(ref Dice dice, Country country)
    {
        var kind = dice.Below(100);
        var stem = kind switch
        {
            < 50 => Coined(ref dice),
            < 70 => dice.Common(country.Surnames),
            < 80 => $"{dice.Common(country.Surnames)} & {dice.Pick(country.Surnames)}",
            < 88 => $"{dice.Common(country.Towns).Name}s",
            _ => $"{Coined(ref dice)} {dice.Common(country.Towns).Name}",
        };
        var rest = kind < 50 && dice.Chance(0.25) ? ""
            : dice.Chance(0.15) ? $"{dice.Pick(country.Trades)} {dice.Pick(country.Trades)}"
            : dice.Pick(country.Trades);
        return (stem, rest);
    }

    private static string Coined(ref Dice dice)
    {
        var first = dice.Pick(Syllables);
        return dice.Chance(0.3)
            ? $"{dice.Pick(Starts)}{dice.Pick(Ends)}"
            : $"{char.ToUpperInvariant(first[0])}{first[1]}{dice.Pick(Syllables)}{dice.Pick(Ends)}";
    }

    /// <summary>The same company somewhere else.</summary>
    public static Company At(this Company company, ref Dice dice)
    {
        var town = dice.Common(company.Country.Towns);
        return company with
        {
            Street = $"{dice.Pick(StreetStarts)}{dice.Pick(company.Country.StreetEnds)}",
            House = 1 + dice.Below(90),
            Town = town,
            PostalCode = town.PostalCode + dice.Below(PostalCodesOfTown),
        };
    }

    public static string LocalPart(ref Dice dice, Country country) =>
        dice.Chance(0.7) ? dice.Pick(LocalParts) : Letters.Address($"{(char)('a' + dice.Below(26))}.{dice.Pick(country.Surnames)}");

    /// <summary>No two companies have one. The check digit is right for Sweden alone; elsewhere it is any.</summary>
    private static string RegisterNumber(Country country, int seed, int number)
    {
        var scattered = ((number * 7_368_787L) + (seed * 104_729L)) % 9_000_000;
        return country.Code switch
        {
            "SE" => Luhn(string.Create(CultureInfo.InvariantCulture, $"55{scattered:D7}")),
            "FI" => string.Create(CultureInfo.InvariantCulture, $"{scattered:D7}{scattered % 10}"),
            "DK" => string.Create(CultureInfo.InvariantCulture, $"{10_000_000 + scattered}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"9{scattered:D7}{scattered % 10}"),
        };
    }

    private static string Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return $"{digits}{(char)('0' + ((10 - (sum % 10)) % 10))}";
    }

    private static string DomainOf(ref Dice dice, Country country, string stem, string rest) =>
        Letters.Address($"{(dice.Chance(0.5) ? stem : $"{stem}{rest}")}.{(dice.Chance(0.85) ? country.Domain : "com")}");

    private static string Phone(ref Dice dice) => string.Create(CultureInfo.InvariantCulture, $"{10 + dice.Below(80)}{dice.Below(10_000_000):D7}");
}
