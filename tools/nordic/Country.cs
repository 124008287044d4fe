namespace Brygga.Nordic;

/// <summary>A place with the first of its postal codes.</summary>
internal sealed record Town(string Name, int PostalCode);

/// <summary>What companies of a country are called, and where they are.</summary>
/// <param name="Forms">Legal forms; each with the other ways in which it is written.</param>
internal sealed record Country(
    string Code, string Dial, string Domain, (string Form, string[] Others)[] Forms, string[] Trades, string[] Surnames, Town[] Towns, string[] StreetEnds)
{
    public static Country Sweden { get; } = new(
        "SE", "46", "se",
        [("AB", ["Aktiebolag", "A.B.", "AB (publ)", "Ab"]), ("AB", ["Aktiebolag", "A.B.", "Ab"]), ("HB", ["Handelsbolag", "H.B."]), ("KB", ["Kommanditbolag"])],
        Words("""
            Bygg Måleri Åkeri Konsult Redovisning Elektriska Plåtslageri Städ Fastigheter Mekaniska Snickeri Schakt Trädgård Transport Bageri Ekonomi
            Förvaltning Teknik Service Handel Invest Data Reklam Arkitekter Golv Glas Kakel Rör Värme Ventilation Bilverkstad Smide Tryckeri Livs Blommor
            Hälsovård Tandvård Advokatbyrå Utbildning Spedition Lantbruk Skog Maskin Svets Mark Lås Larm Möbler Textil Restaurang
            """),
        Words("""
            Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson Hansson Bengtsson Jönsson
            Lindberg Jakobsson Magnusson Lindström Olofsson Lindqvist Lindgren Berg Axelsson Bergström Lundberg Lind Lundgren Lundqvist Mattsson Berglund
            Fredriksson Sandberg Henriksson Forsberg Sjöberg Ali Wallin Engström Eklund Danielsson Lundin Håkansson Björk Bergman Gunnarsson Holm Wikström
            Samuelsson Isaksson Fransson Bergqvist Nyström Holmberg Arvidsson Löfgren Söderberg Nyberg Blomqvist Claesson Nordström Mårtensson Lundström
            Öberg Åberg Häggkvist Åkerlund Ström Dahlberg Hellström Sjögren Hermansson Abrahamsson Åström Strand
            """),
        Places("""
            Stockholm 11120 Göteborg 41103 Malmö 21120 Uppsala 75310 Västerås 72211 Örebro 70210 Linköping 58222 Helsingborg 25220 Jönköping 55315
            Norrköping 60222 Lund 22220 Umeå 90325 Gävle 80310 Borås 50330 Södertälje 15130 Eskilstuna 63220 Halmstad 30231 Växjö 35230 Karlstad 65224
            Sundsvall 85230 Trollhättan 46130 Östersund 83130 Borlänge 78430 Falun 79130 Kalmar 39231 Skövde 54130 Kristianstad 29131 Karlskrona 37130
            Skellefteå 93130 Uddevalla 45130 Luleå 97231 Nyköping 61130 Örnsköldsvik 89130 Härnösand 87130 Kiruna 98131 Visby 62157 Ängelholm 26231
            Åmål 66230 Arvika 67130 Mora 79230 Piteå 94131 Köping 73130 Sala 73330 Ystad 27130 Åre 83013
            """),
        Words("gatan vägen gränd allén torget backen stigen gatan vägen"));

    public static Country Finland { get; } = new(
        "FI", "358", "fi",
        [("Oy", ["OY", "Osakeyhtiö", "Oy Ab"]), ("Oy", ["OY", "O.Y.", "Oy Ab"]), ("Oyj", ["OYJ", "Oyj Abp"]), ("Ky", ["Kommandiittiyhtiö"])],
        Words("""
            Rakennus Maalaus Kuljetus Konsultointi Tilitoimisto Sähkö Siivous Kiinteistöt Metalli Puusepät Kaivuu Puutarha Leipomo Talous Huolto Tekniikka
            Palvelu Kauppa Sijoitus Tietotekniikka Mainos Arkkitehdit Lattia Lasi Laatta Putki Lämpö Ilmastointi Autokorjaamo Paja Paino Ruoka Kukka
            Hoiva Hammaslääkärit Asianajo Koulutus Huolinta Maatila Metsä Kone Hitsaus Maanrakennus Lukko Hälytys Kaluste Tekstiili Ravintola Järvi Säätö
            """),
        Words("""
            Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lehtinen Saarinen Salminen Heinonen Niemi
            Heikkilä Salonen Kinnunen Turunen Salo Laitinen Tuominen Rantanen Karjalainen Jokinen Mattila Savolainen Lahtinen Ahonen Leppänen Hiltunen
            Väisänen Miettinen Pitkänen Aaltonen Manninen Koivisto Hakala Anttila Laaksonen Räsänen Hirvonen Kallio Laakso Leinonen Niemelä Ojala
            Peltonen Lehto Kettunen Toivonen Hänninen Moilanen Kyrölä Kärkkäinen Ikonen Mustonen Partanen Halonen Öhman Sjöblom
            """),
        Places("""
            Helsinki 00100 Espoo 02100 Tampere 33100 Vantaa 01300 Oulu 90100 Turku 20100 Jyväskylä 40100 Kuopio 70100 Lahti 15110 Pori 28100 Kouvola 45100
            Joensuu 80100 Lappeenranta 53100 Vaasa 65100 Hämeenlinna 13100 Seinäjoki 60100 Rovaniemi 96100 Mikkeli 50100 Kotka 48100 Salo 24100 Porvoo 06100
            Kokkola 67100 Hyvinkää 05800 Lohja 08100 Järvenpää 04400 Rauma 26100 Kajaani 87100 Kerava 04200 Savonlinna 57130 Ylöjärvi 33470 Raahe 92100
            Imatra 55100 Tornio 95400 Maarianhamina 22100 Äänekoski 44100 Närpiö 64200
            """),
        Words("katu tie kuja polku raitti kuja katu tie"));

    public static Country Denmark { get; } = new(
        "DK", "45", "dk",
        [("ApS", ["Aps", "Anpartsselskab", "APS"]), ("A/S", ["AS", "Aktieselskab", "a/s"]), ("ApS", ["Aps", "APS"]), ("I/S", ["Interessentskab"])],
        Words("""
            Byg Maler Transport Rådgivning Revision Elektro Rengøring Ejendomme Smede Tømrer Entreprenør Gartneri Bageri Økonomi Service Teknik Handel
            Invest Data Reklame Arkitekter Gulve Glas Fliser Rør Varme Ventilation Autoværksted Tryk Fødevarer Blomster Pleje Tandlæger Advokater
            Undervisning Spedition Landbrug Skov Maskiner Svejs Anlæg Låse Alarm Møbler Tekstil Restaurant Fiskeri Køkken Kød Rederi
            """),
        Words("""
            Nielsen Jensen Hansen Andersen Pedersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen Olsen Thomsen Christiansen
            Poulsen Johansen Møller Mortensen Knudsen Jakobsen Jacobsen Mikkelsen Olesen Frederiksen Laursen Henriksen Lund Schmidt Eriksen Holm
            Kristiansen Clausen Simonsen Svendsen Andreasen Iversen Jeppesen Mogensen Jespersen Østergaard Kjærgaard Nissen Lauridsen Vestergaard
            Bæk Bruun Dahl Gregersen Kjær Søndergaard Nørgaard Overgaard Ågesen Winther
            """),
        Places("""
            København 1050 Aarhus 8000 Odense 5000 Aalborg 9000 Esbjerg 6700 Randers 8900 Kolding 6000 Horsens 8700 Vejle 7100 Roskilde 4000 Herning 7400
            Silkeborg 8600 Hørsholm 2970 Helsingør 3000 Næstved 4700 Viborg 8800 Fredericia 7000 Køge 4600 Holstebro 7500 Slagelse 4200 Hillerød 3400
            Sønderborg 6400 Svendborg 5700 Hjørring 9800 Holbæk 4300 Frederikshavn 9900 Nørresundby 9400 Ringsted 4100 Haderslev 6100 Skive 7800
            Ølstykke 3650 Nykøbing 4800 Aabenraa 6200 Rønne 3700
            """),
        Words("gade vej allé torv stræde vænge gade vej"));

    public static Country Norway { get; } = new(
        "NO", "47", "no",
        [("AS", ["A/S", "As", "Aksjeselskap"]), ("AS", ["A/S", "As"]), ("ASA", ["Asa"]), ("ANS", ["Ansvarlig selskap"])],
        Words("""
            Bygg Maler Transport Rådgivning Regnskap Elektro Renhold Eiendom Mekaniske Snekker Entreprenør Gartneri Bakeri Økonomi Service Teknikk Handel
            Invest Data Reklame Arkitekter Gulv Glass Flis Rør Varme Ventilasjon Bilverksted Trykkeri Mat Blomster Helse Tannleger Advokater Kurs Spedisjon
            Landbruk Skog Maskin Sveis Anlegg Lås Alarm Møbler Tekstil Restaurant Fiskeri Sjømat Rederi Kjøkken
            """),
        Words("""
            Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen Eriksen Berg Haugen Hagen Johannessen
            Andreassen Jacobsen Halvorsen Dahl Jørgensen Henriksen Lund Sørensen Jakobsen Moen Gundersen Iversen Strand Solberg Svendsen Eide Knutsen
            Martinsen Kristoffersen Bakken Paulsen Lie Kolstad Bjørnstad Østby Næss Røed Åsen Sæther Myhre Ødegård Aas Tangen Bøe Rønning
            """),
        Places("""
            Oslo 0150 Bergen 5003 Trondheim 7010 Stavanger 4005 Drammen 3015 Fredrikstad 1601 Kristiansand 4608 Sandnes 4306 Tromsø 9008 Sarpsborg 1701
            Skien 3701 Ålesund 6002 Sandefjord 3208 Haugesund 5501 Tønsberg 3110 Moss 1501 Porsgrunn 3901 Bodø 8003 Arendal 4801 Hamar 2301 Ytrebygda 5251
            Larvik 3251 Halden 1751 Askøy 5300 Kongsberg 3601 Molde 6401 Harstad 9401 Horten 3181 Gjøvik 2801 Lillehammer 2601 Jessheim 2050 Røros 7374
            Mo 8601 Kristiansund 6502 Narvik 8501 Alta 9501 Førde 6800
            """),
        Words("gata veien vei allé plass stien gate veien"));

    /// <summary>The four, as often as their companies are customers of a Swedish firm.</summary>
    public static Country[] All { get; } = [Sweden, Sweden, Sweden, Sweden, Finland, Finland, Norway, Denmark];

    private static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static Town[] Places(string text) => Words(text).Chunk(2)
        .Select(static pair => new Town(pair[0], int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture))).ToArray();
}
