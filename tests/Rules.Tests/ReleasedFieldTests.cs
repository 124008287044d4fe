using Brygga.Engine;
using Brygga.Engine.Planning;
using FsCheck.Xunit;

namespace Brygga.Rules.Tests;

/// <summary>ENGINE 9, law 7, from YAML on: an overlay that switches a rule of the shipped customers off releases its fields.</summary>
public sealed class ReleasedFieldTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Run Run = new("test", Now);
    private static readonly Seq<RuleFile> Overlay = DraftRules.Over("customers.yaml", "flow: customers", "fields:", "  e-mail: off");
    private static readonly RuleBook Released = DraftRules.Compiled(Small.Files, Overlay);

    [Property(MaxTest = 300)]
    public bool Law7_a_released_field_is_never_written(int seed) => Holds(static book => book, seed);

    [Fact]
    public void An_engine_that_forgets_the_overlay_is_falsified() =>
        Assert.Contains(Enumerable.Range(0, 300), static seed => !Holds(static _ => Small.Book, seed));

    /// <summary>The worlds are such that there is something to write: else the law would hold for nothing.</summary>
    [Fact]
    public void Other_fields_are_still_written_and_records_still_created()
    {
        var steps = Enumerable.Range(0, 300).SelectMany(static seed => Plan(Released, seed).Steps).ToArray();
        Assert.Contains(steps, static step => step.Verb == Verb.Update && step.Fields.Exists(static f => f.Field == "Name"));
        foreach (var side in new[] { Side.Severa, Side.Fortnox })
            Assert.Contains(steps, step => step.Verb == Verb.Create && step.Entity.Side == side);
    }

    private static bool Holds(Func<RuleBook, RuleBook> inForce, int seed)
    {
        var plan = Plan(inForce(Released), seed);
        return plan.Steps.ForAll(static step => step.Fields.ForAll(static change => change.Field is not ("email" or "Email")))
            && plan.Findings.ForAll(static finding => finding.Rule != "e-mail");
    }

    private static Plan Plan(RuleBook book, int seed)
    {
        var random = new Random(seed);
        var flow = book.Flow("customers");
        var severa = Records(random, static i => $"s{i}", flow.Severa.Schema);
        var fortnox = Records(random, static i => $"{i + 1}", flow.Fortnox.Schema);
        var links = Enumerable.Zip(severa, fortnox).Where(_ => random.Next(2) == 0).Select(pair => new Link(
            flow.Name, pair.First.Id, pair.Second.Id, Agreed(random, pair.First.Row, book), Agreed(random, pair.Second.Row, book)));
        var whole = new Coverage(Some(Now), Now, Seq<string>());
        var memory = Memory.Blank with { Links = toSeq(links).Strict() };
        return Pipeline.Compute(book, new(Seq(new Table(flow.Severa.Entity, severa, whole), new Table(flow.Fortnox.Entity, fortnox, whole))), memory, Run);
    }

    private static Engine.Data.Record[] Records(Random random, Func<int, string> id, Schema schema) => Enumerable.Range(0, random.Next(5))
        .Select(i => new Engine.Data.Record(id(i), Any(random, schema, id(i)))).ToArray();

    /// <summary>As both sides stand, or otherwise.</summary>
    private static Base Agreed(Random random, Row row, RuleBook book) => new(random.Next(2) == 0 ? row : Any(random, row.Schema!, "1"), book.Hash);

    private static Row Any(Random random, Schema schema, string id) => Row.Of(schema, schema.Fields.Select(field => field.Type.Normalise(field.Name switch
    {
        "name" or "Name" => Value.Of(OneOf(random, "Ada", "Bo", "Eva ", "\"Ada\"")),
        "email" or "Email" => random.Next(8) == 0 ? Value.Unknown : Value.Of(OneOf(random, "a@x.se", "b@x.se", "")),
        "number" => random.Next(6) == 0 ? Value.Nothing : Value.Of((decimal)random.Next(1, 7)),
        "CustomerNumber" => Value.Of(id),
        "isActive" or "Active" => Value.Of(random.Next(8) > 0),
        "isInternal" => Value.Of(random.Next(8) == 0),
        "guid" => Value.Of(id),
        _ => throw new Xunit.Sdk.XunitException($"the mapping reads {field.Name}: say here what it may hold"),
    })).ToArray());

    private static string OneOf(Random random, params string[] texts) => texts[random.Next(texts.Length)];
}
