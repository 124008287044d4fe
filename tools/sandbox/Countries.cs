using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Brygga.Sandbox;

/// <summary>A country: its codes and names, whether it is in the EU, and its currency.</summary>
internal sealed record Country(string Code2, string Code3, string Swedish, string English, bool InEu, string Currency);

/// <summary>The countries both systems know. Fortnox names them in Swedish (Fortnox FACTS 7), Severa by its users' language.</summary>
internal static class Countries
{
    public static ImmutableArray<Country> All { get; } =
    [
        new("SE", "SWE", "Sverige", "Sweden", true, "SEK"),
        new("FI", "FIN", "Finland", "Finland", true, "EUR"),
        new("DK", "DNK", "Danmark", "Denmark", true, "DKK"),
        new("NO", "NOR", "Norge", "Norway", false, "NOK"),
        new("IS", "ISL", "Island", "Iceland", false, "ISK"),
        new("AX", "ALA", "Åland", "Åland Islands", true, "EUR"),
        new("FO", "FRO", "Färöarna", "Faroe Islands", false, "DKK"),
        new("GL", "GRL", "Grönland", "Greenland", false, "DKK"),
        new("EE", "EST", "Estland", "Estonia", true, "EUR"),
        new("LV", "LVA", "Lettland", "Latvia", true, "EUR"),
        new("LT", "LTU", "Litauen", "Lithuania", true, "EUR"),
        new("DE", "DEU", "Tyskland", "Germany", true, "EUR"),
        new("AT", "AUT", "Österrike", "Austria", true, "EUR"),
        new("BE", "BEL", "Belgien", "Belgium", true, "EUR"),
        new("BG", "BGR", "Bulgarien", "Bulgaria", true, "EUR"),
        new("HR", "HRV", "Kroatien", "Croatia", true, "EUR"),
        new("CY", "CYP", "Cypern", "Cyprus", true, "EUR"),
        new("CZ", "CZE", "Tjeckien", "Czechia", true, "CZK"),
        new("FR", "FRA", "Frankrike", "France", true, "EUR"),
        new("GR", "GRC", "Grekland", "Greece", true, "EUR"),
        new("HU", "HUN", "Ungern", "Hungary", true, "HUF"),
        new("IE", "IRL", "Irland", "Ireland", true, "EUR"),
        new("IT", "ITA", "Italien", "Italy", true, "EUR"),
        new("LU", "LUX", "Luxemburg", "Luxembourg", true, "EUR"),
        new("MT", "MLT", "Malta", "Malta", true, "EUR"),
        new("NL", "NLD", "Nederländerna", "Netherlands", true, "EUR"),
        new("PL", "POL", "Polen", "Poland", true, "PLN"),
        new("PT", "PRT", "Portugal", "Portugal", true, "EUR"),
        new("RO", "ROU", "Rumänien", "Romania", true, "RON"),
        new("SK", "SVK", "Slovakien", "Slovakia", true, "EUR"),
        new("SI", "SVN", "Slovenien", "Slovenia", true, "EUR"),
        new("ES", "ESP", "Spanien", "Spain", true, "EUR"),
        new("CH", "CHE", "Schweiz", "Switzerland", false, "CHF"),
        new("LI", "LIE", "Liechtenstein", "Liechtenstein", false, "CHF"),
        new("GB", "GBR", "Storbritannien", "United Kingdom", false, "GBP"),
        new("UA", "UKR", "Ukraina", "Ukraine", false, "UAH"),
        new("TR", "TUR", "Turkiet", "Türkiye", false, "TRY"),
        new("US", "USA", "USA", "United States", false, "USD"),
        new("CA", "CAN", "Kanada", "Canada", false, "CAD"),
        new("AU", "AUS", "Australien", "Australia", false, "AUD"),
        new("JP", "JPN", "Japan", "Japan", false, "JPY"),
        new("CN", "CHN", "Kina", "China", false, "CNY"),
        new("IN", "IND", "Indien", "India", false, "INR"),
    ];

    public static FrozenDictionary<string, Country> ByCode { get; } = All.ToFrozenDictionary(static country => country.Code2, StringComparer.Ordinal);

    public static string? SwedishName(string? code) => code is not null && ByCode.TryGetValue(code, out var country) ? country.Swedish : null;
}
