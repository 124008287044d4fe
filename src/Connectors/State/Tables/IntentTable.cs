using Brygga.Engine.Data;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Tables;

/// <summary>Creates that were begun; open until their outcome is known.</summary>
internal static class IntentTable
{
    public static void Open(IWork work, Intent intent)
    {
        SchemaTable.Remember(work, Optional(intent.SourceRow.Schema).AsEnumerable());
        work.Run(
            Sql.Open,
            new
            {
                plan = intent.Plan.ToString(),
                step = intent.Step.ToString(),
                marker = intent.Marker.ToString(),
                flow = intent.Flow,
                source = intent.Source.Entity.ToString(),
                id = intent.Source.Id,
                bytes = Stored.Bytes(intent.SourceRow),
                schema = intent.SourceRow.Schema?.Hash.ToString(),
                target = intent.Target.ToString(),
                field = intent.KeyField,
                key = Stored.Bytes(intent.Key),
                at = Stored.Instant(intent.At),
                part = intent.Part.MatchUnsafe(static part => part, static () => null),
            });
    }

    public static void CloseMarker(IWork work, Hash marker, DateTimeOffset at) =>
        work.Run(Sql.CloseMarker, new { marker = marker.ToString(), at = Stored.Instant(at) });

    public static class Sql
    {
        public const string Open =
            """
            INSERT INTO intents (connection, number, plan_hash, step_hash, marker, flow, source_entity, source_id, source_bytes, source_schema,
              target_entity, key_field, key_bytes, intended_at, part)
            SELECT @connection, COALESCE(MAX(number), 0) + 1, @plan, @step, @marker, @flow, @source, @id, @bytes, @schema,
              @target, @field, @key, @at, @part
            FROM intents WHERE connection = @connection;
            """;

        public const string CloseMarker = "UPDATE intents SET closed_at = @at WHERE connection = @connection AND marker = @marker AND closed_at IS NULL";
    }
}
