using System.Globalization;
using static LanguageExt.Prelude;

namespace Brygga.Fuzz.Inputs;

/// <summary>Texts on both sides of the grammar of expressions.</summary>
internal static class ExpressionMaker
{
    private const int Deepest = 6;

    private const int Longest = 5_000;

    private static readonly string[] Names =
    [
        "name", "number", "isActive", "notes", "vatNumber", "email", "language.code", "addresses", "projects", "currency", "Name", "CustomerNumber", "Active", "Type", "Comments", "InvoiceRows", "Total", "InvoiceDate",
        "date", "dueDate", "rows", "totalExcludingTax", "it", "element", "sync.created", "settings.customers.master", "settings.customers.enabled", "settings.sales_invoices.mark", "severa.name", "fortnox.Name", "result.Name", "nothing.at.all", "guid",
    ];

    private static readonly string[] Numbers =
        ["0", "1", "-1", "2.50", "1001", "2147483647", "2147483648", "99999999999", "79228162514264337593543950335", "79228162514264337593543950336", "0.0000000000000000000000000001", "-79228162514264337593543950335", "00", "1.", ".5", "1e9"];

    private static readonly string[] Texts =
        ["''", "'a'", "'it''s'", "'{name}'", "'{'", "'}}'", "'{{x}}'", "'{name | upper}'", "'{1 / 0}'", "'\t'", "'😀'", "'\ud800'", "'å'", "'2026-03-01'", "'yyyy-MM-dd'", "'1001'", "'severa'", "'{''a''}'"];

    /// <summary>Some of them take a reader that goes back exponentially long.</summary>
    private static readonly string[] Patterns =
    [
        "(a+)+$", "(a|aa)+$", "(a|a?)+$", "(.*a){20}", "([a-zA-Z]+)*$", "^(a+)+b", "(x+x+)+y", "((a*)*)*b", "a{1,1000}{1,1000}", "(a{1,100}){1,100}", "[", "(", "a{2147483647}", "(?<=a)b", "(a)\\1", "(?>a+)", "\\p{L}+", "\\p{No}", "(?i)ada", ")|(", "a)(b", "\\", "[a-\\d]", "(?#", "(?x)\n#", "\\A\\z\\A", "[\\s\\S]*", "(?:(?:(?:a?){50}){50}){50}", "^$|^$", "(?(1)a|b)", "\\u12", "\\x{110000}", "[a-z&&[b]]", "(.+)+(.+)+(.+)+x", "(\\w|\\d|_)*!",
    ];

    private static readonly string[] Stages =
    [
        "text", "trim", "lower", "upper", "fold", "digits", "plain", "left({n})", "right({n})", "truncate({n})", "pad({n})", "pad({n}, {t})", "replace({t}, {t})", "without_characters({t})", "number", "round({n})", "round({n}, half_even)", "abs", "percent({e})", "in_ranges({e})",
        "date", "add_days({e})", "format({t})", "words", "split({t})", "lines", "ngrams({n})", "wrap({n})", "without({t}, {t})", "join({t})", "filled", "count", "count({e})", "any({e})", "all({e})", "first", "last", "map({e})", "sum", "sum({e})", "sort", "sort_by({e})", "distinct", "group_by({e})", "where({e})", "lookup({i})", "lookup({i}, {t})",
        "organisation_number", "country", "allowed_characters", "same_as({e})", "linked({i})", "is_linked", "follow", "min", "max", "take({n})", "skip({n})", "reverse", "contains({t})", "starts_with({t})", "{i}", "{i}({e})", "({e})",
    ];

    private static readonly string[] Binary = ["+", "-", "*", "/", "??", "=", "!=", "<", "<=", ">", ">=", "in", "and", "or", "matches", "is", "|", ".", ",", "", "not"];

    public static string Make(Random dice) => dice.Next(10) switch
    {
        < 5 => Expression(dice, 0),
        5 or 6 => Short(Damage.Of(dice, Expression(dice, 0), [Expression(dice, 2), Expression(dice, 2)])),
        7 => Any(dice),
        8 => Deep(dice),
        _ => Chain(dice),
    };

    /// <summary>Longer ones are refused before anything is looked at.</summary>
    private static string Short(string text) => text.Length > Longest ? text[..Longest] : text;

    private static string Expression(Random dice, int depth) => depth > Deepest ? Atom(dice) : dice.Next(14) switch
    {
        < 3 => Atom(dice),
        < 7 => $"{Expression(dice, depth + 1)} | {Stage(dice, depth + 1)}",
        7 or 8 => $"{Expression(dice, depth + 1)} {Binary[dice.Next(Binary.Length)]} {Expression(dice, depth + 1)}",
        9 => $"({Expression(dice, depth + 1)})",
        10 => $"[{string.Join(", ", Enumerable.Range(0, dice.Next(4)).Select(_ => Expression(dice, depth + 2)))}]",
        11 => $"if {Expression(dice, depth + 1)} then {Expression(dice, depth + 1)} else {Expression(dice, depth + 1)}",
        12 => $"{Expression(dice, depth + 2)} matches '{Patterns[dice.Next(Patterns.Length)].Replace("'", "''", StringComparison.Ordinal)}'",
        _ => dice.Next(4) switch { 0 => $"not {Expression(dice, depth + 1)}", 1 => $"-{Expression(dice, depth + 1)}", 2 => $"{Expression(dice, depth + 1)} is set", _ => $"register(fortnox.{Names[dice.Next(Names.Length)]})" },
    };

    private static string Atom(Random dice) => dice.Next(8) switch
    {
        < 4 => Names[dice.Next(Names.Length)],
        4 => Numbers[dice.Next(Numbers.Length)],
        5 or 6 => Texts[dice.Next(Texts.Length)],
        _ => new[] { "true", "false", "nothing", "it", "[]", "register(fortnox.unit)", "register(severa.customer)", "(rows | first)" }[dice.Next(8)],
    };

    private static string Stage(Random dice, int depth)
    {
        var stage = Stages[dice.Next(Stages.Length)];
        while (stage.IndexOf('{', StringComparison.Ordinal) is var open and >= 0)
        {
            var filled = stage[open + 1] switch { 'n' => Numbers[dice.Next(Numbers.Length)], 't' => Texts[dice.Next(Texts.Length)], 'i' => Names[dice.Next(Names.Length)], _ => Expression(dice, depth + 2) };
            stage = stage[..open] + filled.Replace('{', '\u0001') + stage[(open + 3)..];
        }
        return stage.Replace('\u0001', '{');
    }

    private static string Any(Random dice) => string.Concat(Enumerable.Range(0, dice.Next(1, 200)).Select(_ => (char)(dice.Next(4) == 0 ? dice.Next(0x10000) : dice.Next(32, 127))));

    private static string Deep(Random dice)
    {
        var (open, close) = new[] { ("(", ")"), ("[", "]"), ("not ", ""), ("-", ""), ("if true then ", " else 1"), ("if ", " then 1 else 2"), ("(1 + ", ")"), ("1 | round(", ")"), ("'{", "}'"), ("[1] | any(", ")"), ("register(", ")") }[dice.Next(11)];
        var times = dice.Next(1, 1 + (5_000 / (open.Length + close.Length)));
        return string.Concat(Enumerable.Repeat(open, times)) + Atom(dice) + (dice.Next(5) == 0 ? "" : string.Concat(Enumerable.Repeat(close, times)));
    }

    private static string Chain(Random dice)
    {
        var (one, between) = (dice.Next(3) == 0 ? Expression(dice, Deepest) : Atom(dice), dice.Next(4) switch { 0 => " | " + Stage(dice, Deepest) + " | ", 1 => ".", 2 => ", ", _ => $" {Binary[dice.Next(Binary.Length)]} " });
        var chain = string.Join(between, Enumerable.Repeat(one, dice.Next(2, 2 + (5_000 / (one.Length + between.Length)))));
        return dice.Next(3) switch { 0 => $"[{chain}]", 1 => string.Create(CultureInfo.InvariantCulture, $"{chain} {Binary[dice.Next(Binary.Length)]} {dice.Next()}"), _ => chain };
    }
}
