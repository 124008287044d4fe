using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Deciding;

/// <summary>A row of a file, and where it begins.</summary>
internal sealed record NumberedRow(int Line, DecisionRow Row);

/// <summary>A mistake in a file.</summary>
internal sealed record FileMistake(int Line, string Message)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Message}");
}

/// <summary>Decisions as CSV, which spreadsheets open and save: separated by commas, semicolons or tabs.</summary>
internal static class DecisionFile
{
    private const string Flow = "flow";
    private const string Severa = "severa";
    private const string Fortnox = "fortnox";
    private const string Decision = "decision";
    private const string Why = "why";
    private const string By = "by";

    private static readonly string[] Columns = [Flow, Severa, Fortnox, Decision, Why, By];

    /// <summary>What a spreadsheet would take for a formula when a cell begins with it, and what guards against that.</summary>
    private const string Formulas = "=+-@\t\r";
    private const char Guard = '\'';

    public static string Write(Seq<DecisionRow> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)))
        {
            Write(csv, Columns);
            foreach (var row in rows) Write(csv, [row.Flow, row.Severa, row.Fortnox, row.Decision, row.Why, row.By]);
        }
        return text.ToString();
    }

    public static Either<Seq<FileMistake>, Seq<NumberedRow>> Read(string text)
    {
        var (mistakes, rows) = (new List<FileMistake>(), new List<NumberedRow>());
        var (line, next) = (1, 1);
        using var reader = new StringReader(text);
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            BadDataFound = _ => mistakes.Add(new(line, "a quotation mark stands where it can't: put the whole cell in quotation marks, and double those inside")),
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.Trim,
        });
        if (!MoveOn()) return Seq1(new FileMistake(1, $"the file is empty; its first line names the columns: {string.Join(",", Columns)}"));
        string[] columns = [.. csv.Record!.Select(static name => name.ToLowerInvariant())];
        mistakes.AddRange(Heads(columns).Select(static message => new FileMistake(1, message)));
        if (mistakes.Count > 0) return toSeq(mistakes).Strict();
        while (MoveOn())
        {
            if (csv.Record!.Length == columns.Length) rows.Add(new(line, Row(columns, csv.Record)));
            else if (csv.Record is not [""]) mistakes.Add(new(line, string.Create(CultureInfo.InvariantCulture, $"it has {csv.Record.Length} cells, and there are {columns.Length} columns")));
        }
        return mistakes.Count == 0 ? toSeq(rows).Strict() : toSeq(mistakes).Strict();

        // A cell in quotation marks may have several lines: a row is told by its first.
        bool MoveOn()
        {
            line = next;
            if (!csv.Read()) return false;
            next += csv.RawRecord.Count(static c => c == '\n');
            return true;
        }
    }

    private static IEnumerable<string> Heads(string[] columns) =>
        Columns.Except(columns, StringComparer.Ordinal).Where(static name => name != By).Select(static name => $"the column '{name}' is missing")
            .Concat(columns.Except(Columns, StringComparer.Ordinal).Select(static name => $"there is no column '{name}'; there are: {string.Join(", ", Columns)}"))
            .Concat(columns.GroupBy(static name => name, StringComparer.Ordinal).Where(static same => same.Skip(1).Any()).Select(static same => $"the column '{same.Key}' is there more than once"));

    private static DecisionRow Row(string[] columns, string[] cells)
    {
        return new(Cell(Flow), Cell(Severa), Cell(Fortnox), Cell(Decision), Cell(Why), Cell(By));

        string Cell(string column) => columns.IndexOf(column) is var index and >= 0 ? Unguarded(cells[index]) : "";
    }

    /// <summary>The heads have none of them, so that the first line tells which it is.</summary>
    private static string DelimiterOf(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var first = end < 0 ? text : text[..end];
        return first.Contains(';', StringComparison.Ordinal) ? ";" : first.Contains('\t', StringComparison.Ordinal) ? "\t" : ",";
    }

    private static void Write(CsvWriter csv, string[] cells)
    {
        foreach (var cell in cells) csv.WriteField(Guarded(cell));
        csv.NextRecord();
    }

    /// <summary>A guard of its own is guarded too, so that a file reads back as it was written.</summary>
    private static string Guarded(string cell) => NeedsGuard(cell) ? Guard + cell : cell;

    private static string Unguarded(string cell) => cell.Length > 1 && cell[0] == Guard && NeedsGuard(cell[1..]) ? cell[1..] : cell;

    private static bool NeedsGuard(string cell) => cell.Length > 0 && (cell[0] == Guard || Formulas.Contains(cell[0], StringComparison.Ordinal));
}
