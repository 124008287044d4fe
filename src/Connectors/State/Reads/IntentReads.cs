using System.Data.Common;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>Creates that were begun and whose outcome is not known.</summary>
internal static class IntentReads
{
    /// <summary>The open ones, oldest first.</summary>
    public static Seq<Intent> Load(IReads reads, KnownSchemas schemas)
    {
        var intents = new List<Intent>();
        foreach (var reader in reads.Stream(Sql.Open)) intents.Add(Read(reader, schemas));
        return toSeq(intents).Strict();
    }

    private static Intent Read(DbDataReader reader, KnownSchemas schemas)
    {
        var (flow, source) = (reader.GetString(3), EntityRef.Parse(reader.GetString(4)));
        return new(
            Hash.Parse(reader.GetString(0)),
            Hash.Parse(reader.GetString(1)),
            Hash.Parse(reader.GetString(2)),
            flow,
            new(source, reader.GetString(5)),
            schemas.Read(reader, 6, flow, source.Side),
            EntityRef.Parse(reader.GetString(8)),
            reader.GetString(9),
            ValueCodec.Read(reader.GetFieldValue<byte[]>(10)),
            Stored.Instant(reader.GetString(11)))
        {
            Part = reader.IsDBNull(12) ? None : Some(reader.GetString(12)),
        };
    }

    public static class Sql
    {
        public const string Open =
            """
            SELECT plan_hash, step_hash, marker, flow, source_entity, source_id, source_bytes, source_schema, target_entity, key_field, key_bytes, intended_at, part
            FROM intents WHERE connection = @connection AND closed_at IS NULL ORDER BY number
            """;
    }
}
