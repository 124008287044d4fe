using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Brygga.Worlds;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests;

/// <summary>What the laws judge: the engine, or a deliberately broken variant of it.</summary>
public delegate Plan Planning(RuleBook rules, Snapshot snapshot, Memory memory, Run run);

/// <summary>The laws of ENGINE 9, by number, each on one generated scenario. A law says true where it holds.</summary>
public static class Laws
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Run Run = new("test", Now);

    public static IReadOnlyDictionary<string, Func<Planning, Scenario, int, bool>> All { get; } = new Dictionary<string, Func<Planning, Scenario, int, bool>>(StringComparer.Ordinal)
    {
        ["1 deterministic"] = Law1_order_culture_and_zone_change_nothing,
        ["2 converges"] = Law2_after_applying_the_next_plan_has_no_steps,
        ["3 equal worlds"] = Law3_equal_worlds_need_nothing,
        ["4 mirror"] = Law4_swapping_the_systems_mirrors_the_plan,
        ["5 order"] = Law5_the_order_of_independent_steps_changes_nothing,
        ["6 ownership"] = Law6_no_step_writes_a_field_that_the_other_side_owns,
        ["7 released"] = Law7_a_released_field_is_never_written,
        ["8 unknown"] = Law8_an_unread_value_never_adds_a_write,
        ["9 truncated"] = Law9_a_truncated_listing_never_adds_a_step,
        ["10 base"] = Law10_a_base_moves_only_to_what_its_side_holds,
        ["15 one to one"] = Law15_a_record_is_linked_at_most_once,
        ["16 unrelated"] = Law16_an_unrelated_record_changes_no_link_except_into_a_tie,
        ["19 normal"] = Law19_written_then_read_is_a_fixed_point,
    };

    public static bool Law1_order_culture_and_zone_change_nothing(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment =>
        {
            var expected = PlanJson.Write(plan(moment.Book, moment.Snapshot, moment.Memory, Run));
            return new[] { "sv-SE", "tr-TR", "ar-SA" }.All(culture => Under(culture, () => PlanJson.Write(
                plan(moment.Book, Shuffled(moment.Snapshot, seed), Shuffled(moment.Memory, seed), new Run("test", Now.ToOffset(TimeSpan.FromHours(9)))))) == expected);
        });

    public static bool Law2_after_applying_the_next_plan_has_no_steps(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment =>
        {
            var (world, memory) = Model.Apply(moment.Book, moment.World, moment.Memory, moment.Plan);
            var next = plan(moment.Book, world.Read(moment.Book, Now), memory, Run);
            return next.Steps.IsEmpty && next.Notes.IsEmpty;
        });

    public static bool Law3_equal_worlds_need_nothing(Planning plan, Scenario scenario, int seed)
    {
        var book = scenario.Book();
        var world = Equal(scenario);
        var (linked, memory) = Model.Apply(book, world, Memory.Blank, plan(book, world.Read(book, Now), Memory.Blank, Run));
        var again = plan(book, linked.Read(book, Now), memory, Run);
        return linked == world && again.Steps.IsEmpty && again.Findings.IsEmpty;
    }

    public static bool Law4_swapping_the_systems_mirrors_the_plan(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment =>
        {
            var mirrored = plan(Mirrored.Of(moment.Book), Mirrored.Of(moment.Snapshot), Mirrored.Of(moment.Memory), Run);
            return Mirrored.Told(mirrored, mirrored: true).SequenceEqual(Mirrored.Told(moment.Plan, mirrored: false), StringComparer.Ordinal);
        });

    public static bool Law5_the_order_of_independent_steps_changes_nothing(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment =>
        {
            var straight = Outcome(Model.Apply(moment.Book, moment.World, moment.Memory, moment.Plan));
            var shuffled = moment.Plan with { Steps = toSeq(Shuffled(moment.Plan.Steps, seed)).Strict() };
            return Outcome(Model.Apply(moment.Book, moment.World, moment.Memory, shuffled)).SequenceEqual(straight, StringComparer.Ordinal);
        });

    public static bool Law6_no_step_writes_a_field_that_the_other_side_owns(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment => moment.Plan.Steps
            .Filter(static step => step.Verb == Verb.Update)
            .ForAll(step => step.Fields.ForAll(change => moment.Book.Flows[0].Fields.Exists(rule =>
                rule.Update == UpdateMode.Continuous && rule.Master != step.Entity.Side
                && rule.To(step.Entity.Side).Exists(to => moment.Book.Flows[0][step.Entity.Side].Schema[to.Ordinal].Name == change.Field)))));

    /// <summary>Whatever it holds on either side, a field whose rule is gone is not written and says nothing.</summary>
    public static bool Law7_a_released_field_is_never_written(Planning plan, Scenario scenario, int seed)
    {
        var released = seed % 2 == 0 ? "a" : "b";
        var fields = new[] { released, released.ToUpperInvariant() };
        var book = Without(scenario.Book(), released);
        return EachMoment(plan, scenario, book).All(moment =>
            moment.Plan.Steps.ForAll(step => step.Fields.ForAll(change => !fields.Contains(change.Field, StringComparer.Ordinal)))
            && moment.Plan.Findings.ForAll(finding => finding.Rule != released)
            && SameSteps(moment.Plan, plan(book, Overwritten(moment.Snapshot, fields, seed), moment.Memory, Run)));
    }

    public static bool Law8_an_unread_value_never_adds_a_write(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment =>
            Writes(plan(moment.Book, WithUnknown(moment.Snapshot, seed), moment.Memory, Run)).IsSubsetOf(Writes(moment.Plan)));

    public static bool Law9_a_truncated_listing_never_adds_a_step(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment =>
        {
            var truncated = plan(moment.Book, Truncated(moment.Snapshot, seed), moment.Memory, Run);
            return Writes(truncated).IsSubsetOf(Writes(moment.Plan)) && Links(truncated).IsSubsetOf(Links(moment.Plan));
        });

    public static bool Law10_a_base_moves_only_to_what_its_side_holds(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment =>
        {
            var (world, memory) = Model.Apply(moment.Book, moment.World, moment.Memory, moment.Plan);
            return memory.Links.ForAll(link => new[] { Side.Severa, Side.Fortnox }.All(side => HoldsBase(moment, world, link, side)));
        });

    public static bool Law15_a_record_is_linked_at_most_once(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment =>
        {
            var (_, memory) = Model.Apply(moment.Book, moment.World, moment.Memory, moment.Plan);
            return new[] { Side.Severa, Side.Fortnox }.All(side => memory.Links.Map(link => link.Id(side)).Distinct(StringComparer.Ordinal).Count() == memory.Links.Count);
        });

    public static bool Law16_an_unrelated_record_changes_no_link_except_into_a_tie(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment =>
        {
            var side = seed % 2 == 0 ? Side.Severa : Side.Fortnox;
            var before = moment.World[side].Keys.ToHashSet(StringComparer.Ordinal);
            var world = Scenario.Apply(moment.World, new(side, 0, 6, new[] { "1", "2", "3", "K9" }[seed / 2 % 4]));
            var after = plan(moment.Book, world.Read(moment.Book, Now), moment.Memory, Run);
            var added = world[side].Keys.Where(id => !before.Contains(id)).ToHashSet(StringComparer.Ordinal);
            var tied = after.Findings.Filter(static f => f.Kind == FindingKind.Tie).Bind(static f => f.Records).Map(static r => r.ToString()).ToHashSet(StringComparer.Ordinal);
            var (old, now) = (Links(moment.Plan), Links(after));

            // A record that links by an earlier way, or by a decision, is related to whoever a later way would have given its partner to.
            if ((scenario.Shape.SecondWay || !moment.Memory.Decisions.IsEmpty) && now.Any(link => added.Any(id => link.Contains(id, StringComparison.Ordinal)))) return true;
            return old.All(link => now.Contains(link) || link.Split('=').Any(tied.Contains))
                && now.All(link => old.Contains(link) || added.Any(id => link.Contains(id, StringComparison.Ordinal)));
        });

    public static bool Law19_written_then_read_is_a_fixed_point(Planning plan, Scenario scenario, int seed) =>
        EachMoment(plan, scenario).All(moment => moment.Plan.Steps.Bind(static step => step.Fields.Map(change => (step, change))).ForAll(pair =>
        {
            var field = moment.Book.Entity(pair.step.Entity).Fields[pair.change.Field];
            var value = ((Wanted.Known)pair.change.After).Value;
            return field.Type.Normalise(value) == value && ValueJsonRoundTrip(value) == value;
        }));

    /// <summary>The start of a scenario and the moment after each of its edits, each with the plan for it; applied in between.</summary>
    public static IEnumerable<Moment> EachMoment(Planning plan, Scenario scenario) => EachMoment(plan, scenario, scenario.Book());

    private static IEnumerable<Moment> EachMoment(Planning plan, Scenario scenario, RuleBook book)
    {
        var (world, memory) = (scenario.Start(), scenario.Memory());
        foreach (var edit in scenario.Edits.Select(Some).Prepend(None))
        {
            world = edit.Match(e => Scenario.Apply(world, e), () => world);
            var snapshot = world.Read(book, Now);
            var moment = new Moment(book, world, snapshot, memory, plan(book, snapshot, memory, Run));
            yield return moment;
            (world, memory) = Model.Apply(book, world, memory, moment.Plan);
        }
    }

    /// <summary>Each create by its source, each update by its record and field: what could be written.</summary>
    private static System.Collections.Generic.HashSet<string> Writes(Plan plan) => plan.Steps
        .Filter(static step => step.Verb != Verb.Link)
        .Bind(static step => step.Verb == Verb.Create ? Seq1($"create for {step.Source}") : step.Fields.Map(change => $"{step.Target} {change.Field}"))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The rule book with one rule switched off.</summary>
    private static RuleBook Without(RuleBook book, string rule) => book with
    {
        Flows = book.Flows.Map(flow => flow with { Fields = flow.Fields.Filter(r => r.Name != rule).Strict() }).Strict(),
    };

    private static bool SameSteps(Plan one, Plan other) => one.Steps.Map(static step => step.Id) == other.Steps.Map(static step => step.Id) && one.Findings.Count == other.Findings.Count;

    /// <summary>Each record with something else in these fields.</summary>
    private static Snapshot Overwritten(Snapshot snapshot, string[] fields, int seed)
    {
        var random = new Random(seed);
        return new(snapshot.Tables.Map(table => table with { Records = table.Records.Select(record => record with { Row = Overwritten(record.Row) }).ToArray() }).Strict());

        Row Overwritten(Row row) => Engine.Data.Row.Of(row.Schema!, row.Schema!.Fields.Select((field, i) => fields.Contains(field.Name, StringComparer.Ordinal)
            ? Value.Of(new[] { "", "x", "overwritten" }[random.Next(3)])
            : row[i]).ToArray());
    }

    private static System.Collections.Generic.HashSet<string> Links(Plan plan) => plan.Steps
        .Filter(static step => step.Verb == Verb.Link)
        .Bind(static step => step.Target.ToSeq().Map(target => $"{step.Source}={target}"))
        .ToHashSet(StringComparer.Ordinal);

    private static bool HoldsBase(Moment moment, World world, Link link, Side side)
    {
        var schema = moment.Book.Flows[0][side].Schema;
        var row = world.Row(moment.Book, new(schema.Entity, link.Id(side)));
        var before = moment.Memory.Links.Find(l => l.SeveraId == link.SeveraId && l.FortnoxId == link.FortnoxId).Map(l => l[side].Row);
        return Enumerable.Range(0, schema.Count).All(i =>
            row.Exists(r => r[i] == link[side].Row[i]) || before.Exists(b => b[i] == link[side].Row[i]));
    }

    private static World Equal(Scenario scenario)
    {
        var world = World.Empty;
        foreach (var (thing, i) in scenario.Severa.Where(static t => t.Active).Select(static (t, i) => (t, i)))
        {
            var key = (i + 1).ToString(CultureInfo.InvariantCulture);
            var (a, b) = (thing.A.Length > Books.ShortLength ? "short" : thing.A, thing.B);
            world = world.Create(Side.Severa, [("key", Value.Of(key)), ("a", Value.Of(a)), ("b", Value.Of(b)), ("c", Value.Of(key))]).IfNone((world, "")).World;
            world = world.Create(Side.Fortnox, [("Key", Value.Of(key)), ("A", Value.Of(a)), ("B", Value.Of(b)), ("C", Value.Of(key))]).IfNone((world, "")).World;
        }
        return world;
    }

    private static string[] Outcome((World World, Memory Memory) state) =>
    [
        .. state.World.Severa.Values.Concat(state.World.Fortnox.Values)
            .Select(static record => string.Join(',', record.OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => $"{f.Key}={f.Value}")))
            .Order(StringComparer.Ordinal),
        .. state.Memory.Links.Map(static link => $"{link.Severa.Row.Hash} {link.Fortnox.Row.Hash}").Order(StringComparer.Ordinal),
    ];

    private static Snapshot Shuffled(Snapshot snapshot, int seed) =>
        new(toSeq(snapshot.Tables.Reverse().Select(table => table with { Records = Shuffled(table.Records, seed).ToArray() })).Strict());

    private static Memory Shuffled(Memory memory, int seed) => memory with
    {
        Links = toSeq(Shuffled(memory.Links, seed)).Strict(),
        Decisions = toSeq(Shuffled(memory.Decisions, seed)).Strict(),
    };

    private static IEnumerable<T> Shuffled<T>(IEnumerable<T> items, int seed)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    private static Snapshot WithUnknown(Snapshot snapshot, int seed) => Changed(snapshot, seed, static (records, random, schema) =>
    {
        var at = random.Next(records.Length);
        var values = Enumerable.Range(0, schema.Count).Select(i => records[at].Row[i]).ToArray();
        values[random.Next(schema.Count)] = Value.Unknown;
        records[at] = new(records[at].Id, Row.Of(schema, values));
        return records;
    });

    private static Snapshot Truncated(Snapshot snapshot, int seed) => Changed(snapshot, seed, static (records, random, _) =>
        records.Where((_, i) => i != random.Next(records.Length)).ToArray(), gap: true);

    private static Snapshot Changed(Snapshot snapshot, int seed, Func<Record[], Random, Schema, Record[]> change, bool gap = false)
    {
        var random = new Random(seed);
        var chosen = random.Next(snapshot.Tables.Count);
        return new(toSeq(snapshot.Tables.Select((table, i) => i != chosen || table.Records.Length == 0
            ? table
            : table with
            {
                Records = change([.. table.Records], random, table.Records[0].Row.Schema!),
                Coverage = gap ? table.Coverage with { Gaps = Seq1("a page was short") } : table.Coverage,
            })).Strict());
    }

    private static Value ValueJsonRoundTrip(Value value)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        ValueCodec.Write(value, bytes);
        return ValueCodec.Read(bytes.WrittenSpan);
    }

    private static T Under<T>(string culture, Func<T> run)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

/// <summary>One moment of a scenario: a world, what is remembered, and the plan for it.</summary>
public sealed record Moment(RuleBook Book, World World, Snapshot Snapshot, Memory Memory, Plan Plan);
