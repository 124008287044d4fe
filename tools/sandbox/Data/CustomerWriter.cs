using System.Globalization;

namespace Brygga.Sandbox.Data;

/// <summary>Enters a company as a customer of Severa, of Fortnox, or of both alike.</summary>
internal sealed class CustomerWriter
{
    private readonly SandboxWorld world;
    private readonly Dice dice;
    private readonly Dictionary<string, string> countries;
    private readonly Dictionary<string, string> currencies;
    private readonly Dictionary<string, string> languages;

    public CustomerWriter(SandboxWorld world, Dice dice)
    {
        this.world = world;
        this.dice = dice;
        countries = Guids(world.Severa.Countries, "code2");
        currencies = Guids(world.Severa.Currencies, "code");
        languages = Guids(world.Severa.Languages, "code");
    }

    public string Severa(Company company, long? number, params (string Name, object? Value)[] changes)
    {
        var values = Values(
            ("name", company.Name), ("number", number), ("isActive", true), ("isInternal", false), ("email", company.Email),
            ("website", company.Website),
            ("vatNumber", company.VatNumber), ("paymentTerm", 30L), ("language", languages[company.Country.Code is "SE" ? "sv" : "en"]),
            ("currency", currencies[company.Country.Currency]));
        foreach (var (name, value) in changes) values[name] = value;
        var customer = world.Severa.Customers.Add(dice.Guid(), values, company.Since);
        customer["headquarterAddress"] = Address(company, customer.Key, company.Street, billing: true);
        if (dice.OneIn(5)) Address(company, customer.Key, FormattableString.Invariant($"Box {dice.Between(10, 999)}"), billing: false);
        return customer.Key;
    }

    public string Fortnox(Company company, string number, params (string Name, object? Value)[] changes)
    {
        var values = Values(
            ("CustomerNumber", number), ("Name", company.Name), ("Active", true), ("Type", "COMPANY"), ("Email", company.Email),
            ("WWW", company.Website),
            ("OrganisationNumber", company.OrganisationNumber), ("VATNumber", company.VatNumber), ("VATType", company.Country.VatType),
            ("Currency", company.Country.Currency),
            ("Address1", company.Street), ("ZipCode", company.PostalCode), ("City", company.City), ("CountryCode", company.Country.Code),
            ("Phone1", company.Phone),
            ("TermsOfPayment", "30"), ("PriceList", "A"));
        foreach (var (name, value) in changes) values[name] = value;
        return world.Fortnox.Customers.Add(number, values, company.Since.AddMinutes(dice.Below(600))).Key;
    }

    public (string Severa, string Fortnox) Both(Company company, long number) =>
        (Severa(company, number), Fortnox(company, number.ToString(CultureInfo.InvariantCulture)));

    private string Address(Company company, string customer, string line, bool billing) => world.Severa.Addresses.Add(
        dice.Guid(),
        Values(
            ("addressline", line), ("postalCode", company.PostalCode), ("city", company.City), ("country", countries[company.Country.Code]),
            ("phone", billing ? company.Phone : null), ("isBillingAddress", billing), ("isPostalAddress", !billing), ("isVisitAddress", billing),
            ("customer", customer)),
        company.Since).Key;

    private static Dictionary<string, object?> Values(params (string Name, object? Value)[] values) =>
        values.ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> Guids(RecordTable table, string code) =>
        table.All.ToDictionary(record => record.Text(code)!, static record => record.Key, StringComparer.Ordinal);
}
