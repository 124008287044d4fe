namespace Brygga.Rules.Diagnostics;

/// <summary>BRY0230 to BRY0239: catalogues and settings.</summary>
internal static partial class Mistakes
{
    public static Diagnostic OneOfKeys(Origin at, Seq<string> keys) => Error("BRY0230", at,
        $"Exactly one of these belongs here: {string.Join(", ", keys)}.", "", keys);

    public static Diagnostic NoReferenceTo(Origin at, string field, string entity) => Error("BRY0231", at,
        $"'{field}' does not refer to {entity}.", $"Name a field that is declared as a reference to {entity}.");

    public static Diagnostic MinAboveMax(Origin at) => Error("BRY0232", at, "The least is above the most.", "Swap min: and max:, or mend one of them.");

    public static Diagnostic SettingIsRequired(Origin at, string name, string enabled) => Error("BRY0233", at,
        $"'{enabled}' is on, and '{name}' has no value.", $"Set {name}, or switch {enabled} off.", Seq1(name));
}
