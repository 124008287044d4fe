using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>Makes ordinary items; no two have the same code or name.</summary>
internal sealed class Items(Dice dice)
{
    private static readonly ImmutableArray<string> Materials =
        ["Kabel", "Kopplingsdosa", "Rörböj", "Skruvsats", "Plåtprofil", "Isolering", "Färg", "Lackfärg", "Brädfodring", "Fästplåt", "Tätningslist"];

    private static readonly ImmutableArray<string> Sorts = ["Ängsvit", "Åskgrå", "Extra", "Förzinkad", "Rostfri", "Bas", "Pro", "Mörkblå"];
    private static readonly ImmutableArray<string> Fees = ["Startavgift", "Licensavgift", "Månadsavgift", "Granskning", "Utbildning", "Driftpaket", "Förstudie"];
    private static readonly ImmutableArray<string> Work = ["Konsulttimme", "Projektledning", "Systemutveckling", "Rådgivning", "Montagearbete", "Felsökning"];
    private static readonly ImmutableArray<string> Levels = ["junior", "senior", "expert", "övertid", "helg", "på plats", "på distans"];

    private static readonly ImmutableArray<(string Name, string Unit)> Travels =
        [("Milersättning", "km"), ("Traktamente", "dag"), ("Hotell", "st"), ("Tågresa", "st"), ("Parkering", "st"), ("Färja", "st")];

    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private int count;

    public Item Next()
    {
        var code = 1001 + count;
        return (count++ % 5) switch
        {
            0 or 1 => new(ItemKind.Material, $"M-{code}", Name(dice.Pick(Materials.AsSpan()), dice.Pick(Sorts.AsSpan())), "st"),
            2 => new(ItemKind.Fee, $"T-{code}", Name(dice.Pick(Fees.AsSpan()), dice.Pick(Sorts.AsSpan()).ToLowerInvariant()), dice.OneIn(3) ? null : "mån"),
            3 => new(ItemKind.WorkType, $"A-{code}", Name(dice.Pick(Work.AsSpan()), dice.Pick(Levels.AsSpan())), "h"),
            _ => Travel(code),
        };
    }

    private Item Travel(int code)
    {
        var (name, unit) = dice.Pick(Travels.AsSpan());
        return new(ItemKind.TravelExpense, $"R-{code}", Name(name, dice.Pick(Nordic.Sweden.Cities.AsSpan()).City), unit, unit is "st" ? 6m : 25m);
    }

    private string Name(string what, string which)
    {
        var name = $"{what} {which}";
        for (var again = 2; !names.Add(name); again++) name = FormattableString.Invariant($"{what} {which} {again}");
        return name;
    }
}
