using System.Collections.Concurrent;
using System.Globalization;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd.Rig;

/// <summary>
/// Two companies in step, in which people enter something new in every register, a set at a time: a project with a customer and a product
/// in Severa, a customer with two addresses and an article in Fortnox. And they rename a customer that both have.
/// </summary>
internal sealed class RegisterStage : TransferStage
{
    private readonly string _renamed;
    private readonly string _won;
    private int _next = 9200;

    private RegisterStage(Stage stage, ConcurrentQueue<SandboxExchange> seen)
        : base(stage, seen)
    {
        _won = World.Severa.SalesStatusTypes.All.Single(static one => one.Text("name") == "Vunnen").Key;
        _renamed = World.Severa.Customers.All.First(one => one.Text("number") is { } number && World.Fortnox.Customers.TryFind(number, out var there) && there.Flag("Active") && one.Flag("isActive") && !one.Flag("isInternal")).Key;
    }

    public static async Task<RegisterStage> Start()
    {
        var seen = new ConcurrentQueue<SandboxExchange>();
        var stage = await Stage.StartShipped(Stage.Small with { Customers = 6, Products = 5, Projects = 4, Watch = seen.Enqueue });
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        await stage.SyncUntilDone();
        return new(stage, seen);
    }

    public override Func<IReadOnlyList<string>> Queue()
    {
        var number = _next++;
        var (here, there) = (Text(number), Text(number + 400));
        var customer = People.AddToSevera(World, number);
        World.Severa.Projects.Add(Guid.NewGuid().ToString(), Values(("name", $"Projekt {here}"), ("number", (long)number), ("customer", customer), ("salesStatus", _won), ("isClosed", false), ("isInternal", false)));
        World.Severa.Products.Add(Guid.NewGuid().ToString(), Values(("name", $"Produkt {here}"), ("code", $"P-{here}"), ("isActive", true), ("type", "Materials"), ("measurementUnit", "st"), ("vatRate", 25m)));
        World.Fortnox.Customers.Add(there, Values(
            ("CustomerNumber", there), ("Name", $"Ny i Fortnox {there} AS"), ("Active", true), ("Type", "COMPANY"),
            ("Address1", $"Storgatan {there}"), ("City", "Lund"), ("DeliveryAddress1", $"Box {there}"), ("DeliveryCity", "Eslöv")));
        World.Fortnox.Articles.Add($"A-{there}", Values(("ArticleNumber", $"A-{there}"), ("Description", $"Artikel {there}"), ("Active", true), ("Unit", "st"), ("Type", "STOCK"), ("VAT", 25m)));
        World.Severa.Customers.Change(_renamed, one => one["name"] = $"Bytt Namn {here} AB");
        return () => Wrongs(here, there);
    }

    private List<string> Wrongs(string here, string there)
    {
        var (severa, fortnox) = (World.Severa, World.Fortnox);
        var made = severa.Customers.All.Where(one => one.Text("number") == there).ToList();
        var addresses = severa.Addresses.All.Where(one => made.Exists(customer => customer.Key == one.Text("customer"))).Select(static one => one.Text("city")).Order(StringComparer.Ordinal);
        List<(bool Right, string Wrong)> promises =
        [
            (One(fortnox.Customers.All, "Name", $"Ny i Severa {here} Oy"), "not one customer in Fortnox"),
            (One(fortnox.Projects.All, "Description", $"Projekt {here}"), "not one project in Fortnox"),
            (One(fortnox.Articles.All, "Description", $"Produkt {here}"), "not one article in Fortnox"),
            (made.Count == 1, $"{made.Count} customers in Severa"),
            (addresses.SequenceEqual(["Eslöv", "Lund"], StringComparer.Ordinal), $"addresses in {string.Join(", ", addresses)}"),
            (One(severa.Products.All, "name", $"Artikel {there}"), "not one product in Severa"),
            (fortnox.Customers.Find(severa.Customers.Find(_renamed)!.Text("number")!)!.Text("Name") == severa.Customers.Find(_renamed)!.Text("name"), "not renamed"),
        ];
        return [.. promises.Where(static one => !one.Right).Select(static one => one.Wrong)];
    }

    private static bool One(IEnumerable<SandboxRecord> records, string field, string value) => records.Count(one => one.Text(field) == value) == 1;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
