using Brygga.Engine.Data;
using Brygga.Worlds;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>The start of a scenario and the moments after its edits, two by two: each before anything was done about it.</summary>
internal static class Moments
{
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(120);

    public static Task<bool> Each(Variant variant, Scenario scenario, Func<Company, Task<bool>> holds) => Each(variant, scenario, scenario.Book(), holds);

    public static async Task<bool> Each(Variant variant, Scenario scenario, RuleBook book, Func<Company, Task<bool>> holds)
    {
        var company = new Company(variant, book, scenario.Start());
        foreach (var edits in scenario.Edits.Chunk(2).Prepend([]))
        {
            company.Outside.World = edits.Aggregate(company.Outside.World, Scenario.Apply);
            if (!await holds(company)) return false;
            await company.Sync();
        }
        return true;
    }
}

/// <summary>What people do to a world, by a number.</summary>
internal static class People
{
    private static readonly string[] Keys = ["1", "2", "3", "K4", "K9"];

    public static World Edit(World world, int seed) => Edits(seed).Aggregate(world, Scenario.Apply);

    /// <summary>Whether a record is deleted or gets another key.</summary>
    public static bool Hide(int seed) => Edits(seed).Any(static edit => edit.Field is 4 or 5);

    private static IEnumerable<Edit> Edits(int seed) => Enumerable.Range(0, 1 + (seed % 3)).Select(i => Of((seed >> i) + i));

    private static Edit Of(int seed)
    {
        var field = seed / 2 % 7;
        return new(seed % 2 == 0 ? Side.Severa : Side.Fortnox, seed / 14, field, field is 4 or 6 ? Keys[seed % Keys.Length] : $"edit {seed % 5}");
    }
}
