namespace Brygga.Rules.Diagnostics;

internal static partial class Mistakes
{
    public static Diagnostic UnknownField(Origin at, string entity, string name, Seq<string> known) =>
        Unknown("BRY0101", at, $"{entity} has no field '{name}'.", name, known);

    public static Diagnostic UnknownEntity(Origin at, string system, string name, Seq<string> known) =>
        Unknown("BRY0102", at, $"There is no entity '{name}' in {system}.", name, known);

    public static Diagnostic UnknownSetting(Origin at, string name, Seq<string> known) =>
        Unknown("BRY0103", at, $"There is no setting '{name}'.", name, known, "Settings are declared in settings.yaml.");

    public static Diagnostic UnknownFunction(Origin at, string name, Seq<string> known) =>
        Unknown("BRY0104", at, $"There is no function '{name}'.", name, known, "After | stands a function; a field that begins a pipe stands before it.");

    public static Diagnostic UnknownType(Origin at, string name, Seq<string> known) =>
        Unknown("BRY0105", at, $"There is no type '{name}'.", name, known);

    public static Diagnostic NotVisible(Origin at, string name, Seq<string> visible) => Error("BRY0106", at,
        $"'{name}' can't be used in this expression.", "A condition looks at one record; to_severa and to_fortnox may look at both.", visible);

    public static Diagnostic ReservedName(Origin at, string name) => Error("BRY0108", at,
        $"'{name}' is a word of the language and can't be the name of a field or a setting.", "Choose another name.");

    public static Diagnostic NoMembers(Origin at, string name) => Error("BRY0109", at,
        $"'{name}' is a single value and has nothing inside it.", "Remove the part after the dot.");

    public static Diagnostic CantCompare(Origin at, string left, string right) => Error("BRY0110", at,
        $"A {left} can't be compared with a {right}.", "Convert one side: | text, | number.");

    public static Diagnostic NotACondition(Origin at, string kind) => Error("BRY0111", at,
        $"A condition is needed here, and this is a {kind}.", "Compare it with something, or ask: is set, is not set.");

    public static Diagnostic WrongInput(Origin at, string function, string wanted, string got) => Error("BRY0112", at,
        $"'{function}' takes a {wanted}, and a {got} comes through the pipe.", "", Seq1(wanted));

    public static Diagnostic WrongCount(Origin at, string function, string usage, int given) => Error("BRY0113", at,
        $"'{function}' can't take {given} values in its brackets.", $"Write it as {usage}.", Seq1(usage));

    public static Diagnostic WrongArgument(Origin at, string function, string parameter, string wanted) => Error("BRY0114", at,
        $"'{parameter}' of '{function}' must be {wanted}, written out.", "", Seq1(wanted));

    public static Diagnostic BadPattern(Origin at, string problem) => Error("BRY0115", at,
        $"The pattern is not valid: {problem.TrimEnd('.')}.",
        "Patterns have no look-around and no back references; they are matched against the whole value.");

    public static Diagnostic PatternNotLiteral(Origin at) => Error("BRY0116", at, "A pattern must be a text written out.", "Write matches '...'.");

    public static Diagnostic NoOrder(Origin at, string kind) => Error("BRY0117", at,
        $"A {kind} has no order: < <= > >= are for numbers, dates and times.", "Use = or in.");

    public static Diagnostic ListAfterIn(Origin at) => Error("BRY0119", at, "To the right of 'in' stands a list.", "Write x in [a, b].", Seq1("["));

    public static Diagnostic WordNotInList(Origin at, string word, Seq<string> known) =>
        Unknown("BRY0120", at, $"The value can never be '{word}'.", word, known);

    public static Diagnostic NotAPath(Origin at) => Error("BRY0121", at,
        "Only the name of a field can stand here.", "An expression goes under to_severa: or to_fortnox:.");

    public static Diagnostic MixedKinds(Origin at, string left, string right) => Error("BRY0122", at,
        $"Severa's side is a {left}, and Fortnox's a {right}.", "Convert one side: | text, | number; in fields: under to_severa: and to_fortnox:.");
}
