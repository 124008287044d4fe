namespace Brygga.Rules.Diagnostics;

internal static partial class Mistakes
{
    public static Diagnostic BadSettingValue(Origin at, string name, string text, Seq<string> wanted) => Error("BRY0201", at,
        $"'{text}' is not a value for the setting '{name}'.", "", wanted, Spelling.Nearest(text, wanted));

    public static Diagnostic WrongKind(Origin at, string field, string wanted, string got, string remedy) => Error("BRY0202", at,
        $"'{field}' takes a {wanted}, and this yields a {got}.", remedy, Seq1(wanted));

    public static Diagnostic ReadOnly(Origin at, string field) => Error("BRY0203", at,
        $"'{field}' can't be written.", "Leave the side out that reads it, and use to_severa: or to_fortnox: for the other.");

    public static Diagnostic OnlyAtCreation(Origin at, string field) => Error("BRY0204", at,
        $"'{field}' can be written only when the record is created.", "Add 'update: once'.");

    public static Diagnostic MayBeTooLong(Origin at, string field, int max, int longest) => Error("BRY0205", at,
        $"'{field}' holds {max} characters, and this may yield {longest}.", $"Add | truncate({max}), or say too_long: hold or refuse.");

    public static Diagnostic MayMiss(Origin at) => Error("BRY0206", at,
        "This may yield nothing although its source is set.", "Say what then: empty: keep, report, clear or refuse, or give a value with ??.",
        Seq("empty: keep", "empty: report", "empty: clear", "empty: refuse", "??"));

    public static Diagnostic NothingToWrite(Origin at, string rule) => Error("BRY0207", at,
        $"'{rule}' writes nothing: it names a field on one side only.", "Name both sides, or say to_severa: or to_fortnox:.");

    public static Diagnostic NoTarget(Origin at, string side) => Error("BRY0208", at,
        $"There is no field to write: 'to_{side}' needs '{side}'.", $"Add '{side}: <field>'.");

    public static Diagnostic WrittenTwice(Origin at, string field, string other) => Error("BRY0209", at,
        $"'{field}' is written by the rule '{other}' too.", "A field has one rule that writes it.");

    public static Diagnostic OneVerb(Origin at, Seq<string> verbs) => Error("BRY0210", at,
        "A rule has exactly one of these conditions.", "Split it into one rule for each.", verbs);

    public static Diagnostic CantBeCleared(Origin at) => Error("BRY0211", at,
        "The rule writes a field that can't be empty.", "Say empty: keep, report or refuse.");

    public static Diagnostic NotTheId(Origin at, string path, string id) => Error("BRY0212", at,
        $"The path '{path}' names something else than the record's id.", $"Write {{{id}}} where the id goes.", Seq1($"{{{id}}}"));

    public static Diagnostic FlowTwice(Origin at, string name, Origin other) => Error("BRY0213", at,
        $"The flow '{name}' is also declared at {other}.", "Rename one of them.");

    public static Diagnostic NoPairs(Origin at, string way) => Error("BRY0215", at,
        $"The way '{way}' compares nothing, so it would link everything.", "Give it a pair: { severa: ..., fortnox: ... }.");

    public static Diagnostic KeyReadsNothing(Origin at) => Error("BRY0216", at,
        "This is the same for every record, so it would link everything.", "Use a field of the record.");

    public static Diagnostic UnknownVersion(Origin at, string version) => Error("BRY0214", at,
        $"Rule files of version {version} are not known to this program.", "Write 'rules: 1'.", Seq1("1"));
}
