using System.Globalization;
using System.Text.RegularExpressions;

namespace Brygga.EndToEnd.Rig;

/// <summary>The files of docs/overlay.md: what stands in a block under <c>```yaml file=NAME</c>.</summary>
internal static partial class OverlayPage
{
    private const string Folder = "mappings/";

    public static IReadOnlyDictionary<string, string> Read() => Block()
        .Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "overlay.md")))
        .ToDictionary(static block => block.Groups["name"].Value, static block => block.Groups["text"].Value, StringComparer.Ordinal);

    /// <summary>Where a text stands in an overlay file, as diagnostics and plans name it: <c>mappings/customers.yaml:9:</c>.</summary>
    public static string LineOf(string file, string text)
    {
        var line = Array.FindIndex(Read()[Folder + file].Split('\n'), one => one.Contains(text, StringComparison.Ordinal));
        return line < 0
            ? throw new ArgumentException($"{file} has no line with '{text}'", nameof(text))
            : string.Create(CultureInfo.InvariantCulture, $"{Folder}{file}:{line + 1}:");
    }

    [GeneratedRegex("^```yaml file=(?<name>[^\n]+)\n(?<text>.*?)^```$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();
}
