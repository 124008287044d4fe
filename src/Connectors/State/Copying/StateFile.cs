using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Brygga.Connectors.State.Copying;

/// <summary>
/// A whole state in a file, one line of JSON after the other (docs/state_file.md): what it is, the rows of each table under its name
/// and columns, and at the end how many there are and the hash of all that came before. Written and read as a stream.
/// </summary>
public static class StateFile
{
    private static readonly JsonWriterOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes the file whole, or none; it is its owner's alone to read.</summary>
    public static async Task<StateSummary> Write(string path, string connection, DateTimeOffset at, IStateTables tables, CancellationToken stop)
    {
        var beside = path + ".part";
        try
        {
            var summary = StateSummary.Empty;
            await tables.CopyOut(rows => summary = WriteAll(beside, connection, at, rows), stop).ConfigureAwait(false);
            File.Move(beside, path, overwrite: false);
            return summary;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Reads the file to its end.</summary>
    /// <exception cref="InvalidDataException">It is none, of another version or connection, cut off, or changed since it was written.</exception>
    public static StateSummary Check(string path, string connection)
    {
        using var reader = new StateFileReader(path, connection);
        foreach (var row in reader.Rows())
        {
            for (var i = 0; i < row.Values.Count; i++)
            {
                if (row.Values[i] is null && !row.Table.Columns[i].IsNullable) throw reader.Broken($"{row.Table.Name}.{row.Table.Columns[i].Name} may not be null");
            }
        }
        return reader.Summary;
    }

    /// <summary>The rows of a file that was checked.</summary>
    public static IEnumerable<StateRow> Rows(string path, string connection)
    {
        using var reader = new StateFileReader(path, connection);
        foreach (var row in reader.Rows()) yield return row;
    }

    private static StateSummary WriteAll(string path, string connection, DateTimeOffset at, IEnumerable<StateRow> rows)
    {
        using var lines = new Lines(OwnersAlone(path));
        lines.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("brygga_state", StateTables.Version);
            json.WriteString("connection", connection);
            json.WriteString("at", Stored.Instant(at));
            json.WriteEndObject();
        });
        var counts = StateTables.All.ToDictionary(static table => table.Name, static _ => 0L, StringComparer.Ordinal);
        using var each = rows.GetEnumerator();
        var more = each.MoveNext();
        foreach (var table in StateTables.All)
        {
            lines.Write(json => WriteHead(json, table));
            for (; more && each.Current.Table == table; more = each.MoveNext())
            {
                lines.Write(json => WriteRow(json, each.Current));
                counts[table.Name]++;
            }
        }
        var summary = new StateSummary(counts, lines.Hash());
        lines.Write(summary.Write);
        return summary;
    }

    private static FileStream OwnersAlone(string path) => OperatingSystem.IsWindows()
        ? new(path, FileMode.Create)
        : new(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });

    private static void WriteHead(Utf8JsonWriter json, StateTable table)
    {
        json.WriteStartObject();
        json.WriteString("table", table.Name);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns) json.WriteStringValue(column.Name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, StateRow row)
    {
        json.WriteStartArray();
        foreach (var value in row.Values)
        {
            if (value is null) json.WriteNullValue();
            else if (value is byte[] bytes) json.WriteBase64StringValue(bytes);
            else if (value is long number) json.WriteNumberValue(number);
            else json.WriteStringValue((string)value);
        }
        json.WriteEndArray();
    }

    /// <summary>Lines and the hash of those so far.</summary>
    private sealed class Lines(FileStream file) : IDisposable
    {
        private readonly ArrayBufferWriter<byte> _line = new();
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public void Write(Action<Utf8JsonWriter> write)
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line, AsTheyAre)) write(json);
            _line.Write("\n"u8);
            _hash.AppendData(_line.WrittenSpan);
            file.Write(_line.WrittenSpan);
        }

        public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

        public void Dispose()
        {
            file.Flush(flushToDisk: true);
            file.Dispose();
            _hash.Dispose();
        }
    }

    internal static StreamReader Open(string path) => new(path, Utf8, detectEncodingFromByteOrderMarks: false);

    internal static byte[] Bytes(string line) => Utf8.GetBytes(line + "\n");
}

/// <summary>What a state's file says of itself at its end.</summary>
/// <param name="Counts">How many rows each table has.</param>
/// <param name="Hash">SHA-256 of all lines before the last.</param>
public sealed record StateSummary(IReadOnlyDictionary<string, long> Counts, string Hash)
{
    public static StateSummary Empty { get; } = new(new Dictionary<string, long>(StringComparer.Ordinal), "");

    public long Rows => Counts.Values.Sum();

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("end");
        foreach (var (table, rows) in Counts) json.WriteNumber(table, rows);
        json.WriteEndObject();
        json.WriteString("sha256", Hash);
        json.WriteEndObject();
    }
}
