using System.Text.RegularExpressions;

namespace Brygga.EndToEnd.Rig;

/// <summary>A page of docs/diagnostics about what a plan is stopped by: what it shows is what brygga says.</summary>
internal static partial class DiagnosticsPage
{
    /// <summary>Every line of the page's example stands in what a command said, whatever is there in place of its dots.</summary>
    public static void Shows(string code, Ran ran)
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "diagnostics", $"{code}.md"));
        var lines = Example().Match(page).Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        foreach (var line in lines) Assert.True(Regex.IsMatch(ran.Said, Regex.Escape(line).Replace("…", ".*", StringComparison.Ordinal), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), $"The page of {code} shows '{line}', and brygga said:\n{ran.Said}");
    }

    [GeneratedRegex("^```text\n(?<text>.*?)^```$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Example();
}
