using Brygga.Sandbox;

namespace Brygga.Bench.FirstLoad;

/// <summary>
/// How many calls there must be at least, counted from the data: it knows nothing of how brygga reads. A list is read by the page; a
/// record by itself where its list lacks what the rules compare (Fortnox customers); what has not changed is asked for once a register.
/// </summary>
internal sealed class Necessary(SandboxWorld world)
{
    private const int SeveraPage = 100;
    private const int FortnoxPage = 500;

    /// <summary>For a token, and to see which company it is.</summary>
    private const int Login = 2;

    /// <summary>Severa's own settings are one record.</summary>
    private const int Settings = 1;

    /// <summary>All registers whole. Whether an article is active is told by two lists.</summary>
    public (int Severa, int Fortnox) FirstLoad() => (
        Login + Settings + SeveraTables().Sum(static table => Pages(SeveraPage, table.Count)),
        Login + Details() + ArticlePages() + ProjectPages() + Pages(FortnoxPage, world.Fortnox.Customers.Count) + SmallTables().Sum(static table => Pages(FortnoxPage, table.Count)));

    /// <summary>A call a register, also when nothing has changed; Fortnox can't tell which projects did.</summary>
    public (int Severa, int Fortnox) Still() => (Login + Settings + SeveraTables().Length, Login + 1 + 2 + ProjectPages() + SmallTables().Length);

    /// <summary>The same, and what Fortnox lacks: a call each.</summary>
    public (int Severa, int Fortnox) Making() => (Still().Severa, Still().Fortnox + Customers() + Projects());

    /// <summary>Customers that take part, are no prospects, and whose number Fortnox does not know.</summary>
    private int Customers()
    {
        var won = world.Severa.SalesStatusTypes.All.Where(static one => one.Text("salesState") is "Won").Select(static one => one.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var busy = world.Severa.Projects.All
            .Where(one => !one.Flag("isClosed") && !one.Flag("isInternal") && won.Contains(one.Text("salesStatus") ?? ""))
            .Select(static one => one.Text("customer"))
            .Concat(world.Severa.Invoices.All.SelectMany(static one => new[] { one.Text("customer"), one.Text("billingCustomer") }))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Alone(world.Severa.Customers, world.Fortnox.Customers)
            .Count(one => one["isActive"] is not false && !one.Flag("isInternal") && busy.Contains(one.Key));
    }

    /// <summary>Open projects, won or never for sale.</summary>
    private int Projects()
    {
        var states = world.Severa.SalesStatusTypes.All.ToDictionary(static one => one.Key, static one => one.Text("salesState"), StringComparer.OrdinalIgnoreCase);
        return Alone(world.Severa.Projects, world.Fortnox.Projects)
            .Count(one => !one.Flag("isClosed") && !one.Flag("isInternal") && (one.Text("salesStatus") is not { } status || states[status] is "Won"));
    }

    /// <summary>Records with a number that no other has, here or there.</summary>
    private static IEnumerable<SandboxRecord> Alone(RecordTable here, RecordTable there) => here.All
        .Where(static one => one.Text("number") is not null)
        .GroupBy(static one => one.Text("number")!, StringComparer.Ordinal)
        .Where(same => same.Count() == 1 && !there.TryFind(same.Key, out _))
        .Select(static same => same.Single());

    /// <summary>Customers of Fortnox that take part.</summary>
    private int Details() => world.Fortnox.Customers.All.Count(static one => one["Active"] is not false);

    private int ArticlePages()
    {
        var active = world.Fortnox.Articles.All.Count(static one => one["Active"] is not false);
        return Pages(FortnoxPage, active) + Pages(FortnoxPage, world.Fortnox.Articles.Count - active);
    }

    private int ProjectPages() => Pages(FortnoxPage, world.Fortnox.Projects.Count);

    private RecordTable[] SeveraTables()
    {
        var severa = world.Severa;
        return
        [
            severa.Customers, severa.Addresses, severa.Products, severa.WorkTypes, severa.TravelExpenseTypes, severa.Projects, severa.Invoices, severa.Countries,
            severa.Currencies, severa.SalesStatusTypes,
        ];
    }

    private RecordTable[] SmallTables() => [world.Fortnox.Units, world.Fortnox.Currencies, world.Fortnox.TermsOfPayments];

    private static int Pages(int size, int count) => Math.Max(1, (count + size - 1) / size);
}
