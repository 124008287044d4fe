using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Worlds;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>Laws 11, 12 and 13 of ENGINE 9, each on one generated scenario. A law says true where it holds.</summary>
internal static class ApplyLaws
{
    public static IReadOnlyDictionary<string, Func<Variant, Scenario, int, Task<bool>>> All { get; } = new Dictionary<string, Func<Variant, Scenario, int, Task<bool>>>(StringComparer.Ordinal)
    {
        ["11 crash"] = Law11_a_crash_at_any_effect_changes_nothing_in_the_end,
        ["11 every"] = Law11_a_crash_at_every_single_effect_changes_nothing_in_the_end,
        ["11 lost"] = Law11_a_lost_answer_changes_nothing_in_the_end,
        ["11 late"] = Law11_a_lost_create_that_commits_late_is_made_once,
        ["12 twice"] = Law12_applying_a_plan_twice_is_applying_it_once,
        ["12 resumed"] = Law12_a_plan_that_was_begun_is_resumed_and_repeats_no_done_step,
        ["12 older"] = Law12_an_older_plan_does_nothing_after_a_newer_one,
        ["13 edit"] = Law13_a_foreign_edit_between_plan_and_apply_is_never_overwritten,
    };

    public static Task<bool> Law11_a_crash_at_any_effect_changes_nothing_in_the_end(Variant variant, Scenario scenario, int seed) => Moments.Each(variant, scenario, async company =>
    {
        var (calm, effects) = (company.Fork(Rereads(seed)), Effects.Calm());
        await calm.Sync(effects);
        var crashed = company.Fork(Rereads(seed));
        if (!await crashed.KilledAt(seed / 2 % effects.Count)) return false;
        await crashed.KilledAt(seed / 7 % effects.Count);
        return await calm.ComesToRest() && await crashed.ComesToRest() && EndState.Same(calm, crashed) && CreatedOnce(crashed);
    });

    /// <summary>The same, killed at every effect there is, one after the other.</summary>
    public static Task<bool> Law11_a_crash_at_every_single_effect_changes_nothing_in_the_end(Variant variant, Scenario scenario, int seed) => Moments.Each(variant, scenario, async company =>
    {
        var (calm, effects) = (company.Fork(Rereads(seed)), Effects.Calm());
        await calm.Sync(effects);
        if (!await calm.ComesToRest()) return false;
        for (var effect = 0; effect < effects.Count; effect++)
        {
            var crashed = company.Fork(Rereads(seed));
            if (!await crashed.KilledAt(effect) || !await crashed.ComesToRest() || !EndState.Same(calm, crashed) || !CreatedOnce(crashed)) return false;
        }
        return true;
    });

    public static Task<bool> Law11_a_lost_answer_changes_nothing_in_the_end(Variant variant, Scenario scenario, int seed) => Moments.Each(variant, scenario, async company =>
    {
        var (calm, lossy) = (company.Fork(Rereads(seed)), company.Fork(Rereads(seed)));
        var mishap = seed / 2 % 2 == 0 ? Mishap.LostBefore : Mishap.LostAfter;
        lossy.Outside.Happens = (_, before) => before == seed / 4 % 3 ? mishap : Mishap.None;
        return await calm.ComesToRest() && await lossy.ComesToRest() && EndState.Same(calm, lossy) && CreatedOnce(lossy);
    });

    /// <summary>Every answer to a create is lost, and the create is committed within the time that the catalogue declares.</summary>
    public static Task<bool> Law11_a_lost_create_that_commits_late_is_made_once(Variant variant, Scenario scenario, int seed) => Moments.Each(variant, scenario, Settling(scenario), async company =>
    {
        var (calm, late) = (company.Fork(Rereads(seed)), company.Fork(Rereads(seed)));
        late.Outside.LateBy = TimeSpan.FromSeconds((seed / 2 % Moments.Settle.TotalSeconds) + 1);
        late.Outside.Happens = (asked, _) => asked.Verb == Verb.Create ? Mishap.Late : Mishap.None;
        if (!await calm.ComesToRest() || !await late.ComesToRest()) return false;
        late.Clock.Advance(Moments.Settle);
        return await late.ComesToRest() && EndState.Same(calm, late) && CreatedOnce(late);
    });

    public static Task<bool> Law12_applying_a_plan_twice_is_applying_it_once(Variant variant, Scenario scenario, int seed) => Moments.Each(variant, scenario, async company =>
    {
        var once = company.Fork();
        var plan = await once.Plan();
        var first = await once.Apply(plan);
        var (kept, calls) = (once.Kept, once.Outside.Calls);
        var second = await once.Apply(plan);
        return first.Start == PlanStart.Started && first.Count(StepOutcome.Done) == plan.Steps.Count
            && second.Start == (plan.Steps.IsEmpty ? PlanStart.Started : PlanStart.Finished) && second.Receipts.IsEmpty
            && once.Outside.Calls == calls && once.Kept == kept;
    });

    public static Task<bool> Law12_a_plan_that_was_begun_is_resumed_and_repeats_no_done_step(Variant variant, Scenario scenario, int seed) => Moments.Each(variant, scenario, async company =>
    {
        var calm = company.Fork();
        var effects = Effects.Calm();
        await calm.Apply(await calm.Plan(), effects);
        if (effects.Count == 0) return true;
        var begun = company.Fork();
        var resumption = await Resumption.Of(begun, seed % effects.Count);
        return resumption.Holds && await calm.ComesToRest() && await begun.ComesToRest() && EndState.Same(calm, begun) && CreatedOnce(begun);
    });

    /// <summary>Two plans for one moment: what the newer one did, the older one neither does again nor undoes.</summary>
    public static Task<bool> Law12_an_older_plan_does_nothing_after_a_newer_one(Variant variant, Scenario scenario, int seed) => Moments.Each(variant, scenario, async company =>
    {
        var two = company.Fork();
        var older = await two.Plan();
        await two.Sync();
        var (end, writes) = (EndState.Of(two), two.Outside.Writes.Count);
        var report = await two.Apply(older);
        return two.Outside.Writes.Count == writes && report.Count(StepOutcome.Stale) == older.Steps.Count
            && EndState.Of(two).SequenceEqual(end, StringComparer.Ordinal);
    });

    public static Task<bool> Law13_a_foreign_edit_between_plan_and_apply_is_never_overwritten(Variant variant, Scenario scenario, int seed) => Moments.Each(variant, scenario, async company =>
    {
        var edited = company.Fork();
        var plan = Chained(await edited.Plan(), seed);
        var planned = edited.Outside.World;
        edited.Outside.World = People.Edit(planned, seed);
        return ForeignEdit.IsLeftAlone(edited, plan, planned, edited.Outside.World, await edited.Apply(plan));
    });

    /// <summary>People change the world in the middle of a run: what comes of it may differ, but it is sound and it ends.</summary>
    public static Task<bool> Law13_an_edit_at_any_effect_comes_to_rest_with_each_record_made_once(Variant variant, Scenario scenario, int seed) => Moments.Each(variant, scenario, async company =>
    {
        var (calm, effects) = (company.Fork(Rereads(seed)), Effects.Calm());
        await calm.Sync(effects);
        var edited = company.Fork(Rereads(seed));
        await edited.Sync(new(effect =>
        {
            if (effect.Number == seed / 2 % effects.Count) edited.Outside.World = People.Edit(edited.Outside.World, seed / 3);
        }));
        return await IsSound(edited, seed / 3);
    });

    public static Task<bool> Law11_an_edit_after_a_crash_comes_to_rest_with_each_record_made_once(Variant variant, Scenario scenario, int seed) => Moments.Each(variant, scenario, async company =>
    {
        var (calm, effects) = (company.Fork(Rereads(seed)), Effects.Calm());
        await calm.Sync(effects);
        var edited = company.Fork(Rereads(seed));
        await edited.KilledAt(seed / 2 % effects.Count);
        edited.Outside.World = People.Edit(edited.Outside.World, seed / 3);
        return await IsSound(edited, seed / 3);
    });

    public static bool CreatedOnce(Company company) => company.Outside.Created.Distinct().Count() == company.Outside.Created.Count;

    /// <summary>
    /// It ends, or a twin is told of; and no key is made twice, unless people deleted or renamed what was made before it was known.
    /// </summary>
    private static async Task<bool> IsSound(Company company, int edit) =>
        (await company.ComesToRest() || company.Kept.Receipts.Exists(static receipt => receipt.Code == "twin")) && (CreatedOnce(company) || People.Hide(edit));

    private static bool Rereads(int seed) => seed % 2 == 1;

    private static RuleBook Settling(Scenario scenario)
    {
        var book = scenario.Book();
        return book with { Severa = book.Severa with { Settle = Moments.Settle }, Fortnox = book.Fortnox with { Settle = Moments.Settle } };
    }

    /// <summary>The plan with edges between some of its steps, as flows that refer to each other will have them.</summary>
    private static Plan Chained(Plan plan, int seed) => plan with
    {
        Steps = toSeq(plan.Steps.Select((step, i) => i > 0 && (seed >> (i % 8)) % 2 == 0
            ? step with { After = Seq1(new After(plan.Steps[seed % i].Id, Outcome.Success)) }
            : step)).Strict(),
    };
}
