using System.Text.RegularExpressions;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>The catalogue's paths: what stands in braces is filled in, percent-encoded (Fortnox FACTS 1).</summary>
internal static partial class Paths
{
    /// <summary>In braces it is the record's own id, whatever the system calls that.</summary>
    public const string Id = "Id";

    /// <summary>The path of one record; None when no path can hold the id (it is empty, or a step up).</summary>
    public static Option<string> Of(string template, string id) => Fill(template, _ => id);

    /// <summary>A path with each name in braces replaced; None when a value is missing or can't stand in a path.</summary>
    public static Option<string> Fill(string template, Func<string, Option<string>> value)
    {
        var names = Names(template);
        var values = names.Map(name => value(name).Filter(CanStand)).Sequence();
        return values.Map(found => names.Zip(found).Fold(template, static (path, pair) =>
            path.Replace($"{{{pair.Item1}}}", Uri.EscapeDataString(pair.Item2), StringComparison.Ordinal)));
    }

    public static Seq<string> Names(string template) =>
        toSeq(Braces.Matches(template).Select(static match => match.Groups["name"].Value).ToArray()).Strict();

    /// <summary>Encoded or not, a segment of dots is a step up to every URL reader.</summary>
    private static bool CanStand(string text) => text is not ("" or "." or "..");

    [GeneratedRegex(@"\{(?<name>[^{}]+)\}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Braces { get; }
}
