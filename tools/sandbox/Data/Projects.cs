using System.Collections.Immutable;
using System.Globalization;

namespace Brygga.Sandbox.Data;

/// <summary>The ordinary projects: most in both systems, some in Severa alone, one in eight in Fortnox alone; every second is invoiced.</summary>
internal static class Projects
{
    public const long FirstNumber = 20001;
    private static readonly ImmutableArray<string> What =
        ["Ombyggnad", "Införande", "Förvaltning", "Utredning", "Årsavtal", "Nybyggnad", "Upphandling", "Migrering", "Översyn", "Utbildning"];

    /// <param name="writer">Writes them.</param>
    /// <param name="dice">Names them.</param>
    /// <param name="customers">The customers that may have projects, by guid and city; each gets an open one before any gets a closed one.</param>
    /// <param name="count">How many.</param>
    public static void Add(ProjectWriter writer, Dice dice, IReadOnlyList<(string Guid, string City)> customers, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (number, round) = (FirstNumber + i, customers.Count == 0 ? 0 : i / customers.Count);
            var (guid, city) = customers.Count == 0 ? ("", "Göteborg") : customers[i % customers.Count];
            var name = string.Create(CultureInfo.InvariantCulture, $"{dice.Pick(What.AsSpan())} {city} {2021 + (i % 4)}");
            var closed = round > 0 && dice.OneIn(3);
            if (i % 8 != 7 && guid.Length > 0)
            {
                var project = writer.Severa(name, number, guid, ("isClosed", closed));
                if (i % 2 == 0) writer.Invoice(project, status: closed ? "Betald" : dice.Pick<string>(["Utkast", "Att överföra", "Skickad", "Betald"]));
            }

            if (i % 4 != 1) writer.Fortnox(name, number.ToString(CultureInfo.InvariantCulture), ("Status", closed ? "COMPLETED" : "ONGOING"));
        }
    }
}
