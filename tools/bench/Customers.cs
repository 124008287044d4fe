using System.Globalization;
using Brygga.Engine.Data;

namespace Brygga.Bench;

/// <summary>A customer as each of the two systems has it, field by field.</summary>
internal sealed record Customer(string Id, IReadOnlyDictionary<string, Value> Severa, IReadOnlyDictionary<string, Value> Fortnox)
{
    public static string[] Countries { get; } = ["SE", "FI", "NO", "DK", "DE"];

    public static string[] Currencies { get; } = ["SEK", "EUR", "NOK", "DKK"];

    /// <summary>For how many days there is a term of payment in Fortnox.</summary>
    public static int[] Days { get; } = [0, 10, 14, 30, 60];
}

/// <summary>Nordic customers out of a seed; one in eight is awkward in a way that real registers are.</summary>
internal static class Customers
{
    private static readonly string[] Names =
        ["Åkerlund", "Björkman", "Öberg", "Sjöström", "Häggkvist", "Järvinen", "Hämäläinen", "Kyrölä", "Sørensen", "Kjærgaard", "Bjørnstad", "Østby"];

    private static readonly string[] Trades = ["Bygg", "Måleri", "Rör & Värme", "Sähkö", "Tilitoimisto", "Tømrer", "Fiskeri", "Konsult", "Åkeri"];
    private static readonly string[] Forms = ["AB", "HB", "Oy", "Oy Ab", "ApS", "A/S", "AS"];

    public static Customer[] Make(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(i => One(random, i)).ToArray();
    }

    /// <summary>As the connector encodes it: each value brought into its normal form.</summary>
    public static Row Encode(Schema schema, IReadOnlyDictionary<string, Value> fields) =>
        Row.Of(schema, schema.Fields.Select(field => field.Type.Normalise(fields.GetValueOrDefault(field.Name, Value.Nothing))).ToArray());

    private static Customer One(Random random, int index)
    {
        var (name, trade, form) = (Pick(random, Names), Pick(random, Trades), Pick(random, Forms));
        var number = (1001m + index).ToString(CultureInfo.InvariantCulture);
        var mail = $"Faktura@{trade[..3].ToLowerInvariant()}{index}.example";
        var severa = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["name"] = Value.Of($"{name} {trade} {form}"),
            ["number"] = Value.Of(1001m + index),
            ["email"] = Value.Of(mail),
            ["isActive"] = Value.True,
            ["isInternal"] = Value.False,
            ["vatNumber"] = Value.Of("SE556036079301"),
            ["website"] = Value.Of($"https://{trade[..3]}{index}.example"),
            ["notes"] = Value.Of($"Ring {name} före leverans; {trade} betalar per månad"),
        };
        var fortnox = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["Name"] = severa["name"],
            ["CustomerNumber"] = Value.Of(number),
            ["Email"] = severa["email"],
            ["Active"] = Value.True,
        };
        if (index % 8 == 0) MakeAwkward(index / 8 % 12, severa, fortnox);
        return new(index.ToString("D6", CultureInfo.InvariantCulture), severa, fortnox);
    }

    private static void MakeAwkward(int way, Dictionary<string, Value> severa, Dictionary<string, Value> fortnox)
    {
        var name = severa["name"].Text;
        switch (way)
        {
            case 0: severa["name"] = Value.Of($"\"{name}\"  <{name}>"); break;
            case 1: severa["name"] = Value.Of(name.Normalize(System.Text.NormalizationForm.FormD)); break;
            case 2: severa["name"] = Value.Of($"  {name}\t"); break;
            case 3: severa["name"] = Value.Of($"{name} \U0001F600 {new string('å', 1100)}"); break;
            case 4: severa["email"] = Value.Nothing; break;
            case 5: severa["email"] = Value.Unknown; break;
            case 6: severa["number"] = Value.Nothing; break;
            case 7: severa["isActive"] = Value.False; break;
            case 8: severa["isInternal"] = Value.True; break;
            case 9: fortnox["Active"] = Value.False; break;
            case 10: fortnox["CustomerNumber"] = Value.Of("K-" + fortnox["CustomerNumber"].Text); break;
            default: fortnox["CustomerNumber"] = Value.Of("0" + fortnox["CustomerNumber"].Text); break;
        }
    }

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
