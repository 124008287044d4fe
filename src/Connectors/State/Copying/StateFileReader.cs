using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Brygga.Connectors.State.Copying;

/// <summary>Reads a state's file line by line, and believes none before it has seen the end.</summary>
internal sealed class StateFileReader : IDisposable
{
    private readonly string _connection;
    private readonly StreamReader _lines;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<string, long> _counts = StateTables.All.ToDictionary(static table => table.Name, static _ => 0L, StringComparer.Ordinal);
    private readonly string _name;
    private byte[]? _before;
    private int _number;

    public StateFileReader(string path, string connection) => (_name, _connection, _lines) = (Path.GetFileName(path), connection, StateFile.Open(path));

    /// <summary>What the file holds, when it was read to its end.</summary>
    public StateSummary Summary { get; private set; } = StateSummary.Empty;

    public IEnumerable<StateRow> Rows()
    {
        using (var head = Next()) CheckHead(head.RootElement);
        var line = Next();
        foreach (var table in StateTables.All)
        {
            CheckTable(table, line.RootElement);
            line.Dispose();
            for (line = Next(); line.RootElement.ValueKind == JsonValueKind.Array; line = Next())
            {
                var row = new StateRow(table, Values(table, line.RootElement));
                line.Dispose();
                _counts[table.Name]++;
                yield return row;
            }
        }
        using (line) CheckEnd(line.RootElement);
    }

    public InvalidDataException Broken(string why) => new(string.Create(
        CultureInfo.InvariantCulture, $"{_name} is no whole state of Brygga: line {_number}: {why}.\nNothing was changed. Export the state again, and copy the file as it is."));

    public void Dispose()
    {
        _lines.Dispose();
        _hash.Dispose();
    }

    /// <summary>The hash is of what came before the last line, so a line counts only when the next is asked for.</summary>
    private JsonDocument Next()
    {
        if (_before is not null) _hash.AppendData(_before);
        try
        {
            _number++;
            var line = _lines.ReadLine() ?? throw Broken("it ends too early");
            _before = StateFile.Bytes(line);
            return JsonDocument.Parse(_before);
        }
        catch (Exception fault) when (fault is JsonException or DecoderFallbackException)
        {
            throw Broken("it can't be read");
        }
    }

    private void CheckHead(JsonElement head)
    {
        if (head.ValueKind != JsonValueKind.Object || !head.TryGetProperty("brygga_state", out var version) || version.ValueKind != JsonValueKind.Number) throw Broken("it does not begin as one");
        if (version.GetInt32() != StateTables.Version)
            throw new InvalidDataException($"{_name} was exported as version {version} of the state, and this Brygga reads {StateTables.Version}.\nNothing was changed. Export and import with the same version of Brygga.");
        if (!head.TryGetProperty("connection", out var of) || of.GetString() is not { } connection) throw Broken("it does not say of which connection it is");
        if (!string.Equals(connection, _connection, StringComparison.Ordinal))
            throw new InvalidDataException($"{_name} is the state of '{connection}', and this workspace is '{_connection}'.\nNothing was changed. Import it into a workspace with: connection: {connection}");
    }

    private void CheckTable(StateTable table, JsonElement line)
    {
        var said = line.ValueKind == JsonValueKind.Object && line.TryGetProperty("table", out var name) && line.TryGetProperty("columns", out var columns) && columns.ValueKind == JsonValueKind.Array
            ? $"{name} {string.Join(' ', columns.EnumerateArray())}"
            : "";
        if (said != $"{table.Name} {string.Join(' ', table.Columns.Map(static c => c.Name))}") throw Broken($"here should begin the table {table.Name}");
    }

    private object?[] Values(StateTable table, JsonElement line)
    {
        if (line.GetArrayLength() != table.Columns.Count) throw Broken($"a row of {table.Name} has {table.Columns.Count} values");
        var values = new object?[table.Columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Value(table.Columns[i], line[i]);
        return values;
    }

    private object? Value(StateColumn column, JsonElement value)
    {
        switch (column.Kind, value.ValueKind)
        {
            case (_, JsonValueKind.Null):
                return null;
            case (ColumnKind.Text, JsonValueKind.String):
                return value.GetString();
            case (ColumnKind.Number, JsonValueKind.Number) when value.TryGetInt64(out var number):
                return number;
            case (ColumnKind.Bytes, JsonValueKind.String) when value.TryGetBytesFromBase64(out var bytes):
                return bytes;
            default:
                throw Broken($"{column.Name} is not of its kind");
        }
    }

    private void CheckEnd(JsonElement line)
    {
        Summary = new(_counts, Convert.ToHexStringLower(_hash.GetCurrentHash()));
        var same = line.ValueKind == JsonValueKind.Object
            && line.TryGetProperty("end", out var end) && end.ValueKind == JsonValueKind.Object
            && _counts.All(count => end.TryGetProperty(count.Key, out var rows) && rows.TryGetInt64(out var said) && said == count.Value);
        if (!same) throw Broken("rows are missing or too many");
        if (!line.TryGetProperty("sha256", out var hash) || hash.GetString() != Summary.Hash) throw Broken("something was changed in it since it was written");
        if (_lines.ReadLine() is not null) throw Broken("something stands after its end");
    }
}
