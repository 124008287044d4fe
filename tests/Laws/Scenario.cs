using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Brygga.Laws;

/// <summary>An edit that a person makes in one system between two runs.</summary>
/// <param name="Index">Which record of the entity, counted round.</param>
/// <param name="Fields">What is written; nothing = the record is deleted.</param>
/// <param name="NewId">The id of a record that is added with these fields.</param>
public sealed record Edit(EntityRef Entity, int Index, ImmutableDictionary<string, Value> Fields, string NewId)
{
    public Systems On(Systems world)
    {
        if (NewId.Length > 0) return world.Put(new(Entity, NewId), Fields);
        var ids = world[Entity].Keys.ToArray();
        if (ids.Length == 0) return world;
        var record = new RecordRef(Entity, ids[Index % ids.Length]);
        return Fields.IsEmpty ? world.Without(record) : world.Set(record, Fields.Select(static f => (f.Key, f.Value)));
    }

    public override string ToString() => $"{Entity} {NewId}{Index} {(Fields.IsEmpty ? "deleted" : string.Join(", ", Fields.Select(static f => $"{f.Key}={f.Value}")))}";
}

/// <summary>The shipped rules under some settings, both systems, what is remembered at the start, and what people do afterwards.</summary>
/// <param name="Activated">Whether there is a baseline; half of the records are in it.</param>
/// <param name="Loses">Which create of the first plan loses its answer; one beyond the last: none.</param>
public sealed record Scenario(int Variant, Systems Start, ImmutableArray<Edit> Edits, bool Activated, int Loses)
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public RuleBook Book => ShippedRules.Book(Variant);

    public Memory Memory => Activated
        ? Memory.Blank with { Baseline = new Baseline(Now, toHashMap(Start.Records.Where(static (_, i) => i % 2 == 0).Select(record => (record, Start.Row(Book, record))))) }
        : Memory.Blank;

    public static Scenario Of(int seed)
    {
        var random = new Random(seed);
        var variant = random.Next(ShippedRules.Count);
        var book = ShippedRules.Book(variant);
        var start = new Registers(book, random).Make();
        var edits = Enumerable.Range(0, random.Next(4, 13)).Select(i => EditOf(book, random, start, i));
        return new(variant, start, [.. Crediting(random, start), .. edits], random.Next(2) == 0, random.Next(12));
    }

    /// <summary>Invoices are booked before the credit note is picked up: the only order in which it goes through.</summary>
    private static IEnumerable<Edit> Crediting(Random random, Systems start) => Registers.CreditNote(start).Case is int credit && random.Next(3) > 0
        ? [.. Enumerable.Range(0, 3).Select(i => new Edit(Invoices.Fortnox, i, Paid, "")), new Edit(Invoices.Severa, credit, Ready, "")]
        : [];

    private static Edit EditOf(RuleBook book, Random random, Systems world, int number)
    {
        var (entities, registers) = (random.Next(3) == 0 ? Registers.Edited(book) : Main, new Registers(book, random));
        var entity = entities[random.Next(entities.Count)];
        var type = book.Entity(entity);
        if (random.Next(6) == 0) return new(Invoices.Fortnox, random.Next(4), Paid, "");
        if (random.Next(4) == 0) return OfCosts(random, new Costs(book, random), world);
        if (random.Next(5) == 0) return Telling(book, random, registers, world);
        if (random.Next(8) == 0) return new(entity, random.Next(4), ImmutableDictionary<string, Value>.Empty, "");
        if (random.Next(5) == 0) return new(entity, 0, registers.Record(entity, $"7{number}", world), $"7{number}");
        var fields = book.Schemas.Find(schema => schema.Entity == entity).ToSeq().Bind(static schema => toSeq(schema.Fields)).Filter(field => field.Name != type.Id).ToArray();
        var field = fields[random.Next(fields.Length)];
        return new(entity, random.Next(4), ImmutableDictionary<string, Value>.Empty.Add(field.Name, registers.Of(entity, field, "", world)), "");
    }

    /// <summary>A row costs something else, is taken out or added, its invoice is booked, cancelled or moves to another project, or a person changes the fee.</summary>
    private static Edit OfCosts(Random random, Costs costs, Systems world) => (random.Next(8), random.Next(8)) switch
    {
        ( <= 2, var row) => new(Costs.Row, row, costs.Amount, ""),
        (3, var row) => new(Costs.Row, row, ImmutableDictionary<string, Value>.Empty, ""),
        (4, _) when world[Costs.Invoice].Keys.FirstOrDefault() is string invoice => costs.Added(world, invoice),
        (5, var invoice) => new(Costs.Invoice, invoice, ImmutableDictionary<string, Value>.Empty.Add(random.Next(2) == 0 ? "Booked" : "Cancelled", Value.True), ""),
        (6, var fee) => new(Costs.Fee, fee, ImmutableDictionary<string, Value>.Empty.Add("description", Value.Of("a person's words")), ""),
        (_, var invoice) => new(Costs.Invoice, invoice, costs.Heading, ""),
    };

    /// <summary>An edit of a field that the other side follows.</summary>
    private static Edit Telling(RuleBook book, Random random, Registers registers, Systems world)
    {
        var (side, entity, name) = Told[random.Next(Told.Length)];
        var (record, field) = (new EntityRef(side, entity), book.Entity(new(side, entity)).Fields[name]);
        return new(record, random.Next(4), ImmutableDictionary<string, Value>.Empty.Add(name, registers.Of(record, field, "", world)), "");
    }

    private static (Side Side, string Entity, string Field)[] Told { get; } =
    [
        (Side.Severa, "project", "isClosed"), (Side.Severa, "product", "name"), (Side.Fortnox, "article", "Description"), (Side.Severa, "customer", "paymentTerm"), (Side.Severa, "address", "city"),
    ];

    private static Seq<EntityRef> Main { get; } = Seq(
        new EntityRef(Side.Severa, "customer"), new EntityRef(Side.Fortnox, "customer"), new EntityRef(Side.Severa, "address"), new EntityRef(Side.Severa, "project"),
        new EntityRef(Side.Severa, "product"), new EntityRef(Side.Fortnox, "article"));

    private static ImmutableDictionary<string, Value> Ready { get; } = ImmutableDictionary<string, Value>.Empty
        .Add("status", Value.Reference(new(new(Side.Severa, "invoice_status"), "ready"), Row.None));

    private static ImmutableDictionary<string, Value> Paid { get; } = ImmutableDictionary<string, Value>.Empty
        .Add("Booked", Value.True).Add("Sent", Value.True).Add("Balance", Value.Of(0m)).Add("FinalPayDate", Value.Of(new DateOnly(2026, 2, 20)));

    public override string ToString() =>
        $"Variant {Variant}, {(Activated ? "activated" : "not activated")}, loses {Loses}\n{Start}\n  Edits: {string.Join("; ", Edits)}";
}

/// <summary>FsCheck's source of scenarios; a failing one shrinks to fewer records and edits.</summary>
public static class Scenarios
{
    public static Arbitrary<Scenario> All() => Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(Scenario.Of), Shrink);

    private static IEnumerable<Scenario> Shrink(Scenario scenario) =>
        Enumerable.Range(0, scenario.Edits.Length).Select(i => scenario with { Edits = scenario.Edits.RemoveAt(i) })
            .Concat(scenario.Start.Records.Select(record => scenario with { Start = scenario.Start.Without(record) }));
}
