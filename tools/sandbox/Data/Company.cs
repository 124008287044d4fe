namespace Brygga.Sandbox.Data;

/// <summary>A company that may be a customer in either system.</summary>
internal sealed record Company(NordicCountry Country, string Name)
{
    public required string OrganisationNumber { get; init; }

    public required string VatNumber { get; init; }

    public required string Email { get; init; }

    public required string Website { get; init; }

    public required string Phone { get; init; }

    public required string Street { get; init; }

    public required string PostalCode { get; init; }

    public required string City { get; init; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>Makes companies; no two have the same name.</summary>
internal sealed class Companies(Dice dice)
{
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    public Company Next() => Next(Nordic.Pick(dice), null);

    public Company Next(NordicCountry country, string? name)
    {
        var (city, postalCode) = dice.Pick(country.Cities.AsSpan());
        name ??= Name(country, city);
        var number = country.Code is "SE"
            ? Identifiers.Swedish(dice, name.EndsWith("AB", StringComparison.Ordinal) ? "556" : "969")
            : Identifiers.Business(dice, country);
        var domain = Domain(name);
        return new(country, name)
        {
            OrganisationNumber = number,
            VatNumber = Identifiers.Vat(country, number),
            Email = $"{dice.Pick<string>(["info", "ekonomi", "kontakt", "faktura", "office"])}@{domain}",
            Website = $"https://www.{domain}",
            Phone = country.PhonePrefix + dice.Digits(2),
            Street = FormattableString.Invariant($"{dice.Pick(country.Streets.AsSpan())} {dice.Between(1, 120)}"),
            PostalCode = postalCode,
            City = city,
            Since = dice.Moment(),
        };
    }

    /// <summary>A name that was used already gets its city, then a number.</summary>
    private string Name(NordicCountry country, string city)
    {
        var (family, trade, form) = (dice.Pick(country.Names.AsSpan()), dice.Pick(country.Trades.AsSpan()), dice.Pick(country.Forms.AsSpan()));
        var name = $"{family} {trade} {form}";
        if (names.Add(name)) return name;
        name = $"{family} {trade} {city} {form}";
        for (var again = 2; !names.Add(name); again++) name = FormattableString.Invariant($"{family} {trade} {city} {again} {form}");
        return name;
    }

    /// <summary>A host name under <c>.example</c>, which nobody can own.</summary>
    private static string Domain(string name)
    {
        var plain = name.ToLowerInvariant().Select(static letter => letter switch
        {
            'å' or 'ä' or 'æ' => 'a',
            'ö' or 'ø' => 'o',
            'ü' => 'u',
            'é' => 'e',
            ' ' or '/' or '&' => '-',
            _ => letter,
        });
        var host = new string([.. plain.Where(static letter => letter is '-' || char.IsAsciiLetterOrDigit(letter))]);
        while (host.Contains("--", StringComparison.Ordinal)) host = host.Replace("--", "-", StringComparison.Ordinal);
        return $"{(host.Length > 60 ? host[..60] : host).Trim('-')}.example";
    }
}
