using Brygga.Sandbox;

namespace Brygga.EndToEnd.Rig;

/// <summary>People who go on working in both systems, in the same places every time.</summary>
internal static class People
{
    /// <summary>Renames, changes an address, and enters new customers; yields the keys of what they entered.</summary>
    public static string[] Work(SandboxWorld world)
    {
        var alone = Alone(world);
        world.Severa.Customers.Change(alone[0], static record => record["name"] = "Nytt Namn Konsult AB");
        world.Severa.Customers.Change(alone[1], static record => record["email"] = "ny.adress@exempel.se");
        return [AddToSevera(world, 9001), AddToFortnox(world, "9002"), .. ByHand(world, alone[2])];
    }

    public static string AddToSevera(SandboxWorld world, long number) => world.Severa.Customers.Add(
        new Guid((int)number, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]).ToString(),
        Values(("name", $"Ny i Severa {number} Oy"), ("number", number), ("isActive", true), ("isInternal", false), ("email", "ny@severa.example"))).Key;

    public static string AddToFortnox(SandboxWorld world, string number) => world.Fortnox.Customers.Add(
        number,
        Values(("CustomerNumber", number), ("Name", $"Ny i Fortnox {number} AS"), ("Active", true), ("Type", "COMPANY"), ("Email", "ny@fortnox.example"))).Key;

    /// <summary>Somebody does by hand what Brygga would have done, unless it is done already.</summary>
    private static string[] ByHand(SandboxWorld world, string guid)
    {
        var one = Customer.OfSevera(world.Severa.Customers.Find(guid)!);
        if (world.Fortnox.Customers.TryFind(one.Number!, out _)) return [];
        return [world.Fortnox.Customers.Add(one.Number!, Values(("CustomerNumber", one.Number), ("Name", one.Name), ("Email", one.Email), ("Active", true), ("Type", "COMPANY"))).Key];
    }

    /// <summary>Customers that Severa alone had at first: every fourth of the generated ones.</summary>
    private static string[] Alone(SandboxWorld world) =>
        [.. world.Severa.Customers.All.Where(static one => one.Number("number") is { } number and < 2000 && number % 4 == 2).Select(static one => one.Key)];

    private static IEnumerable<KeyValuePair<string, object?>> Values(params (string Name, object? Value)[] values) =>
        values.Select(static one => KeyValuePair.Create(one.Name, one.Value));
}
