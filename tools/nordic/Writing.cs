using System.Globalization;

namespace Brygga.Nordic;

/// <summary>How a company is written down: with care on the left, as things are on the right.</summary>
internal static class Writing
{
    private static readonly string[] Extras = ["Sverige", "Nordic", "Group", "Scandinavia", "Norden", "Suomi", "Norge", "Danmark", "International", "Filial"];

    public static Entry Clean(Company company, string id, string number) => new(
        id, number, $"{company.Bare} {company.Country.Forms[company.Form].Form}", National(company), company.Email,
        $"+{company.Country.Dial} {company.Phone[..2]} {company.Phone[2..5]} {company.Phone[5..7]} {company.Phone[7..]}",
        Street(company), PostalCode(company), company.Town.Name, company.Country.Code, company.Domain.Length == 0 ? "" : $"https://www.{company.Domain}");

    public static Entry Noisy(Company company, string id, string number, Noise noise, ref Dice dice)
    {
        if (dice.Chance(noise.Moved)) company = company.At(ref dice);
        var (name, street) = Names(company, noise, ref dice);
        var city = company.Town.Name;
        if (dice.Chance(noise.DiacriticsLost)) (name, street, city) = (Letters.Plain(name), Letters.Plain(street), Letters.Plain(city));
        if (dice.Chance(noise.UpperCase)) (name, street, city) = (name.ToUpperInvariant(), street.ToUpperInvariant(), city.ToUpperInvariant());
        return new(
            id, number, name, BusinessId(company, noise, ref dice), Email(company, noise, ref dice), Phone(company, noise, ref dice),
            street, PostalCode(company), city, company.Country.Code, Website(company, noise, ref dice));
    }

    private static (string Name, string Street) Names(Company company, Noise noise, ref Dice dice)
    {
        var (bare, street) = (company.Bare, Street(company));
        if (dice.Chance(noise.OtherName))
        {
            var (stem, rest) = Companies.Name(ref dice, company.Country);
            bare = $"{stem} {rest}".TrimEnd();
        }
        if (dice.Chance(noise.WordsSwapped)) bare = Slips.Swapped(bare, ref dice);
        if (dice.Chance(noise.Abbreviated)) (bare, street) = dice.Chance(0.7) ? (Slips.Abbreviated(bare, ref dice), street) : (bare, Slips.Abbreviated(street, ref dice));
        if (dice.Chance(noise.ExtraWords)) bare = $"{bare} {dice.Pick(Extras)}";
        if (dice.Chance(noise.Typo))
        {
            bare = Slips.Typo(bare, ref dice);
            if (dice.Chance(noise.SecondTypo / noise.Typo)) bare = Slips.Typo(bare, ref dice);
        }
        return ($"{bare} {Form(company, noise, ref dice)}".TrimEnd(), street);
    }

    private static string Form(Company company, Noise noise, ref Dice dice)
    {
        var (form, others) = company.Country.Forms[company.Form];
        if (dice.Chance(noise.FormDropped)) return "";
        return dice.Chance(noise.FormChanged / (1 - noise.FormDropped)) ? dice.Pick(others) : form;
    }

    private static string BusinessId(Company company, Noise noise, ref Dice dice)
    {
        if (dice.Chance(noise.NumberMissing)) return "";
        return dice.Chance(noise.NumberAsVat / (1 - noise.NumberMissing)) ? Vat(company) : National(company);
    }

    private static string Email(Company company, Noise noise, ref Dice dice)
    {
        if (dice.Chance(noise.EmailMissing)) return "";
        if (dice.Chance(noise.EmailOther / (1 - noise.EmailMissing))) company = company with { LocalPart = Companies.LocalPart(ref dice, company.Country) };
        return company.Email;
    }

    private static string Phone(Company company, Noise noise, ref Dice dice)
    {
        if (dice.Chance(noise.PhoneMissing)) return "";
        var (area, rest) = (company.Phone[..2], company.Phone[2..]);
        return dice.Below(3) switch
        {
            0 => $"0{area}-{rest[..3]} {rest[3..]}",
            1 => $"00{company.Country.Dial}{area}{rest}",
            _ => $"+{company.Country.Dial} (0){area} {rest}",
        };
    }

    private static string Website(Company company, Noise noise, ref Dice dice)
    {
        if (company.Domain.Length == 0 || dice.Chance(noise.WebsiteMissing)) return "";
        return dice.Below(3) switch
        {
            0 => $"www.{company.Domain}",
            1 => $"http://{company.Domain}/",
            _ => company.Domain,
        };
    }

    private static string National(Company company) => company.Country.Code switch
    {
        "SE" => $"{company.Register[..6]}-{company.Register[6..]}",
        "FI" => $"{company.Register[..7]}-{company.Register[7..]}",
        _ => company.Register,
    };

    private static string Vat(Company company) => company.Country.Code switch
    {
        "SE" => $"SE{company.Register}01",
        "NO" => $"NO{company.Register}MVA",
        var code => $"{code}{company.Register}",
    };

    private static string Street(Company company) => string.Create(CultureInfo.InvariantCulture, $"{company.Street} {company.House}");

    private static string PostalCode(Company company) =>
        company.PostalCode.ToString(company.Country.Code is "SE" or "FI" ? "D5" : "D4", CultureInfo.InvariantCulture);
}
