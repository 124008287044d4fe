using Brygga.Worlds;
using FsCheck.Xunit;

namespace Brygga.Engine.Tests;

/// <summary>ENGINE 9 on generated rule books and worlds; the numbers in the names are the laws' own.</summary>
[Properties(Arbitrary = [typeof(Generated)], MaxTest = 400)]
public sealed class EngineHoldsItsLaws
{
    [Property] public bool Law1_order_culture_and_zone_change_nothing(Scenario s, int seed) => Laws.Law1_order_culture_and_zone_change_nothing(Pipeline.Compute, s, seed & int.MaxValue);

    [Property] public bool Law2_after_applying_the_next_plan_has_no_steps(Scenario s) => Laws.Law2_after_applying_the_next_plan_has_no_steps(Pipeline.Compute, s, 0);

    [Property] public bool Law3_equal_worlds_need_nothing(Scenario s) => Laws.Law3_equal_worlds_need_nothing(Pipeline.Compute, s, 0);

    [Property] public bool Law4_swapping_the_systems_mirrors_the_plan(Scenario s) => Laws.Law4_swapping_the_systems_mirrors_the_plan(Pipeline.Compute, s, 0);

    [Property] public bool Law5_the_order_of_independent_steps_changes_nothing(Scenario s, int seed) => Laws.Law5_the_order_of_independent_steps_changes_nothing(Pipeline.Compute, s, seed & int.MaxValue);

    [Property] public bool Law6_no_step_writes_a_field_that_the_other_side_owns(Scenario s) => Laws.Law6_no_step_writes_a_field_that_the_other_side_owns(Pipeline.Compute, s, 0);

    [Property] public bool Law7_a_released_field_is_never_written(Scenario s, int seed) => Laws.Law7_a_released_field_is_never_written(Pipeline.Compute, s, seed & int.MaxValue);

    [Property] public bool Law8_an_unread_value_never_adds_a_write(Scenario s, int seed) => Laws.Law8_an_unread_value_never_adds_a_write(Pipeline.Compute, s, seed & int.MaxValue);

    [Property] public bool Law9_a_truncated_listing_never_adds_a_step(Scenario s, int seed) => Laws.Law9_a_truncated_listing_never_adds_a_step(Pipeline.Compute, s, seed & int.MaxValue);

    [Property] public bool Law10_a_base_moves_only_to_what_its_side_holds(Scenario s) => Laws.Law10_a_base_moves_only_to_what_its_side_holds(Pipeline.Compute, s, 0);

    [Property] public bool Law15_a_record_is_linked_at_most_once(Scenario s) => Laws.Law15_a_record_is_linked_at_most_once(Pipeline.Compute, s, 0);

    [Property] public bool Law16_an_unrelated_record_changes_no_link_except_into_a_tie(Scenario s, int seed) => Laws.Law16_an_unrelated_record_changes_no_link_except_into_a_tie(Pipeline.Compute, s, seed & int.MaxValue);

    [Property] public bool Law19_written_then_read_is_a_fixed_point(Scenario s) => Laws.Law19_written_then_read_is_a_fixed_point(Pipeline.Compute, s, 0);
}
