using System.Collections.Frozen;

namespace Brygga.Rules.Language;

/// <summary>Countries that Nordic companies trade with; a table of our own, the same on every machine.</summary>
internal static class Countries
{
    private static readonly FrozenDictionary<string, string> Codes = Table.Split('\n')
        .Select(static line => line.Trim().Split(' ', 2))
        .SelectMany(static row => row[1].Split(", ").Append(row[0]).Select(name => (Name: Key(name), Code: row[0])))
        .ToFrozenDictionary(static n => n.Name, static n => n.Code, StringComparer.Ordinal);

    private const string Table = """
        SE Sweden, Sverige
        NO Norway, Norge
        DK Denmark, Danmark
        FI Finland, Suomi
        IS Iceland, Island
        AX Aland, Åland Islands
        FO Faroe Islands, Färöarna
        GL Greenland, Grönland
        DE Germany, Tyskland, Deutschland
        AT Austria, Österrike, Österreich
        BE Belgium, Belgien
        BG Bulgaria, Bulgarien
        CA Canada, Kanada
        CH Switzerland, Schweiz
        CN China, Kina
        CZ Czechia, Czech Republic, Tjeckien
        EE Estonia, Estland, Eesti
        ES Spain, Spanien
        FR France, Frankrike
        GB United Kingdom, Great Britain, Storbritannien, UK
        GR Greece, Grekland
        HR Croatia, Kroatien
        HU Hungary, Ungern
        IE Ireland, Irland
        IN India, Indien
        IT Italy, Italien
        JP Japan
        LT Lithuania, Litauen
        LU Luxembourg, Luxemburg
        LV Latvia, Lettland
        NL Netherlands, The Netherlands, Nederländerna, Holland
        PL Poland, Polen
        PT Portugal
        RO Romania, Rumänien
        SI Slovenia, Slovenien
        SK Slovakia, Slovakien
        TR Turkey, Turkiet
        UA Ukraine, Ukraina
        US United States, United States of America, USA, Förenta staterna
        """;

    /// <summary>The two letters, or an empty text.</summary>
    public static string Code(string name) => Codes.TryGetValue(Key(name.Trim()), out var code) ? code : "";

    private static string Key(string name) => Diacritics.Fold(name).ToLowerInvariant();
}
