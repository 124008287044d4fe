namespace Brygga.Rules.Diagnostics;

internal static partial class Mistakes
{
    public static Diagnostic Yaml(Origin at, string problem) => Error("BRY0001", at,
        $"This is not valid YAML: {problem.TrimEnd('.')}.",
        "An expression that begins with a quote or a bracket, or holds ': ' or ' #', goes on lines of its own under >-.");

    public static Diagnostic FileTooLong(Origin at, int most) => Error("BRY0002", at,
        $"The file has more than {most} characters.", "Split it: one flow a file.");

    public static Diagnostic YamlTooDeep(Origin at, int most) => Error("BRY0003", at,
        $"Maps and lists are nested more than {most} deep.", "Close a bracket that was left open, or flatten the rule.");

    public static Diagnostic NotPlainYaml(Origin at, string what) => Error("BRY0004", at,
        $"A rule file can't have {what}.", "Write the value out where it is used; an expression that begins with such a sign goes under >-.");

    public static Diagnostic DuplicateKey(Origin at, string key) => Error("BRY0005", at,
        $"'{key}' is here twice.", "Rename or remove one of them; a rule's name is its identity.");

    public static Diagnostic UnknownKey(Origin at, string key, Seq<string> known) =>
        Unknown("BRY0006", at, $"'{key}' is not a key of this section.", key, known);

    public static Diagnostic CutAtComma(Origin at) => Error("BRY0007", at,
        "An expression was cut at a comma: inside { } YAML ends a value there.", "Write the expression on a line of its own.");

    public static Diagnostic MissingKey(Origin at, string key) => Error("BRY0008", at, $"'{key}' is missing here.", $"Add '{key}:'.");

    public static Diagnostic WrongShape(Origin at, string wanted) => Error("BRY0009", at, $"This should be {wanted}.", "", Seq1(wanted));

    public static Diagnostic UnknownWord(Origin at, string word, Seq<string> known) =>
        Unknown("BRY0010", at, $"'{word}' is not one of the words for this key.", word, known);

    public static Diagnostic NotOfForm(Origin at, string text, string wanted) => Error("BRY0011", at, $"'{text}' is not {wanted}.", "", Seq1(wanted));

    public static Diagnostic EmptyFile(Origin at) => Error("BRY0012", at, "The file is empty.", "Begin it with 'rules: 1'.");

    public static Diagnostic KeyIsNoText(Origin at) => Error("BRY0013", at,
        "A key must be a name.", "A value that begins with { or [ is YAML's own; put an expression under >-.");

    public static Diagnostic UnknownFile(Origin at, string name) => Error("BRY0014", at,
        $"Nothing reads a rule file named '{name}'.", "Flows stand at the top as <flow>.yaml, beside settings.yaml and systems/.");

    public static Diagnostic MissingFile(string name) => Error("BRY0015", new(name, 1, 1, 1), $"The rule file '{name}' is missing.",
        "Copy it from the shipped mappings.");

    public static Diagnostic Unexpected(Origin at, string found, Seq<string> expected) => Error("BRY0020", at,
        found.Length == 0 ? "The expression ends too soon." : $"'{found}' can't stand here.", "", expected);

    public static Diagnostic ExpressionTooLong(Origin at, int most) => Error("BRY0021", at,
        $"The expression has more than {most} characters.", "Split the rule.");

    public static Diagnostic ExpressionTooDeep(Origin at, int most) => Error("BRY0022", at,
        $"Brackets are nested more than {most} deep.", "Split the rule, or close a bracket that was left open.");

    public static Diagnostic TextNotClosed(Origin at) => Error("BRY0023", at,
        "The text that begins here has no end.",
        "Close it with ' ; a ' inside a text is written ''. YAML drops what follows ' #': put such an expression under >-.");

    public static Diagnostic AmbiguousPipe(Origin at, string wholeFirst, string rightFirst) => Error("BRY0024", at,
        "It is not clear what goes through this pipe.", "Write brackets around what you mean.", Seq(wholeFirst, rightFirst));

    public static Diagnostic BraceNotClosed(Origin at) => Error("BRY0025", at,
        "The { that begins here has no }.", "Close it; a { that is text is written {{.");

    public static Diagnostic NumberTooLong(Origin at, string number) => Error("BRY0026", at,
        $"The number {number} has too many digits.", "A number has up to 28 digits.");

    public static Diagnostic QuotesOfYaml(Origin at) => Error("BRY0028", at,
        "YAML takes these quotes for its own, so what is in them is no text of the expression.",
        "Put an expression that begins with a quote on lines of its own under >-.");

    public static Diagnostic StrayBrace(Origin at) => Error("BRY0027", at, "This } has no {.", "A } that is text is written }}.");
}
