using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>
/// Rows for one statement, which reads them with <c>OPENJSON(@rows)</c>: one round trip for all. Bytes travel beside them in one
/// parameter, <c>@bytes</c>; a row says where its part begins and how long it is, so that no text stands for them.
/// </summary>
internal sealed class RowSet
{
    private static readonly JsonWriterOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _writer;

    private RowSet() => _writer = new(_json, AsTheyAre);

    public static RowSet Of<T>(IEnumerable<T> items, Action<RowSet, T> write)
    {
        var set = new RowSet();
        set._writer.WriteStartArray();
        foreach (var item in items)
        {
            set._writer.WriteStartObject();
            write(set, item);
            set._writer.WriteEndObject();
            set.Count++;
        }
        set._writer.WriteEndArray();
        set._writer.Flush();
        return set;
    }

    public int Count { get; private set; }

    public string Rows => Encoding.UTF8.GetString(_json.WrittenSpan);

    public byte[] AllBytes => _bytes.WrittenSpan.ToArray();

    public void Text(string name, string? value) => _writer.WriteString(name, value);

    public void Number(string name, long value) => _writer.WriteNumber(name, value);

    /// <summary>As <c>name_at</c>, counted from 1 as SUBSTRING does, and <c>name_size</c>; nothing at all is neither.</summary>
    public void Bytes(string name, ReadOnlySpan<byte> value)
    {
        _writer.WriteNumber($"{name}_at", _bytes.WrittenCount + 1);
        _writer.WriteNumber($"{name}_size", value.Length);
        _bytes.Write(value);
    }
}
