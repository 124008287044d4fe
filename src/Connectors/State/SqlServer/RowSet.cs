using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Brygga.Connectors.State.Tables;
using LanguageExt;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>
/// Rows for one statement, which reads them with <c>OPENJSON(@rows)</c>: one round trip for all. Bytes travel beside them in one
/// parameter, <c>@bytes</c>; a row says where its part begins and how long it is, so that no text stands for them.
/// </summary>
internal sealed record RowSet(string Rows, byte[] Bytes)
{
    /// <summary>Some megabytes of whole records: few round trips, and no text too long for the server's liking.</summary>
    private const int Most = 1000;

    /// <summary>Characters and bytes: a plan may be as long as thousands of links.</summary>
    private const long Longest = 4_000_000;

    private static readonly JsonWriterOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>So many rows at once that they fill a parameter but not the memory.</summary>
    public static IEnumerable<RowSet> Parts(Seq<SetColumn> columns, IEnumerable<object?[]> rows)
    {
        var (part, size) = (new List<object?[]>(), 0L);
        foreach (var row in rows)
        {
            if (part.Count == Most || size > Longest)
            {
                yield return Of(columns, part);
                (part, size) = ([], 0);
            }
            part.Add(row);
            size += row.Sum(static value => value is string text ? text.Length : value is byte[] bytes ? bytes.Length : 0L);
        }
        if (part.Count > 0) yield return Of(columns, part);
    }

    /// <summary>The statement with the rows in it. A text out of JSON has the database's collation, and is given that of our columns.</summary>
    public static string Text(SetStatement statement) => statement.From(
        $"(SELECT {string.Join(", ", statement.Columns.Map(Value))} FROM OPENJSON(@rows) WITH ({string.Join(", ", statement.Columns.Map(Declaration))}) raw)");

    private static string Value(SetColumn column) => column.Kind switch
    {
        SetKind.Bytes => $"SUBSTRING(@bytes, raw.{column.Name}_at, raw.{column.Name}_size) AS {column.Name}",
        SetKind.Number => $"raw.{column.Name}",
        _ => $"raw.{column.Name} COLLATE Latin1_General_100_BIN2 AS {column.Name}",
    };

    private static string Declaration(SetColumn column) => column.Kind switch
    {
        SetKind.Bytes => $"{column.Name}_at int, {column.Name}_size int",
        SetKind.Number => $"{column.Name} bigint",
        SetKind.Long => $"{column.Name} nvarchar(max)",
        _ => $"{column.Name} nvarchar(4000)",
    };

    private static RowSet Of(Seq<SetColumn> columns, IEnumerable<object?[]> rows)
    {
        var (text, bytes) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        using (var json = new Utf8JsonWriter(text, AsTheyAre))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Length; i++) Write(json, bytes, columns[i].Name, row[i]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return new(Encoding.UTF8.GetString(text.WrittenSpan), bytes.WrittenSpan.ToArray());
    }

    /// <summary>Bytes as <c>name_at</c>, counted from 1 as SUBSTRING does, and <c>name_size</c>; nothing at all where there is no value.</summary>
    private static void Write(Utf8JsonWriter json, ArrayBufferWriter<byte> bytes, string name, object? value)
    {
        if (value is string text) json.WriteString(name, text);
        else if (value is long number) json.WriteNumber(name, number);
        else if (value is byte[] part)
        {
            json.WriteNumber($"{name}_at", bytes.WrittenCount + 1);
            json.WriteNumber($"{name}_size", part.Length);
            bytes.Write(part);
        }
    }
}
