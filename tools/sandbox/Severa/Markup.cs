using System.Net;
using System.Text.RegularExpressions;

namespace Brygga.Sandbox.Severa;

/// <summary>The plain text of a text with markup: a line for each paragraph or break.</summary>
internal static partial class Markup
{
    public static string Plain(string text) => WebUtility.HtmlDecode(Tag.Replace(Break.Replace(text, "\n"), "")).Trim('\n');

    [GeneratedRegex(@"<br\s*/?>|</p>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Break { get; }

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag { get; }
}
