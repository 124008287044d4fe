namespace Brygga.Rules.Diagnostics;

/// <summary>BRY0029 to BRY0039 and BRY0130 to BRY0169.</summary>
internal static partial class Mistakes
{
    public static Diagnostic AmbiguousOtherwise(Origin at, string one, string other) => Error("BRY0029", at,
        "It is not clear what ?? takes, beside arithmetic.", "Write brackets around what you mean.", Seq(one, other));

    public static Diagnostic CantCalculate(Origin at, string left, string right) => Error("BRY0130", at,
        $"There is no arithmetic for a {left} and a {right}.",
        "Numbers only: dates have | add_days(n), texts are joined as '{a} {b}' or with | join(', ').");

    public static Diagnostic BranchesDiffer(Origin at, string one, string other) => Error("BRY0131", at,
        $"This is a {other}, and what stands beside it is a {one}.", "All branches of an if and all items of a list are of one kind: | text, | number.");

    public static Diagnostic OtherReference(Origin at, string one, string other) => Error("BRY0132", at,
        $"A reference to {one} is never one to {other}.", "Use | linked(..) or | find(..) to get to the other record.");

    public static Diagnostic NoSuchFact(Origin at, string name, Seq<string> known) =>
        Unknown("BRY0133", at, $"The engine knows no fact '{name}'.", name, known);

    public static Diagnostic NotSole(Origin at, string entity, Seq<string> known) => Error("BRY0134", at,
        $"'the.{entity}' is not the only record of its kind.", $"Write register({entity}) | first(..).", known);

    public static Diagnostic NotInAll(Origin at, string name, Seq<string> lacking) => Error("BRY0135", at,
        $"'{name}' is not a field of {string.Join(" and ", lacking)}.", "Only what all of them have can be named here; | as(..) chooses one, kind tells which it is.");

    public static Diagnostic MixedField(Origin at, string name, string one, string other) => Error("BRY0136", at,
        $"'{name}' is a {one} in one of these entities and a {other} in another.", "Choose one with | as(..).");

    public static Diagnostic InsideList(Origin at, string name) => Error("BRY0137", at,
        $"A list has no '{name}': its elements have.", $"Write | map(it.{name}), or | first to get one element.");

    public static Diagnostic FunctionFirst(Origin at, string name) => Error("BRY0138", at,
        $"'{name}' can't begin an expression.", "A function stands after |; only register(..) begins one.", Seq1("register(system.entity)"));

    public static Diagnostic UnknownTable(Origin at, string name, Seq<string> known) =>
        Unknown("BRY0139", at, $"There is no table '{name}'.", name, known, "Tables are declared in settings.yaml under tables:.");

    public static Diagnostic NotOneToOne(Origin at, string table, string word) => Error("BRY0140", at,
        $"The table '{table}' can't be read backwards: '{word}' stands twice on its right.", "Make each right side unique, or use a table of its own for the way back.");

    public static Diagnostic UnknownFlow(Origin at, string name, Seq<string> known) =>
        Unknown("BRY0141", at, $"There is no flow '{name}'.", name, known, "linked(..) takes the name of a flow.");

    public static Diagnostic FlowOfOthers(Origin at, string flow, string target, Seq<string> entities) => Error("BRY0142", at,
        $"The flow '{flow}' links no {target}.", "Use the flow that links these records.", entities);

    public static Diagnostic NotAnEntity(Origin at, Seq<string> known) => Error("BRY0143", at,
        "The name of an entity is needed here.", "Write it as fortnox.unit.", known);

    public static Diagnostic NeverThat(Origin at, string entity, Seq<string> known) => Error("BRY0144", at,
        $"The reference can never be a {entity}.", "", known);

    public static Diagnostic NameIsField(Origin at, string name, string entity) => Error("BRY0145", at,
        $"'{name}' is also a field of {entity}: nothing shadows a field.", "Give the let: or the part another name.");

    public static Diagnostic NameTwice(Origin at, string name) => Error("BRY0146", at, $"The name '{name}' is already taken.", "Choose another name.");

    public static Diagnostic UnusedName(Origin at, string name) => Warning("BRY0147", at, $"'{name}' is never used.", "Remove it.");

    public static Diagnostic AlwaysSet(Origin at) => Warning("BRY0148", at, "This is never nothing, so the question has one answer only.", "Remove the test.");

    public static Diagnostic FunctionCycle(Origin at, Seq<string> way) => Error("BRY0149", at,
        $"The function calls itself: {string.Join(" -> ", way)}.", "Write it without itself; there is no recursion.");

    public static Diagnostic FunctionTaken(Origin at, string name) => Error("BRY0150", at,
        $"'{name}' is a function of the language.", "Choose another name.");

    public static Diagnostic LoopsTooDeep(Origin at, int most) => Error("BRY0151", at,
        $"Lists are walked through inside each other more than {most} deep.", "Split the rule with let:, or walk through one list after the other.");

    public static Diagnostic FunctionTooLarge(Origin at, string name, int most) => Error("BRY0153", at,
        $"'{name}' and the functions that it calls have more than {most} parts.", "Call fewer functions from it.");

    public static Diagnostic NeedsIt(Origin at, string function) => Error("BRY0152", at,
        $"This is the same for every element: '{function}' is about 'it'.", "Use it, or it.field.");
}
