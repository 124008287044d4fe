using System.Text.RegularExpressions;
using FsCheck.Xunit;

namespace Brygga.Rules.Tests;

/// <summary>
/// ENGINE 9, law 22, on the shipped mapping: one name of one expression misspelt, in each way that YAML writes
/// an expression. One in YAML's single quotes is refused (BRY0028).
/// </summary>
public sealed partial class SpoiltNameTests
{
    private const string File = "customers.yaml";
    private const string Before = "    internal: { skip_if: isInternal, because: internal customer }\n";

    private static readonly string[] Expressions =
    [
        "number | text",
        "number | text matches '[1-9][0-9]{0,17}'",
        "notes | plain | truncate(1024)",
        "(vatNumber | organisation_number) ?? kvkNumber",
        "if isActive and number is set then (name | trim) else (email | lower)",
        "addresses | any(it.isBillingAddress and it.phone is set)",
        "projects | count(not it.isClosed) > 1 or isInternal",
        "currency.code in ['SEK', 'NOK, DKK']",
        "website | split(' / ') | skip(1) | join(', ')",
        "'Åkes: {name | upper} \"{headquarterAddress.city}\" # {number}'",
        "(addresses | first(it.city = 'Växjö 😀')).postalCode | postal_code",
    ];

    private static readonly Func<Random, string, (int Start, int Length), string>[] Styles = [Plain, DoubleQuoted, Folded, Literal];

    [Fact]
    public void Unspoilt_there_is_no_mistake() => Assert.All(
        from expression in Expressions from style in Styles select (expression, style),
        static one => Assert.Empty(RuleFolder.Mistakes(Planted(one.style(new(1), Whole(one.expression), (0, 0))))));

    [Property(MaxTest = 100)]
    public void A_misspelt_name_is_blamed_exactly_where_it_stands(int seed)
    {
        var random = new Random(seed);
        var expression = Whole(Expressions[random.Next(Expressions.Length)]);
        var names = Names(expression).ToArray();
        var name = names[random.Next(names.Length)];
        var wrong = name.Value.Insert(1 + random.Next(name.Length), "q");
        var spoilt = expression[..name.Index] + wrong + expression[(name.Index + name.Length)..];
        var files = Planted(Styles[random.Next(Styles.Length)](random, spoilt, (name.Index, wrong.Length)), random.Next(4) == 0);
        var text = files.Find(static f => f.Name == File).Map(static f => f.Text).IfNone("");

        var mistake = Assert.Single(RuleFolder.Mistakes(files));
        var at = text.IndexOf(wrong, StringComparison.Ordinal);
        Assert.Equal(at, text.LastIndexOf(wrong, StringComparison.Ordinal));
        var expected = new Origin(File, text[..at].Count(static c => c == '\n') + 1, at - text.LastIndexOf('\n', at), wrong.Length);
        var isFunction = expression[..name.Index].TrimEnd().EndsWith('|');
        Assert.Equal((isFunction ? "BRY0104" : "BRY0101", expected), (mistake.Code, mistake.At));
    }

    /// <summary>Whatever it yields, it is then a condition; and it begins with no sign that means something to YAML.</summary>
    private static string Whole(string expression) => $"({expression}) is set";

    /// <summary>Fields and functions: words outside of texts, and those in the braces of one.</summary>
    private static IEnumerable<Match> Names(string expression) => Word().Matches(expression)
        .Where(word => InText(expression, word.Index) == InBraces(expression, word.Index))
        .Where(static word => word.Value is not ("is" or "set" or "it" or "if" or "then" or "else" or "and" or "or" or "not" or "in" or "matches"));

    private static bool InText(string expression, int at) => expression[..at].Count(static c => c == '\'') % 2 == 1;

    private static bool InBraces(string expression, int at) => expression.LastIndexOf('{', at) > expression.LastIndexOf('}', at);

    /// <param name="scalar">The expression as YAML.</param>
    private static Seq<RuleFile> Planted(string scalar, bool windows = false) =>
        Small.With(File, Before, $"{Before}    planted:\n      skip_if: {scalar}\n      because: planted\n")
            .Map(file => windows && file.Name == File ? file with { Text = file.Text.Replace("\n", "\r\n", StringComparison.Ordinal) } : file).Strict();

    /// <summary>What means something to YAML can't stand in it.</summary>
    private static string Plain(Random random, string expression, (int, int) name) =>
        expression.Contains(": ", StringComparison.Ordinal) ? Folded(random, expression, name) : Broken(random, expression, static (_, _) => true);

    private static string DoubleQuoted(Random random, string expression, (int Start, int Length) name)
    {
        var escaped = expression.Select((c, i) => c switch
        {
            '"' or '\\' => $"\\{c}",
            ' ' => random.Next(6) == 0 ? "\n        " : " ",
            _ when char.IsSurrogate(c) || (i >= name.Start && i < name.Start + name.Length) => c.ToString(),
            _ => random.Next(5) == 0 ? $"\\u{(int)c:x4}" : c.ToString(),
        });
        return $"\"{string.Concat(escaped)}\"";
    }

    private static string Folded(Random random, string expression, (int, int) name) => $">-\n        {Broken(random, expression, static (_, _) => true)}";

    /// <summary>A line end stays one, and is white space between the parts of an expression only.</summary>
    private static string Literal(Random random, string expression, (int, int) name) =>
        $"|-\n        {Broken(random, expression, static (text, at) => !InText(text, at))}";

    private static string Broken(Random random, string expression, Func<string, int, bool> mayBreak) => string.Concat(expression.Select((c, i) =>
        c == ' ' && mayBreak(expression, i) && random.Next(5) == 0 ? "\n        " : c.ToString()));

    [GeneratedRegex("[A-Za-z_][A-Za-z_0-9]*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
