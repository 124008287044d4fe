namespace Brygga.Rules.Diagnostics;

internal static partial class Mistakes
{
    public static Diagnostic NothingToSwitchOff(Origin at, string name, Seq<string> known) => Unknown("BRY0220", at,
        $"There is no '{name}' here to switch off.", name, known, "'name: off' takes away what the rules below have under that name.");

    public static Diagnostic NoRuleToChange(Origin at, string name, Seq<string> makes, Seq<string> known) => Unknown("BRY0221", at,
        $"There is no rule '{name}' to change, and this is not a whole one.", name, known, $"A new rule has {string.Join(" or ", makes)}.");

    public static Diagnostic NoRuleToStandBy(Origin at, string name, Seq<string> known) => Unknown("BRY0222", at,
        $"There is no rule '{name}' to stand before or after.", name, known);

    public static Diagnostic OverlayOfOtherFlow(Origin at, string name, string wanted) => Error("BRY0223", at,
        $"This file changes the flow '{wanted}', and it says '{name}'.", "An overlay's file has the name of the file that it changes.", Seq1(wanted), wanted);

    public static Diagnostic NoFlowToBeLike(Origin at, string name, Seq<string> known) => Unknown("BRY0224", at, $"There is no flow '{name}'.", name, known);

    /// <summary>Whether a mistake only follows from another: the flow that it misses is there, and could not be read.</summary>
    internal static bool IsMissedFlow(Diagnostic mistake, string flow) =>
        mistake == UnknownFlow(mistake.At, flow, Seq<string>()) with { Expected = mistake.Expected, Suggestion = mistake.Suggestion };

    public static Diagnostic LikeItself(Origin at, string name) => Error("BRY0225", at,
        $"By way of '{name}' this flow is like itself.", "Write one of the flows out.");

    public static Diagnostic NothingToShow(string name, Seq<string> known) => Unknown("BRY0226", new(name, 1, 1, 1),
        $"There are no rules named '{name}'.", name, known);
}
