using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>
/// Rows for one statement, which reads them with <c>OPENJSON(@rows)</c>: one round trip for all. Bytes travel beside them in one
/// parameter, <c>@bytes</c>; a row says where its part begins and how long it is, so that no text stands for them.
/// </summary>
internal sealed record RowSet(int Count, string Rows, byte[] Bytes)
{
    private static readonly JsonWriterOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RowSet Of<T>(IEnumerable<T> items, Action<SetRow, T> write)
    {
        var (text, bytes, count) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>(), 0);
        using var json = new Utf8JsonWriter(text, AsTheyAre);
        var row = new SetRow(json, bytes);
        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(row, item);
            json.WriteEndObject();
            count++;
        }
        json.WriteEndArray();
        json.Flush();
        return new(count, Encoding.UTF8.GetString(text.WrittenSpan), bytes.WrittenSpan.ToArray());
    }
}

/// <summary>Writes the columns of one row.</summary>
internal sealed class SetRow(Utf8JsonWriter json, ArrayBufferWriter<byte> bytes)
{
    public void Text(string name, string? value) => json.WriteString(name, value);

    public void Number(string name, long value) => json.WriteNumber(name, value);

    /// <summary>As <c>name_at</c>, counted from 1 as SUBSTRING does, and <c>name_size</c>; nothing at all is neither.</summary>
    public void Bytes(string name, ReadOnlySpan<byte> value)
    {
        json.WriteNumber($"{name}_at", bytes.WrittenCount + 1);
        json.WriteNumber($"{name}_size", value.Length);
        bytes.Write(value);
    }
}
