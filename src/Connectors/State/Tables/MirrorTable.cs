using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Tables;

/// <summary>The records as they were last read, and how far each entity has been read.</summary>
internal static class MirrorTable
{
    /// <summary>Of a record that came twice, the last counts. A record that is encoded anew was not seen earlier for that.</summary>
    public static void Save(IWork work, EntityRef entity, Schema schema, Seq<MirrorRow> rows)
    {
        SchemaTable.Remember(work, [schema]);
        work.Run(
            Sql.Save,
            rows.Reverse().DistinctBy(static row => row.Id, StringComparer.Ordinal).Select(static row => new object?[]
            {
                row.Id, row.Json, row.Row.ToArray(), Hash.Of(row.Row.Span).ToString(), Stored.Instant(row.ReadAt),
            }),
            ("@entity", entity.ToString()),
            ("@schema", schema.Hash.ToString()));
    }

    public static void See(IWork work, EntityRef entity, Seq<string> ids, DateTimeOffset at) =>
        work.Run(Sql.See, ids.Map(Id), ("@entity", entity.ToString()), ("@at", Stored.Instant(at)));

    public static void Remove(IWork work, EntityRef entity, IEnumerable<string> ids) => work.Run(Sql.Remove, ids.Select(Id), ("@entity", entity.ToString()));

    /// <summary>What the owner had before leaves the mirror, unless it came again.</summary>
    public static void SaveBelonging(IWork work, EntityRef entity, Schema schema, Belonging belonging)
    {
        var values = new { entity = entity.ToString(), owner = belonging.Owner, at = Stored.Instant(belonging.At) };
        var came = belonging.Rows.Map(static row => row.Id).ToHashSet(StringComparer.Ordinal);
        Remove(work, entity, work.Read<string>(Sql.Owned, values).Where(id => !came.Contains(id)));
        Save(work, entity, schema, belonging.Rows);
        work.Run(Sql.Own, came.Select(Id), ("@entity", values.entity), ("@owner", values.owner));
        work.Put(Sql.RenewOwner, Sql.NoteOwner, values);
    }

    public static void Finish(IWork work, EntityRef entity, Schema schema, Cursor cursor)
    {
        SchemaTable.Remember(work, [schema]);
        var values = new
        {
            entity = entity.ToString(),
            schema = schema.Hash.ToString(),
            complete = Stored.Instant(cursor.Complete),
            through = Stored.Instant(cursor.Through),
        };
        work.Run(Sql.RemoveUnseen, values);
        work.Put(Sql.MoveCursor, Sql.BeginCursor, values);
    }

    private static object?[] Id(string id) => [id];

    public static class Sql
    {
        public static readonly SetStatement Save = new(
            "id json:long row_bytes:bytes row_hash read_at",
            """
            UPDATE mirror SET row_bytes = r.row_bytes, row_hash = r.row_hash, schema_hash = @schema, read_at = r.read_at,
              seen_at = CASE WHEN mirror.seen_at < r.read_at THEN r.read_at ELSE mirror.seen_at END
            FROM @rows r WHERE mirror.connection = @connection AND mirror.entity = @entity AND mirror.id = r.id;
            INSERT INTO mirror (connection, entity, id, row_bytes, row_hash, schema_hash, read_at, seen_at)
            SELECT @connection, @entity, r.id, r.row_bytes, r.row_hash, @schema, r.read_at, r.read_at FROM @rows r
            WHERE NOT EXISTS (SELECT 1 FROM mirror m WHERE m.connection = @connection AND m.entity = @entity AND m.id = r.id);
            UPDATE mirror_json SET json_text = r.json
            FROM @rows r WHERE mirror_json.connection = @connection AND mirror_json.entity = @entity AND mirror_json.id = r.id;
            INSERT INTO mirror_json (connection, entity, id, json_text)
            SELECT @connection, @entity, r.id, r.json FROM @rows r
            WHERE NOT EXISTS (SELECT 1 FROM mirror_json j WHERE j.connection = @connection AND j.entity = @entity AND j.id = r.id);
            """);

        public static readonly SetStatement See = new(
            "id", "UPDATE mirror SET seen_at = @at WHERE connection = @connection AND entity = @entity AND id IN (SELECT r.id FROM @rows r)");

        public static readonly SetStatement Remove = new(
            "id", "DELETE FROM mirror WHERE connection = @connection AND entity = @entity AND id IN (SELECT r.id FROM @rows r)");

        public const string RemoveUnseen = "DELETE FROM mirror WHERE connection = @connection AND entity = @entity AND seen_at < @complete";

        public const string Owned = "SELECT id FROM mirror WHERE connection = @connection AND entity = @entity AND owner = @owner";

        public static readonly SetStatement Own = new(
            "id", "UPDATE mirror SET owner = @owner WHERE connection = @connection AND entity = @entity AND id IN (SELECT r.id FROM @rows r)");

        public const string RenewOwner = "UPDATE mirror_owners SET read_at = @at WHERE connection = @connection AND entity = @entity AND owner = @owner";

        public const string NoteOwner = "INSERT INTO mirror_owners (connection, entity, owner, read_at) VALUES (@connection, @entity, @owner, @at)";

        public const string MoveCursor = "UPDATE cursors SET schema_hash = @schema, complete_at = @complete, through_at = @through WHERE connection = @connection AND entity = @entity";

        public const string BeginCursor = "INSERT INTO cursors (connection, entity, schema_hash, complete_at, through_at) VALUES (@connection, @entity, @schema, @complete, @through)";
    }
}
