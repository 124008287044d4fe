using System.Text.RegularExpressions;

namespace Brygga.EndToEnd.Rig;

/// <summary>A page of docs/diagnostics about what a plan is stopped by: what it shows is what brygga says.</summary>
internal static partial class DiagnosticsPage
{
    /// <summary>Every line of the page's example stands in what a command said.</summary>
    public static void Shows(string code, Ran ran)
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "diagnostics", $"{code}.md"));
        var lines = Example().Match(page).Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains(line, ran.Said, StringComparison.Ordinal));
    }

    [GeneratedRegex("^```text\n(?<text>.*?)^```$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Example();
}
