using System.Collections.Immutable;
using System.Globalization;
using Brygga.Engine.Data;
using static LanguageExt.Prelude;

namespace Brygga.Worlds;

/// <summary>One record of a generated world; small alphabets, so that keys collide and values agree often.</summary>
public sealed record Thing(string Key, string A, string B, string C, bool Active);

/// <summary>An edit that a person makes in one system between two runs.</summary>
/// <param name="Index">Which record, counted round.</param>
/// <param name="Field">0 a, 1 b, 2 c, 3 active, 4 key, 5 delete, 6 a new record with this value as its key.</param>
public sealed record Edit(Side Side, int Index, int Field, string Value);

/// <summary>What a person decided before the first run.</summary>
/// <param name="Severa">Which of the records at the start, counted round; of Fortnox likewise.</param>
/// <param name="Of">The side whose record is meant where a decision is of one.</param>
public sealed record Ruling(int Severa, int Fortnox, Judgement Judgement, Side Of);

/// <summary>A rule book, a start, and what people do afterwards.</summary>
public sealed record Scenario(Shape Shape, ImmutableArray<Thing> Severa, ImmutableArray<Thing> Fortnox, ImmutableArray<Edit> Edits)
{
    /// <summary>One decision of a subject: the last.</summary>
    public ImmutableArray<Ruling> Rulings { get; init; } = [];

    /// <summary>What is remembered before the first run.</summary>
    public Memory Memory()
    {
        var world = Start();
        if (world.Severa.IsEmpty || world.Fortnox.IsEmpty) return Engine.Data.Memory.Blank;
        var decisions = Rulings.Select(ruling => new Decision(Subject(world, ruling), ruling.Judgement, "Ada", new(2026, 2, 1, 8, 0, 0, TimeSpan.Zero), "so it is"));
        return Engine.Data.Memory.Blank with { Decisions = toSeq(decisions.GroupBy(static d => d.Of).Select(static same => same.Last())).Strict() };
    }

    private static Subject Subject(World world, Ruling ruling)
    {
        var severa = new RecordRef(Books.Left, world.Severa.Keys.ElementAt(ruling.Severa % world.Severa.Count));
        var fortnox = new RecordRef(Books.Right, world.Fortnox.Keys.ElementAt(ruling.Fortnox % world.Fortnox.Count));
        var both = new Subject(Books.Flow, severa, fortnox);
        return ruling.Judgement == Judgement.CreateNew ? Engine.Data.Subject.One(Books.Flow, ruling.Of == Side.Severa ? severa : fortnox) : both;
    }

    public RuleBook Book() => Books.Of(Shape);

    public World Start()
    {
        var world = World.Empty;
        foreach (var thing in Severa) world = world.Put(Side.Severa, $"s{world.Severa.Count.ToString("D2", CultureInfo.InvariantCulture)}", Fields(Side.Severa, thing));
        foreach (var thing in Fortnox.Where(static t => t.Key.Trim().Length > 0)) world = world.Put(Side.Fortnox, thing.Key.Trim(), Fields(Side.Fortnox, thing));
        return world;
    }

    public static World Apply(World world, Edit edit)
    {
        var ids = world[edit.Side].Keys.ToArray();
        if (edit.Field == 6) return New(world, edit);
        if (ids.Length == 0) return world;
        var id = ids[edit.Index % ids.Length];
        if (edit.Field == 5) return world.Delete(edit.Side, id);
        if (edit is { Field: 4, Side: Side.Fortnox }) return world;
        var (name, value) = Cell(edit);
        return world.Update(new(edit.Side == Side.Severa ? Books.Left : Books.Right, id), [(name, value)]);
    }

    private static World New(World world, Edit edit) => edit.Value.Trim().Length == 0
        ? world
        : world.Create(edit.Side, Fields(edit.Side, new(edit.Value, "new", "new", "", true)).Select(static f => (f.Key, f.Value)))
            .Match(static made => made.World, () => world);

    private static (string Name, Value Value) Cell(Edit edit) => edit.Field switch
    {
        3 => (Name(edit.Side, "active"), Value.Of(edit.Value.Length % 2 == 0)),
        4 => (Name(edit.Side, "key"), Value.Of(edit.Value)),
        var field => (Name(edit.Side, "abc"[field].ToString()), Value.Of(edit.Value)),
    };

    private static string Name(Side side, string name) =>
        side == Side.Severa ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static ImmutableDictionary<string, Value> Fields(Side side, Thing thing) => ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        [Name(side, "key")] = Value.Of(thing.Key),
        [Name(side, "a")] = Value.Of(thing.A),
        [Name(side, "b")] = Value.Of(thing.B),
        [Name(side, "c")] = Value.Of(thing.C),
        [Name(side, "active")] = Value.Of(thing.Active),
    });

    public override string ToString() =>
        $"{Shape}\n  Severa: {string.Join("; ", Severa)}\n  Fortnox: {string.Join("; ", Fortnox)}\n  Edits: {string.Join("; ", Edits)}\n  Rulings: {string.Join("; ", Rulings)}";
}
