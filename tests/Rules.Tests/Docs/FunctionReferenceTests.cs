using System.Globalization;
using System.Text;
using Brygga.Rules.Language;

namespace Brygga.Rules.Tests.Docs;

/// <summary>docs/functions.md is made from the table of functions; to make it anew: <c>BRYGGA_REWRITE_DOCS=1 dotnet test tests/Rules.Tests</c>.</summary>
public sealed class FunctionReferenceTests
{
    private const string Rewrite = "BRYGGA_REWRITE_DOCS";

    private static readonly string File = Repository.Path("docs", "functions.md");

    [Fact]
    public void The_function_reference_is_what_the_functions_say()
    {
        var made = Reference();
        if (Environment.GetEnvironmentVariable(Rewrite) is "1") System.IO.File.WriteAllText(File, made);
        Assert.True(System.IO.File.Exists(File), $"Make it with {Rewrite}=1.");
        Assert.True(made == System.IO.File.ReadAllText(File), $"docs/functions.md is stale: make it anew with {Rewrite}=1.");
    }

    [Fact]
    public void Every_function_is_in_the_reference_with_an_example() => Assert.All(Functions.Known.Values, static function =>
    {
        Assert.Contains($"### {function.Name}\n", Reference(), StringComparison.Ordinal);
        Assert.True(function.Doc.Length > 0 && function.Example.Expression.Length > 0, function.Name);
    });

    private static string Reference()
    {
        var text = new StringBuilder("""
            # Functions

            Made from the program's own table of functions; do not edit it by hand. A function stands after `|` and takes what comes through the
            pipe; what stands in `[ ]` may be left out. Every function gives nothing for nothing, and unread for unread, unless it says otherwise.
            The examples run as tests.

            """);
        foreach (var group in Functions.Known.Values.GroupBy(static f => f.Takes.Word, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## On a {group.Key}\n");
            foreach (var function in group.OrderBy(static f => f.Name, StringComparer.Ordinal)) Append(text, function);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Function function) => text.Append(CultureInfo.InvariantCulture, $"""

        ### {function.Name}

        `| {function.Usage}`: {function.Doc}

        ```text
        {function.Example.Expression}
        {Shown(function.Example.Yields)}
        ```

        """);

    private static string Shown(Value value) => $"= {(value.IsNothing ? "nothing" : value.IsUnknown ? "(unread)" : value.Kind == ValueKind.Text ? $"'{value.Text.Replace("'", "''", StringComparison.Ordinal)}'" : value.ToString())}";
}
