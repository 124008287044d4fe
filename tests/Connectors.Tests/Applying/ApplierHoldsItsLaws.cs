using Brygga.Worlds;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>ENGINE 9 on the real applier, pipeline and reader; the numbers in the names are the laws' own.</summary>
[Properties(Arbitrary = [typeof(Generated)], MaxTest = 200)]
public sealed class ApplierHoldsItsLaws
{
    private const int Exhausted = 20;

    [Property] public Task<bool> Law11_a_crash_at_any_effect_changes_nothing_in_the_end(Scenario s, int seed) => ApplyLaws.Law11_a_crash_at_any_effect_changes_nothing_in_the_end(Variant.Real, s, seed & int.MaxValue);

    [Property] public Task<bool> Law11_a_lost_answer_changes_nothing_in_the_end(Scenario s, int seed) => ApplyLaws.Law11_a_lost_answer_changes_nothing_in_the_end(Variant.Real, s, seed & int.MaxValue);

    [Property] public Task<bool> Law11_a_lost_create_that_commits_late_is_made_once(Scenario s, int seed) => ApplyLaws.Law11_a_lost_create_that_commits_late_is_made_once(Variant.Real, s, seed & int.MaxValue);

    [Property] public Task<bool> Law12_applying_a_plan_twice_is_applying_it_once(Scenario s) => ApplyLaws.Law12_applying_a_plan_twice_is_applying_it_once(Variant.Real, s, 0);

    [Property] public Task<bool> Law12_a_plan_that_was_begun_is_resumed_and_repeats_no_done_step(Scenario s, int seed) => ApplyLaws.Law12_a_plan_that_was_begun_is_resumed_and_repeats_no_done_step(Variant.Real, s, seed & int.MaxValue);

    [Property] public Task<bool> Law12_an_older_plan_does_nothing_after_a_newer_one(Scenario s) => ApplyLaws.Law12_an_older_plan_does_nothing_after_a_newer_one(Variant.Real, s, 0);

    [Property] public Task<bool> Law13_a_foreign_edit_between_plan_and_apply_is_never_overwritten(Scenario s, int seed) => ApplyLaws.Law13_a_foreign_edit_between_plan_and_apply_is_never_overwritten(Variant.Real, s, seed & int.MaxValue);

    [Property] public Task<bool> Law13_an_edit_at_any_effect_comes_to_rest_with_each_record_made_once(Scenario s, int seed) => ApplyLaws.Law13_an_edit_at_any_effect_comes_to_rest_with_each_record_made_once(Variant.Real, s, seed & int.MaxValue);

    [Property] public Task<bool> Law11_an_edit_after_a_crash_comes_to_rest_with_each_record_made_once(Scenario s, int seed) => ApplyLaws.Law11_an_edit_after_a_crash_comes_to_rest_with_each_record_made_once(Variant.Real, s, seed & int.MaxValue);

    [Fact]
    public async Task Law11_a_crash_at_every_single_effect_of_some_scenarios_changes_nothing_in_the_end()
    {
        var scenarios = Generated.Scenarios().Generator.Sample(Exhausted, 6).Concat(Generated.InStep().Sample(Exhausted, 6));
        foreach (var (scenario, i) in scenarios.Select(static (scenario, i) => (scenario, i)))
            Assert.True(await ApplyLaws.Law11_a_crash_at_every_single_effect_changes_nothing_in_the_end(Variant.Real, scenario, i), scenario.ToString());
    }
}
