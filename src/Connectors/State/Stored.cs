using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State;

/// <summary>How instants, entities and values stand in the store.</summary>
internal static class Stored
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>UTC, always 28 characters: earlier instants sort before later ones as text.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static byte[] Bytes(Value value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ValueCodec.Write(value, bytes);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Null where there is no row at all.</summary>
    public static byte[]? Bytes(Row row) => row.Exists ? row.Memory.ToArray() : null;

    /// <summary>Empty where a decision does not speak of a record.</summary>
    public static string Record(Option<RecordRef> record) => record.Match(static r => r.ToString(), static () => "");

    public static Option<RecordRef> Record(string text) => text.Length == 0 ? None : Some(RecordRef.Parse(text));

    public static string Names(Schema schema) => JsonSerializer.Serialize(schema.Fields.Select(static f => f.Name));
}
