using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>What company names, addresses and numbers are made of in one country.</summary>
internal sealed record NordicCountry(string Code, string Currency, string VatType, string PhonePrefix)
{
    public required ImmutableArray<string> Names { get; init; }

    public required ImmutableArray<string> Trades { get; init; }

    public required ImmutableArray<string> Forms { get; init; }

    public required ImmutableArray<string> Streets { get; init; }

    public required ImmutableArray<(string City, string PostalCode)> Cities { get; init; }
}

/// <summary>The four countries. Phone numbers are from ranges kept free for fiction where there are such.</summary>
internal static class Nordic
{
    public static NordicCountry Sweden { get; } = new("SE", "SEK", "SEVAT", "+46 8 465 004 ")
    {
        Names =
        [
            "Åkerlund", "Björkman", "Öberg", "Näslund", "Sjöström", "Häggkvist", "Lövgren", "Ångström", "Bäcklund", "Söderqvist", "Östlund",
            "Ekström", "Hörnfeldt",
            "Wallström", "Kärrman", "Rönnblad", "Åström", "Fjällström", "Gränsberg", "Stenmark", "Tärnby", "Vättern", "Mälar", "Roslags",
            "Hälsinge", "Skärgårds",
        ],
        Trades =
        [
            "Bygg", "Måleri", "Elteknik", "Redovisning", "Transport", "Konsult", "Fastigheter", "Plåtslageri", "Rör & Värme", "Trädgård",
            "Arkitekter", "Data", "Livsmedel",
            "Snickeri", "Åkeri", "Städservice", "Miljöteknik", "Förvaltning",
        ],
        Forms = ["AB", "AB", "AB", "AB", "HB", "KB"],
        Streets = ["Storgatan", "Kungsgatan", "Björkvägen", "Industrivägen", "Järnvägsgatan", "Östra Hamngatan", "Ängsgatan", "Västra Åvägen",
            "Skolgatan", "Köpmangatan"],
        Cities =
        [
            ("Stockholm", "111 22"), ("Göteborg", "411 05"), ("Malmö", "211 34"), ("Uppsala", "753 20"), ("Västerås", "722 11"),
            ("Örebro", "702 10"), ("Linköping", "582 23"),
            ("Jönköping", "553 16"), ("Umeå", "903 26"), ("Luleå", "972 33"), ("Växjö", "352 30"), ("Östersund", "831 30"), ("Gävle", "803 20"),
            ("Borås", "503 30"),
        ],
    };

    public static NordicCountry Finland { get; } = new("FI", "EUR", "EUREVERSEDVAT", "+358 9 555 01")
    {
        Names = ["Mäkelä", "Järvinen", "Hämäläinen", "Pöyry", "Väinölä", "Kääriäinen", "Lähteenmäki", "Niemelä", "Kyrölä", "Pohjola", "Särkkä",
            "Töölö", "Åminne", "Seinäjoki"],
        Trades = ["Rakennus", "Sähkö", "Kuljetus", "Tilitoimisto", "Metsä", "Teräs", "Ympäristö", "Työkalu", "Kiinteistö", "Huolto"],
        Forms = ["Oy", "Oy", "Oy Ab"],
        Streets = ["Hämeenkatu", "Mannerheimintie", "Kauppakatu", "Satamatie", "Pääskylahdenkatu", "Työläisenkatu"],
        Cities = [("Helsinki", "00100"), ("Tampere", "33100"), ("Turku", "20100"), ("Jyväskylä", "40100"), ("Hämeenlinna", "13100"),
            ("Mikkeli", "50100")],
    };

    public static NordicCountry Denmark { get; } = new("DK", "DKK", "EUREVERSEDVAT", "+45 32 10 44 ")
    {
        Names = ["Sørensen", "Nørgaard", "Ærø", "Kjærgaard", "Bæk", "Østerbro", "Højland", "Møller", "Løkke", "Skovgård", "Grønbæk", "Vestergård"],
        Trades = ["Byg", "Rådgivning", "Tømrer", "Fødevarer", "Ejendomme", "Køl", "Anlæg", "Regnskab", "Træ", "Maskiner"],
        Forms = ["ApS", "ApS", "A/S"],
        Streets = ["Vestergade", "Nørregade", "Søndergade", "Åboulevarden", "Havnegade", "Møllevej"],
        Cities = [("København", "1550"), ("Aarhus", "8000"), ("Odense", "5000"), ("Aalborg", "9000"), ("Næstved", "4700"), ("Rønne", "3700")],
    };

    public static NordicCountry Norway { get; } = new("NO", "NOK", "EXPORT", "+47 22 55 01 ")
    {
        Names = ["Bjørnstad", "Ødegård", "Fjærland", "Sæther", "Røros", "Tønsberg", "Hålogaland", "Mæland", "Grønli", "Bårdsen", "Vågan",
            "Skjærgård"],
        Trades = ["Regnskap", "Bygg", "Fisk", "Energi", "Rørlegger", "Anlegg", "Rådgivning", "Sjøtransport", "Eiendom", "Verktøy"],
        Forms = ["AS", "AS", "ANS"],
        Streets = ["Storgata", "Kirkegata", "Sjøgata", "Havnegata", "Ålesundvegen", "Bjørkelia"],
        Cities = [("Oslo", "0155"), ("Bergen", "5003"), ("Trondheim", "7011"), ("Tromsø", "9008"), ("Bodø", "8006"), ("Ålesund", "6002")],
    };

    /// <summary>Most customers of a Swedish company are Swedish.</summary>
    public static NordicCountry Pick(Dice dice) => dice.Below(10) switch { 0 => Finland, 1 => Denmark, 2 => Norway, _ => Sweden };
}
