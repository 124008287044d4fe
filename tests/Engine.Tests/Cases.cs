using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Worlds;

namespace Brygga.Engine.Tests;

/// <summary>Small hand-made worlds for the cases that a person can name.</summary>
internal static class Cases
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static Shape Plain { get; } = new(Side.Severa, Side.Severa, true, true, false, false, WhenEmpty.Clear, false, false, false, false);

    public static World Severa(this World world, string id, string key, string a = "", bool active = true) =>
        world.Put(Side.Severa, id, Fields(("key", key), ("a", a), ("active", active)));

    public static World Fortnox(this World world, string key, string a = "", bool active = true) =>
        world.Put(Side.Fortnox, key, Fields(("Key", key), ("A", a), ("Active", active)));

    public static Plan Plan(this World world, Memory memory, Shape? shape = null, RuleBook? book = null)
    {
        var rules = book ?? Books.Of(shape ?? Plain);
        return Pipeline.Compute(rules, world.Read(rules, Now), memory, new("test", Now));
    }

    /// <summary>The memory after everything that can be done was done.</summary>
    public static Memory Synced(this World world, Shape? shape = null)
    {
        var rules = Books.Of(shape ?? Plain);
        return Model.Apply(rules, world, Memory.Blank, world.Plan(Memory.Blank, shape)).Memory;
    }

    public static Reason[] Reasons(this Plan plan) => plan.Findings.Map(static f => f.Reason).ToArray();

    public static Verb[] Verbs(this Plan plan) => plan.Steps.Map(static s => s.Verb).ToArray();

    public static RecordRef S(string id) => new(Books.Left, id);

    public static RecordRef F(string id) => new(Books.Right, id);

    private static System.Collections.Immutable.ImmutableDictionary<string, Value> Fields(params (string Name, object Value)[] fields) =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(
            StringComparer.Ordinal,
            fields.Select(static f => KeyValuePair.Create(f.Name, f.Value is bool truth ? Value.Of(truth) : Value.Of((string)f.Value))));
}
