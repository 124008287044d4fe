using System.Globalization;
using System.Text;

namespace Brygga.Rules.Diagnostics;

/// <summary>A diagnostic as a person reads it: where, the line with a caret under the token, what would do, and the remedy.</summary>
public static class DiagnosticText
{
    private const int WidestLine = 160;

    private const int MostNames = 20;

    /// <param name="sourceText">The text of the file named in the diagnostic; empty where it is not at hand.</param>
    public static string Render(Diagnostic diagnostic, string sourceText)
    {
        var text = new StringBuilder();
        var severity = diagnostic.Severity == Severity.Error ? "error" : "warning";
        text.Append(CultureInfo.InvariantCulture, $"{diagnostic.At}: {severity} {diagnostic.Code}: {diagnostic.Message}\n");
        Line(sourceText, diagnostic.At.Line).IfSome(line => AppendCaret(text, line, diagnostic.At));
        if (!diagnostic.Expected.IsEmpty) text.Append(CultureInfo.InvariantCulture, $"  expected: {List(diagnostic.Expected)}\n");
        diagnostic.Suggestion.IfSome(name => text.Append(CultureInfo.InvariantCulture, $"  did you mean: {name}\n"));
        if (diagnostic.Remedy.Length > 0) text.Append(CultureInfo.InvariantCulture, $"  remedy: {diagnostic.Remedy}\n");
        return text.ToString();
    }

    private static string List(Seq<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(MostNames))} ... ({names.Count} in all)");

    /// <summary>Nothing before the line is copied: a file may have as many mistakes as lines.</summary>
    private static Option<string> Line(string text, int number)
    {
        var lines = text.ReplaceLineEndings("\n").AsSpan();
        var seen = 0;
        foreach (var line in lines.Split('\n'))
            if (++seen == number) return lines[line] is { Length: > 0 } found ? found.ToString().Replace('\t', ' ') : Option<string>.None;
        return Option<string>.None;
    }

    /// <summary>A very long line is shown from a little before the token.</summary>
    private static void AppendCaret(StringBuilder text, string line, Origin at)
    {
        var column = Math.Clamp(at.Column - 1, 0, line.Length);
        var from = line.Length <= WidestLine ? 0 : Math.Max(0, column - (WidestLine / 2));
        var shown = line.Substring(from, Math.Min(WidestLine, line.Length - from));
        var number = at.Line.ToString(CultureInfo.InvariantCulture);
        var carets = Math.Max(1, Math.Min(at.Length, from + shown.Length - column));
        text.Append(CultureInfo.InvariantCulture, $"  {number} | {shown}\n");
        text.Append(' ', number.Length + 5 + column - from).Append('^', carets).Append('\n');
    }
}
