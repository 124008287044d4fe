using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>The registers that customers refer to and all have, the same in every world but for their guids.</summary>
internal static class Registers
{
    private static readonly ImmutableArray<(string Code, string Name, string Symbol, decimal Rate)> Currencies =
    [
        ("SEK", "Svensk krona", "kr", 1m), ("EUR", "Euro", "€", 11.2m), ("DKK", "Dansk krona", "kr", 1.5m), ("NOK", "Norsk krona", "kr", 0.97m),
        ("GBP", "Brittiskt pund", "£", 13.1m), ("USD", "US-dollar", "$", 10.3m),
    ];

    private static readonly DateTimeOffset Founded = new(2020, 1, 2, 8, 0, 0, TimeSpan.Zero);

    public static void Fill(SandboxWorld world, Dice dice)
    {
        Users(world.Severa, dice);
        SeveraCurrencies(world.Severa, dice);
        SeveraCountries(world.Severa, dice);
        Languages(world.Severa, dice);
        Named(world.Severa, dice);
        Fortnox(world.Fortnox);
    }

    private static void Users(SeveraRegisters severa, Dice dice)
    {
        Add(severa.Users, dice.Guid(), ("code", "API"), ("name", "Brygga API"), ("firstName", "Brygga"), ("lastName", "API"), ("isActive", true));
        Add(severa.Users, dice.Guid(), ("code", "ASÖ"), ("name", "Åsa Söderqvist"), ("firstName", "Åsa"), ("lastName", "Söderqvist"), ("isActive", true));
        Add(severa.Users, dice.Guid(), ("code", "JÆR"), ("name", "Jørgen Ærø"), ("firstName", "Jørgen"), ("lastName", "Ærø"), ("isActive", true));
    }

    private static void SeveraCurrencies(SeveraRegisters severa, Dice dice)
    {
        foreach (var (code, name, symbol, rate) in Currencies)
        {
            Add(
                severa.Currencies, dice.Guid(), ("code", code), ("name", name), ("symbol", symbol), ("rate", rate), ("isActive", true),
                ("isOrganizationCurrency", code is "SEK"));
        }
    }

    private static void SeveraCountries(SeveraRegisters severa, Dice dice)
    {
        var currencies = severa.Currencies.All.ToDictionary(static one => one.Text("code")!, static one => one.Key, StringComparer.Ordinal);
        foreach (var country in Countries.All)
        {
            Add(
                severa.Countries, dice.Guid(), ("code2", country.Code2), ("code3", country.Code3), ("name", country.Swedish),
                ("englishName", country.English),
                ("hasRegions", country.Code2 is "US" or "CA" or "AU" ? "HasRegions" : "NoRegion"), ("isInEU", country.InEu),
                ("isRegistrationCountry", country.Code2 is "SE" or "FI" or "DK" or "NO"),
                ("currency", currencies.GetValueOrDefault(country.Currency)));
        }
    }

    private static void Languages(SeveraRegisters severa, Dice dice)
    {
        foreach (var (code, name, english) in new[]
        {
            ("sv", "svenska", "Swedish"), ("en", "English", "English"), ("fi", "suomi", "Finnish"), ("da", "dansk", "Danish"),
            ("nb", "norsk bokmål", "Norwegian Bokmål"),
        })
        {
            Add(severa.Languages, dice.Guid(), ("code", code), ("name", name), ("englishName", english), ("isInvoiceLanguage", true));
        }
    }

    private static void Named(SeveraRegisters severa, Dice dice)
    {
        foreach (var (group, name) in new[]
        {
            ("industry", "Bygg"), ("industry", "Industri"), ("industry", "Tjänster"), ("timezone", "(UTC+01:00) Stockholm"),
            ("pricelist", "Standardprislista"),
            ("invoiceTemplate", "Standard"),
        })
        {
            if (group is "industry") Add(severa.Industries, dice.Guid(), ("name", name), ("isActive", true));
            else Add(severa.Named, dice.Guid(), ("group", group), ("name", name));
        }

        foreach (var (percentage, code) in new[] { (25m, "25"), (12m, "12"), (6m, "6"), (0m, "0") })
        {
            Add(
                severa.VatRates, dice.Guid(), ("percentage", percentage), ("code", code), ("isActive", true), ("isDefault", code is "25"));
        }
    }

    private static void Fortnox(FortnoxRegisters fortnox)
    {
        foreach (var (code, name, _, rate) in Currencies)
        {
            Add(
                fortnox.Currencies, code, ("Code", code), ("Description", name), ("BuyRate", rate), ("SellRate", rate), ("Unit", 1L),
                ("Date", "2024-11-01"),
                ("IsAutomatic", code is not "SEK"));
        }

        foreach (var (code, text) in new[]
        {
            ("10", "10 dagar"), ("15", "15 dagar"), ("20", "20 dagar"), ("30", "30 dagar"), ("60", "60 dagar"), ("K", "Kontant"), ("AG", "Autogiro"),
            ("PF", "Postförskott"),
        })
        {
            Add(fortnox.TermsOfPayments, code, ("Code", code), ("Description", text));
        }
    }

    public static void Add(RecordTable table, string key, params (string Name, object? Value)[] values) =>
        table.Add(key, values.Select(static one => KeyValuePair.Create(one.Name, one.Value)), Founded);
}
