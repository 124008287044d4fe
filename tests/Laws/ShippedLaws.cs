using System.Globalization;
using Brygga.Engine.Documents;
using Brygga.Engine.Planning.Json;
using Brygga.Engine.Seeing;

namespace Brygga.Laws;

/// <summary>The laws of ENGINE 9 that say something of whole plans, on the product's own rules. A law says true where it holds.</summary>
internal static class ShippedLaws
{
    public static IReadOnlyDictionary<string, Func<Planning, Scenario, int, bool>> All { get; } = new Dictionary<string, Func<Planning, Scenario, int, bool>>(StringComparer.Ordinal)
    {
        ["1 deterministic"] = Law1_order_culture_and_zone_change_nothing,
        ["2 converges"] = Law2_after_applying_the_next_plan_has_no_steps,
        ["3 equal worlds"] = Law3_registers_in_step_are_only_linked,
        ["5 order"] = Law5_the_order_of_independent_steps_changes_nothing,
        ["7 released"] = Law7_a_released_field_is_never_written,
        ["8 unknown"] = Law8_an_unread_value_never_adds_a_write,
        ["9 truncated"] = Law9_a_truncated_listing_never_adds_a_step,
        ["10 base"] = Law10_a_base_moves_only_to_what_its_side_holds,
        ["12 twice"] = Law12_applying_twice_is_applying_once,
        ["14 subset"] = Law14_any_subset_closed_under_dependencies_applies_cleanly,
        ["15 one to one"] = Law15_a_record_is_linked_at_most_once,
        ["16 unrelated"] = Law16_an_unrelated_record_changes_no_link_except_into_a_tie,
    };

    public static bool Law1_order_culture_and_zone_change_nothing(Planning plan, Scenario scenario, int seed) =>
        Moment.Each(plan, scenario).All(moment =>
        {
            var expected = PlanJson.Write(moment.Plan);
            return new[] { "sv-SE", "tr-TR", "ar-SA" }.All(culture => Under(culture, () => PlanJson.Write(
                plan(moment.Book, Shuffled(moment.Snapshot, seed), Shuffled(moment.Memory, seed), new Run("test", Scenario.Now.ToOffset(TimeSpan.FromHours(9)))))) == expected);
        });

    public static bool Law2_after_applying_the_next_plan_has_no_steps(Planning plan, Scenario scenario, int seed) =>
        Moment.Each(plan, scenario).All(moment => IsDone(plan, moment, moment.Applied));

    /// <summary>Whatever was brought in step is found again by its keys, and nothing is written.</summary>
    public static bool Law3_registers_in_step_are_only_linked(Planning plan, Scenario scenario, int seed)
    {
        var book = scenario.Book with { Documents = Seq<DocumentFlow>() };
        var start = scenario.Start.Records.Where(record => record.Side == Side.Fortnox && book.Flows.Exists(flow => flow.Fortnox.Entity == record.Entity))
            .Aggregate(scenario.Start, static (world, record) => world.Without(record));
        var made = Moment.Of(plan, book, new(start, Memory.Blank)).Applied;
        var forgotten = Moment.Of(plan, book, made with { Memory = Memory.Blank });
        return forgotten.Plan.Steps.ForAll(static step => step.Verb == Verb.Link)
            && forgotten.Plan.Steps.Count == made.Memory.Links.Count
            && IsDone(plan, forgotten, forgotten.Applied);
    }

    public static bool Law5_the_order_of_independent_steps_changes_nothing(Planning plan, Scenario scenario, int seed) =>
        Moment.Each(plan, scenario).All(moment =>
        {
            var shuffled = moment.Plan with { Steps = Reordered(moment.Plan.Steps, new Random(seed)) };
            return Same(Applied.Of(moment.Book, moment.State, shuffled), moment.Applied);
        });

    /// <summary>Neither on a record that there is, nor on one that is made.</summary>
    public static bool Law7_a_released_field_is_never_written(Planning plan, Scenario scenario, int seed)
    {
        var (flow, field, entity, book) = Without(scenario.Book, seed);
        return Moment.Each(plan, scenario, book).All(moment => moment.Plan.Steps
            .Filter(step => step.Flow == flow && step.Entity == entity)
            .ForAll(step => step.Fields.ForAll(change => change.Field != field)));
    }

    public static bool Law8_an_unread_value_never_adds_a_write(Planning plan, Scenario scenario, int seed) =>
        Moment.Each(plan, scenario).All(moment =>
            AddsNothing(plan(moment.Book, WithUnknown(moment.Snapshot, seed), moment.Memory, Moment.Run), moment.Plan));

    public static bool Law9_a_truncated_listing_never_adds_a_step(Planning plan, Scenario scenario, int seed) =>
        Moment.Each(plan, scenario).All(moment =>
        {
            var truncated = plan(moment.Book, Truncated(moment.Snapshot, seed), moment.Memory, Moment.Run);
            return AddsNothing(truncated, moment.Plan) && Links(truncated).IsSubsetOf(Links(moment.Plan));
        });

    public static bool Law10_a_base_moves_only_to_what_its_side_holds(Planning plan, Scenario scenario, int seed) =>
        Moment.Each(plan, scenario).All(moment =>
        {
            var after = moment.Applied;
            return after.Memory.Links.ForAll(link => new[] { Side.Severa, Side.Fortnox }.All(side => HoldsBase(moment, after, link, side)));
        });

    public static bool Law12_applying_twice_is_applying_once(Planning plan, Scenario scenario, int seed) =>
        Moment.Each(plan, scenario).All(moment =>
        {
            var once = moment.Applied;
            return Same(Applied.Of(moment.Book, once, moment.Plan), once);
        });

    public static bool Law14_any_subset_closed_under_dependencies_applies_cleanly(Planning plan, Scenario scenario, int seed) =>
        Moment.Each(plan, scenario).All(moment =>
        {
            var steps = Subset(moment.Plan.Steps, new Random(seed));
            var applied = Applied.Of(moment.Book, moment.State, moment.Plan with { Steps = steps });
            var rest = Moment.Of(plan, moment.Book, applied);
            return steps.ForAll(step => step.OnlyOnFailure || step.Verb == Verb.Resolve || applied.Ended.TryGetValue(step.Id, out var ended) && ended == Outcome.Success)
                && IsDone(plan, rest, rest.Applied);
        });

    public static bool Law15_a_record_is_linked_at_most_once(Planning plan, Scenario scenario, int seed) =>
        Moment.Each(plan, scenario).All(moment => moment.Applied.Memory.Links.GroupBy(static link => link.Flow).All(static flow =>
            new[] { Side.Severa, Side.Fortnox }.All(side => flow.Select(link => link.Id(side)).Distinct(StringComparer.Ordinal).Count() == flow.Count())));

    public static bool Law16_an_unrelated_record_changes_no_link_except_into_a_tie(Planning plan, Scenario scenario, int seed) =>
        Moment.Each(plan, scenario).All(moment =>
        {
            var random = new Random(seed);
            var entities = moment.Book.Flows.Bind(static flow => (flow.Severa.Kinds + flow.Fortnox.Kinds).Map(static kind => kind.Entity)).ToArray();
            var added = new RecordRef(entities[random.Next(entities.Length)], "88");
            var record = new Registers(moment.Book, random).Record(added.Entity, added.Id, moment.State.World);
            var after = Moment.Of(plan, moment.Book, moment.State with { World = moment.State.World.Put(added, record) }).Plan;
            var tied = after.Findings.Filter(static f => f.Kind == FindingKind.Tie).Bind(static f => f.Records).Map(static r => r.ToString()).ToHashSet(StringComparer.Ordinal);
            var (old, now) = (Links(moment.Plan), Links(after));
            return old.All(link => now.Contains(link) || link.Split('=').Any(tied.Contains))
                && now.All(link => old.Contains(link) || link.Split('=').Contains(added.ToString(), StringComparer.Ordinal));
        });

    /// <summary>
    /// Of two records that want one key, none is made. Where it can't be told that a document needs one of them, that one does not want
    /// it, as it would not if it were known that no document does. Of two documents that want one number the second gets it where the first
    /// can't be sent, and with it all that is to happen to a document.
    /// </summary>
    private static bool AddsNothing(Plan known, Plan all)
    {
        var tied = Tied(all);
        var given = known.Steps.Filter(step => step.Verb == Verb.Create && tied.Contains(step.Source)).Map(static step => step.Source).ToHashSet();
        var free = known with { Steps = known.Steps.Filter(step => !given.Contains(step.Source)).Strict() };
        return Writes(free).IsSubsetOf(Writes(all));
    }

    /// <summary>
    /// Nothing is left to do. What a new record refers to is known only once it is there, and becomes part of the bases with the next
    /// plan; what refers to a record whose create is still open waits until that is settled; a record that wanted a key which one
    /// that a document needed wanted too gets it when that document is given up; and what waited for another document goes on, or fails,
    /// and gets what it needs. A document that was undone may be made anew, and one that speaks of a register's record which the plan writes
    /// is brought in step with it once that is there.
    /// </summary>
    private static bool IsDone(Planning plan, Moment before, State after)
    {
        var next = Moment.Of(plan, before.Book, after);
        if (!Open(before).IsEmpty) return Open(next).IsEmpty && IsDone(plan, next, next.Applied);
        var last = Moment.Of(plan, before.Book, next.Applied).Plan;
        var tied = Tied(before.Plan);
        var waited = before.Plan.Findings.Filter(static f => f.Reason == Reason.Waits).Bind(static f => f.Records).ToHashSet();
        var ended = before.Plan.Steps.Filter(static step => step.EndsLink).Map(static step => step.Source).ToHashSet();
        return next.Plan.Steps.ForAll(step => (step.Verb == Verb.Create && tied.Contains(step.Source)) || waited.Contains(step.Source) || ended.Contains(step.Source) || NeededBy(waited, plan, next, step) || Follows(before, next, step))
            && last.Steps.IsEmpty
            && (last.Notes.IsEmpty || Moment.Of(plan, before.Book, Moment.Of(plan, before.Book, next.Applied).Applied).Plan.Notes.IsEmpty);
    }

    /// <summary>
    /// A register's record that is made only because a document needs it which waited: without these documents it would not be made. While
    /// it waits a document needs nothing, since it may yet be refused.
    /// </summary>
    private static bool NeededBy(IReadOnlySet<RecordRef> waited, Planning plan, Moment next, Step step) =>
        waited.Count > 0 && step.Verb == Verb.Create && next.Book.Flows.Exists(flow => flow.Name == step.Flow)
        && Moment.Of(plan, next.Book, next.State with { World = waited.Aggregate(next.State.World, static (world, record) => world.Without(record)) }).Plan.Steps
            .ForAll(without => (without.Flow, without.Source) != (step.Flow, step.Source));

    /// <summary>
    /// Documents are composed of what the systems hold: what a plan only means to write into a register, and what may fail, is in none of
    /// them. Only the document that refers to the written record is written, and only once, since the plan after that has no steps.
    /// </summary>
    private static bool Follows(Moment before, Moment next, Step step)
    {
        if (step.Verb != Verb.Update || step.Mark.IsSome || !before.Book.Documents.Exists(flow => flow.Name == step.Flow)) return false;
        var written = before.Plan.Steps.Filter(of => of.Verb == Verb.Update && before.Book.Flows.Exists(flow => flow.Name == of.Flow)).Bind(static of => of.Target.ToSeq()).ToHashSet();
        return step.Target.Exists(target => next.State.World[target.Entity].TryGetValue(target.Id, out var fields)
            && fields.Values.Any(value => value.Kind == ValueKind.Reference && written.Contains(value.Referenced.Record)));
    }

    /// <summary>
    /// The creates whose outcome the plan looks up. A flow that a preflight rule or a setting stops does nothing at all: a look into the wrong
    /// company would prove what is not so.
    /// </summary>
    private static Seq<Intent> Open(Moment moment) => moment.Memory.Intents.Filter(intent => !IsStopped(moment, intent.Flow));

    private static bool IsStopped(Moment moment, string flow)
    {
        var rules = moment.Book.Flows.Filter(own => own.Name == flow).Bind(static own => own.Preflight) + moment.Book.Documents.Filter(own => own.Name == flow).Bind(static own => own.Preflight);
        return moment.Plan.Findings.Exists(finding => finding.Flow == flow && (finding.Reason == Reason.Setting || (finding.Kind != FindingKind.Report && rules.Exists(rule => rule.Name == finding.Rule))));
    }

    private static System.Collections.Generic.HashSet<RecordRef> Tied(Plan plan) => plan.Findings.Filter(static f => f.Kind == FindingKind.Tie).Bind(static f => f.Records).ToHashSet();

    /// <summary>What could be written: each create by its source, each update by its record and field, each action and file.</summary>
    internal static System.Collections.Generic.HashSet<string> Writes(Plan plan) => plan.Steps
        .Filter(static step => step.Verb != Verb.Link)
        .Bind(static step => step.Verb switch
        {
            Verb.Create or Verb.Resolve => Seq1($"{step.Flow} create for {step.Source} {step.Part}"),
            Verb.Act => Seq1($"{step.Flow} {step.Action} for {step.Source}"),
            Verb.Attach => Seq1($"{step.Flow} {step.Files} for {step.Mark.Filter(IsShared).IfNone($"{step.Source}")}"),
            _ => step.Fields.Map(change => $"{step.Flow} {step.Source} {step.Target} {change.Field}"),
        })
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Done once for several sources, whichever does it.</summary>
    private static bool IsShared(string mark) => mark.Contains(" once for ", StringComparison.Ordinal);

    private static System.Collections.Generic.HashSet<string> Links(Plan plan) => plan.Steps
        .Filter(static step => step.Verb == Verb.Link)
        .Bind(static step => step.Target.ToSeq().Map(target => $"{step.Source}={target}"))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The rule book without the rules that write one field.</summary>
    private static (string Flow, string Field, EntityRef Entity, RuleBook Book) Without(RuleBook book, int seed)
    {
        var random = new Random(seed);
        var registers = book.Flows.Bind(flow => flow.Fields.Bind(rule => new[] { Side.Severa, Side.Fortnox }.ToSeq().Bind(side => rule.To(side).Map(to => (flow.Name, flow[side].Schema[to.Ordinal].Name, Side: side, Entity: to.Target.Map(static t => t.Entity).IfNone(flow.Creates.Find(side).IfNone(flow[side].Entity)))).ToSeq()))).ToArray();
        var documents = book.Documents.Bind(flow => flow.Set.Map(rule => (flow.Name, rule.Target.Field, rule.Side, flow.To.Entity))).ToArray();
        var (name, field, side, entity) = registers.Concat(documents).ElementAt(random.Next(registers.Length + documents.Length));
        return (name, field, entity, book with
        {
            Flows = book.Flows.Map(flow => flow.Name != name ? flow : flow with
            {
                Fields = flow.Fields.Filter(rule => !rule.To(side).Exists(to => flow[side].Schema[to.Ordinal].Name == field)).Strict(),
            }).Strict(),
            Documents = book.Documents.Map(flow => flow.Name != name ? flow : flow with
            {
                Set = flow.Set.Filter(rule => rule.Target.Field != field).Strict(),
                WhenGone = flow.WhenGone.Map(gone => gone with { Counter = gone.Counter.Filter(rule => rule.Target.Field != field).Strict() }),
            }).Strict(),
        });
    }

    /// <summary>
    /// What it holds now, what it held before, or what it held when a create was sent that is settled now. Where what it holds can't be told,
    /// since a record that may be a part of it was not read, what was just written.
    /// </summary>
    internal static bool HoldsBase(Moment moment, State after, Link link, Side side)
    {
        var register = moment.Book.Register(link.Flow, side).IfNone(() => throw new InvalidOperationException(link.Flow));
        var before = moment.Memory.Links.Find(l => l.Flow == link.Flow && l.SeveraId == link.SeveraId && l.FortnoxId == link.FortnoxId).Map(l => l[side].Row);
        var now = Seen(moment.Book, after, link, side, register);
        var sent = moment.Memory.Intents.Filter(intent => intent.Flow == link.Flow && intent.Source.Side == side && intent.Source.Id == link.Id(side)).Map(static intent => intent.SourceRow);
        var written = moment.Plan.Steps.Filter(step => step.Flow == link.Flow && step.Source.Id == link.Id(step.Source.Side)).Bind(static step => step.Fields).Select(static change => change.After).OfType<Wanted.Known>().Select(static known => known.Value).ToHashSet();
        return Enumerable.Range(0, register.Schema.Count).All(i =>
            now[i] == link[side].Row[i] || (now[i].IsUnknown && written.Contains(link[side].Row[i])) || link[side].Row[i].IsUnknown || before.Exists(b => b[i] == link[side].Row[i])
            || sent.Exists(row => row.Schema!.Ordinal(register.Schema[i].Name).Match(ordinal => row[ordinal] == link[side].Row[i], static () => true)));
    }

    internal static Row Seen(RuleBook book, State state, Link link, Side side, Register register)
    {
        var record = register.Kinds.Map(kind => new RecordRef(kind.Entity, link.Id(side))).Find(state.World.Has).IfNone(new RecordRef(register.Entity, link.Id(side)));
        var own = state.World.Row(book, record);
        if (register.IsPlain || !own.Exists) return own;
        var world = new SnapshotWorld(state.World.Read(book, Scenario.Now), book, state.Memory, Scenario.Now);
        return book.Flows.Find(flow => flow.Name == link.Flow).Case is Flow registers
            ? new RegisterView(registers, side, book.Settings, world).Of(record, own, link[side].Row)
            : ComposedValues.Row(book, book.Documents.Find(flow => flow.Name == link.Flow).IfNone(() => throw new InvalidOperationException(link.Flow)), world, own);
    }

    private static bool Same(State one, State other) => Told(one).SequenceEqual(Told(other), StringComparer.Ordinal);

    private static IEnumerable<string> Told(State state) =>
    [
        state.World.ToString(),
        .. state.Memory.Links.Map(static link => $"{link.Flow} {link.SeveraId} {link.FortnoxId} {link.Severa.Row.Hash} {link.Fortnox.Row.Hash}").Order(StringComparer.Ordinal),
        .. state.Memory.Done.Map(static mark => mark.ToString()).Order(StringComparer.Ordinal),
        .. state.Memory.Passes.Map(static pass => pass.ToString()).Order(StringComparer.Ordinal),
    ];

    /// <summary>Some other order in which each step still comes after those that it waits for.</summary>
    private static Seq<Step> Reordered(Seq<Step> steps, Random random)
    {
        var (left, ordered, there) = (steps.ToList(), new List<Step>(), steps.Map(static step => step.Id).ToHashSet());
        while (left.Count > 0)
        {
            var ready = left.Where(step => step.After.ForAll(edge => !there.Contains(edge.Step))).ToArray();
            var next = ready[random.Next(ready.Length)];
            left.Remove(next);
            there.Remove(next.Id);
            ordered.Add(next);
        }
        return toSeq(ordered).Strict();
    }

    private static Seq<Step> Subset(Seq<Step> steps, Random random)
    {
        var chosen = new System.Collections.Generic.HashSet<Hash>();
        return steps.Filter(step => step.After.ForAll(edge => chosen.Contains(edge.Step)) && random.Next(3) > 0 && chosen.Add(step.Id)).Strict();
    }

    private static Snapshot Shuffled(Snapshot snapshot, int seed) =>
        new(toSeq(snapshot.Tables.Reverse().Select(table => table with { Records = Shuffled(table.Records, seed).ToArray() })).Strict());

    private static Memory Shuffled(Memory memory, int seed) => memory with
    {
        Links = toSeq(Shuffled(memory.Links, seed)).Strict(),
        Done = toSeq(Shuffled(memory.Done, seed)).Strict(),
        Intents = toSeq(Shuffled(memory.Intents, seed)).Strict(),
    };

    private static IEnumerable<T> Shuffled<T>(IEnumerable<T> items, int seed)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    internal static Snapshot WithUnknown(Snapshot snapshot, int seed) => Changed(snapshot, seed, static (records, random, schema) =>
    {
        var at = random.Next(records.Length);
        var values = Enumerable.Range(0, schema.Count).Select(i => records[at].Row[i]).ToArray();
        values[random.Next(schema.Count)] = Value.Unknown;
        records[at] = new(records[at].Id, Row.Of(schema, values));
        return records;
    });

    internal static Snapshot Truncated(Snapshot snapshot, int seed) => Changed(snapshot, seed, static (records, random, _) =>
        random.Next(records.Length) is var gone ? records.Where((_, i) => i != gone).ToArray() : records, gap: true);

    private static Snapshot Changed(Snapshot snapshot, int seed, Func<Record[], Random, Schema, Record[]> change, bool gap = false)
    {
        var random = new Random(seed);
        var filled = snapshot.Tables.Filter(static table => table.Records.Length > 0 && table.Records[0].Row.Schema!.Count > 0).ToArray();
        var chosen = filled[random.Next(filled.Length)];
        return new(snapshot.Tables.Map(table => table.Entity != chosen.Entity
            ? table
            : table with
            {
                Records = change([.. table.Records], random, table.Records[0].Row.Schema!),
                Coverage = gap ? table.Coverage with { Gaps = Seq1("a page was short") } : table.Coverage,
            }).Strict());
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
