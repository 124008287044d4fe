using FsCheck.Xunit;

namespace Brygga.Laws;

/// <summary>ENGINE 9 on the product's own rules: registers and documents, under several settings; the numbers in the names are the laws' own.</summary>
[Properties(Arbitrary = [typeof(Scenarios)], MaxTest = 60)]
public sealed class TheShippedRulesHoldTheLaws
{
    [Property] public bool Law1_order_culture_and_zone_change_nothing(Scenario s, int seed) => Holds("1 deterministic", s, seed);

    [Property] public bool Law2_after_applying_the_next_plan_has_no_steps(Scenario s) => Holds("2 converges", s, 0);

    [Property] public bool Law3_registers_in_step_are_only_linked(Scenario s) => Holds("3 equal worlds", s, 0);

    [Property] public bool Law5_the_order_of_independent_steps_changes_nothing(Scenario s, int seed) => Holds("5 order", s, seed);

    [Property] public bool Law7_a_released_field_is_never_written(Scenario s, int seed) => Holds("7 released", s, seed);

    [Property] public bool Law8_an_unread_value_never_adds_a_write(Scenario s, int seed) => Holds("8 unknown", s, seed);

    [Property] public bool Law9_a_truncated_listing_never_adds_a_step(Scenario s, int seed) => Holds("9 truncated", s, seed);

    [Property] public bool Law10_a_base_moves_only_to_what_its_side_holds(Scenario s) => Holds("10 base", s, 0);

    [Property] public bool Law12_applying_twice_is_applying_once(Scenario s) => Holds("12 twice", s, 0);

    [Property] public bool Law14_any_subset_closed_under_dependencies_applies_cleanly(Scenario s, int seed) => Holds("14 subset", s, seed);

    [Property] public bool Law15_a_record_is_linked_at_most_once(Scenario s) => Holds("15 one to one", s, 0);

    [Property] public bool Law16_an_unrelated_record_changes_no_link_except_into_a_tie(Scenario s, int seed) => Holds("16 unrelated", s, seed);

    private static bool Holds(string law, Scenario scenario, int seed) => ShippedLaws.All[law](Pipeline.Compute, scenario, seed & int.MaxValue);
}
