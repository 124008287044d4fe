using Brygga.Engine.Seeing;

namespace Brygga.Rules.Tests;

/// <summary>What a flow's rules reach from a record, in registers made at random: by whichever way it is found, it is what its expression yields.</summary>
public sealed class ReachedValueTests
{
    private const int Worlds = 150;
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("customers", Side.Severa)]
    [InlineData("customers", Side.Fortnox)]
    [InlineData("products", Side.Severa)]
    public void M14_a_view_holds_what_each_path_yields_in_one_step(string flow, Side side)
    {
        var register = Flow(flow)[side];
        var seen = new System.Collections.Generic.HashSet<(string, ValueKind)>();
        Assert.False(register.IsPlain);
        foreach (var (world, own) in Enumerable.Range(0, Worlds).SelectMany(seed => Records(new Random(seed), register)))
        {
            var row = new RegisterView(register, Shipped.Book.Settings, world).Of(own);
            var scope = Scope.Of(side, own, Shipped.Book.Settings) with { World = world };
            foreach (var reached in register.Reached)
            {
                var ordinal = register.Schema.Ordinal(reached.Name).IfNone(-1);
                var whole = reached.Value.Run(scope);
                Assert.Equal(register.Schema[ordinal].Type.Normalise(whole), row[ordinal]);
                reached.Through.IfSome(through => Assert.Equal(whole, through.Take(scope with { Element = through.Find(scope) })));
                seen.Add((reached.Name, whole.IsSet ? ValueKind.Text : whole.Kind));
            }
            foreach (var field in own.Schema!.Fields)
                Assert.Equal(own[own.Schema.Ordinal(field.Name).IfNone(-1)], row[register.Schema.Ordinal(field.Name).IfNone(-1)]);
        }
        Assert.All(register.Reached, reached => Assert.Contains((reached.Name, ValueKind.Text), seen));
    }

    [Fact]
    public void What_is_reached_is_taken_as_it_is_kept()
    {
        var ways = Flow("customers").Severa.Reached.Map(static reached => (reached.Through.IsSome, reached.Stored.IsSome)).Strict();
        Assert.Contains((true, true), ways);
        Assert.Contains((false, true), ways);
    }

    private static Flow Flow(string name) => Shipped.Book.Flows.Find(flow => flow.Name == name).IfNone(() => throw new KeyNotFoundException(name));

    /// <summary>The records of a register, of whichever kind, in a world of all registers that the rules read.</summary>
    private static IEnumerable<(IWorld World, Row Row)> Records(Random random, Register register)
    {
        var tables = Shipped.Book.Schemas.Map(schema => Table(random, schema)).Strict();
        var world = new SnapshotWorld(new(tables), Shipped.Book, Memory.Blank, Now);
        return tables.Filter(table => register.Kinds.Exists(kind => kind.Entity == table.Entity)).Bind(static table => toSeq(table.Records)).Map(record => ((IWorld)world, record.Row)).Strict();
    }

    /// <summary>Some were not read whole, and some were read under a schema of their own, as after a rule was edited.</summary>
    private static Table Table(Random random, Schema schema)
    {
        var under = random.Next(4) == 0 ? new Schema(schema.Entity, schema.Fields) : schema;
        var id = Shipped.Book.Entity(schema.Entity).Id;
        var records = Enumerable.Range(0, random.Next(1, 5))
            .Select(i => new Engine.Data.Record($"i{i}", Row.Of(under, under.Fields.Select(f => f.Name == id ? Value.Of($"i{i}") : Any(random, f.Type)).ToArray())));
        return new(schema.Entity, records.ToArray(), random.Next(6) == 0 ? Coverage.NothingRead : new(Some(Now), Now, Seq<string>()));
    }

    private static Value Any(Random random, FieldType type) => random.Next(12) switch
    {
        0 => Value.Unknown,
        1 => Value.Nothing,
        _ => type.Normalise(Set(random, type)),
    };

    private static Value Set(Random random, FieldType type) => type.Kind switch
    {
        ValueKind.Text => Value.Of(((string[])["Storgatan 5", " Box 1, Ystad ", "SE", "30", "\"x\"  <y>", "SEK"])[random.Next(6)]),
        ValueKind.Number => Value.Of((decimal)random.Next(100)),
        ValueKind.Boolean => Value.Of(random.Next(3) > 0),
        ValueKind.Date => Value.Of(new DateOnly(2026, 1, 1).AddDays(random.Next(100))),
        ValueKind.Instant => Value.Of(Now.AddHours(-random.Next(1000))),
        ValueKind.Reference => Value.Reference(new(type.RefersTo[random.Next(type.RefersTo.Count)], $"i{random.Next(5)}"), Row.None),
        ValueKind.List => Value.List(Enumerable.Range(0, random.Next(3)).Select(_ => Set(random, type.Item.IfNone(type)))),
        ValueKind.Record => Value.Record(type.Members.Values.Select(m => new Member(m.Name, Any(random, m.Type)))),
        _ => Value.Unknown,
    };
}
