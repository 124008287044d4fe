using System.Collections;
using System.Globalization;

namespace Brygga.Connectors.Reports;

/// <summary>
/// Comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it: what a customer
/// is called is never run.
/// </summary>
internal static class Csv
{
    private const string Formulas = "=+-@\t\r\n";

    public static string Line(IList fields) => string.Join(',', fields.Cast<object?>().Select(Field)) + "\r\n";

    public static string Field(object? value)
    {
        var text = value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : Harmless(value?.ToString() ?? "");
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Spreadsheets skip blanks before a formula's sign.</summary>
    private static string Harmless(string text) => text.TrimStart(' ') is { Length: > 0 } begins && Formulas.Contains(begins[0], StringComparison.Ordinal) ? "'" + text : text;
}
