namespace Brygga.Rules.Diagnostics;

/// <summary>BRY0270 to BRY0279: rule tests.</summary>
internal static partial class Mistakes
{
    public static Diagnostic NoFlowToTest(Origin at, string name, Seq<string> known) =>
        Unknown("BRY0270", at, $"There is no flow '{name}' to test.", name, known);

    public static Diagnostic NoRuleToTest(Origin at, string name, string flow, Seq<string> known) =>
        Unknown("BRY0271", at, $"The flow '{flow}' has no rule '{name}'.", name, known, "Write a rule's name, or where it stands too: fields.name.to_fortnox.");

    public static Diagnostic NoRecordInTest(Origin at, string id, Seq<string> known) =>
        Unknown("BRY0272", at, $"The test has no record '{id}'.", id, known, "Expectations speak of the records that the test gives.");

    public static Diagnostic SeveralRecords(Origin at, string id, Seq<string> records) => Error("BRY0273", at,
        $"More than one record of the test is called '{id}'.", "Write which one.", records);

    public static Diagnostic ExpectsNothing(Origin at) => Error("BRY0274", at,
        "The test expects nothing in particular, so it can't fail.", "Say what the plan must hold, or 'nothing: true'.",
        Seq("create", "update", "link", "findings", "untouched", "nothing"));

    public static Diagnostic NeverReached(Origin at, string rule) => Error("BRY0275", at,
        $"No record of this test ever reaches '{rule}'.", "Give a record that gets that far, or take the rule out of covers:.") with
    {
        Severity = Severity.Warning,
    };
}
