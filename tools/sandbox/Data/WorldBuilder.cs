using System.Globalization;

namespace Brygga.Sandbox.Data;

/// <summary>Builds a world from a seed: half of the customers in both systems under one number, a quarter in each alone.</summary>
internal static class WorldBuilder
{
    private const long FirstNumber = 1001;

    public static SandboxWorld Build(SandboxOptions options)
    {
        var world = new SandboxWorld(options.Clock);
        var dice = new Dice(unchecked((ulong)options.Seed));
        Registers.Fill(world, dice);
        var companies = new Companies(dice);
        var writer = new CustomerWriter(world, dice);
        for (var i = 0; i < options.Customers; i++) Enter(writer, companies.Next(), i % 4, FirstNumber + i);
        if (options.Cases) world.Cases = AwkwardCases.Add(writer, companies, FirstNumber + options.Customers);
        return world;
    }

    private static void Enter(CustomerWriter writer, Company company, int place, long number)
    {
        if (place is 0 or 2) writer.Both(company, number);
        else if (place is 1) writer.Severa(company, number);
        else writer.Fortnox(company, number.ToString(CultureInfo.InvariantCulture));
    }
}
