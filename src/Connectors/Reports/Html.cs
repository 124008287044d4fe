using System.Text;

namespace Brygga.Connectors.Reports;

/// <summary>Text as HTML has it, between tags and in quoted attributes.</summary>
internal static class Html
{
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0) return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text) Append(escaped, c);
        return escaped.ToString();
    }

    private static StringBuilder Append(StringBuilder escaped, char c) => c switch
    {
        '&' => escaped.Append("&amp;"),
        '<' => escaped.Append("&lt;"),
        '>' => escaped.Append("&gt;"),
        '"' => escaped.Append("&quot;"),
        '\'' => escaped.Append("&#39;"),
        _ => escaped.Append(c),
    };
}
