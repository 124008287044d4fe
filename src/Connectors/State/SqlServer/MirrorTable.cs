using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>The records as they were last read, and how far each entity has been read.</summary>
internal static class MirrorTable
{
    /// <summary>Of a record that came twice, the last counts. A record that is encoded anew was not seen earlier for that.</summary>
    public static void Save(IWork work, EntityRef entity, Schema schema, Seq<MirrorRow> rows)
    {
        SchemaTable.Remember(work, [schema]);
        var values = new { entity = entity.ToString(), schema = schema.Hash.ToString() };
        foreach (var part in rows.Reverse().DistinctBy(static row => row.Id, StringComparer.Ordinal).Chunk(Sets.Most))
        {
            work.Run(Sql.Save, RowSet.Of(part, static (set, row) =>
            {
                set.Text("id", row.Id);
                set.Text("json", row.Json);
                set.Bytes("row", row.Row.Span);
                set.Text("row_hash", Hash.Of(row.Row.Span).ToString());
                set.Text("read_at", Stored.Instant(row.ReadAt));
            }), values);
        }
    }

    public static void See(IWork work, EntityRef entity, Seq<string> ids, DateTimeOffset at) =>
        Each(work, Sql.See, ids, new { entity = entity.ToString(), at = Stored.Instant(at) });

    public static void Remove(IWork work, EntityRef entity, IEnumerable<string> ids) => Each(work, Sql.Remove, ids, new { entity = entity.ToString() });

    /// <summary>What the owner had before leaves the mirror, unless it came again.</summary>
    public static void SaveBelonging(IWork work, EntityRef entity, Schema schema, Belonging belonging)
    {
        var values = new { entity = entity.ToString(), owner = belonging.Owner, at = Stored.Instant(belonging.At) };
        var came = belonging.Rows.Map(static row => row.Id).ToHashSet(StringComparer.Ordinal);
        Remove(work, entity, work.Read<string>(Sql.Owned, values).Where(id => !came.Contains(id)));
        Save(work, entity, schema, belonging.Rows);
        Each(work, Sql.Own, came, values);
        work.Run(Sql.NoteOwner, values);
    }

    public static void Finish(IWork work, EntityRef entity, Schema schema, Cursor cursor)
    {
        SchemaTable.Remember(work, [schema]);
        work.Run(
            Sql.Finish,
            new
            {
                entity = entity.ToString(),
                schema = schema.Hash.ToString(),
                complete = Stored.Instant(cursor.Complete),
                through = Stored.Instant(cursor.Through),
            });
    }

    private static void Each(IWork work, string sql, IEnumerable<string> ids, object values)
    {
        foreach (var part in ids.Chunk(Sets.Most))
            work.Run(sql, RowSet.Of(part, static (set, id) => set.Text("id", id)), values);
    }

    public static class Sql
    {
        public const string Save =
            $"""
            UPDATE m SET row_bytes = SUBSTRING(@bytes, r.row_at, r.row_size), row_hash = r.row_hash, schema_hash = @schema, read_at = r.read_at,
              seen_at = CASE WHEN m.seen_at < r.read_at COLLATE Latin1_General_100_BIN2 THEN r.read_at COLLATE Latin1_General_100_BIN2 ELSE m.seen_at END
            FROM mirror m JOIN {Rows} ON m.id = r.id COLLATE Latin1_General_100_BIN2
            WHERE m.connection = @connection AND m.entity = @entity;
            INSERT INTO mirror (connection, entity, id, row_bytes, row_hash, schema_hash, read_at, seen_at)
            SELECT @connection, @entity, r.id, SUBSTRING(@bytes, r.row_at, r.row_size), r.row_hash, @schema, r.read_at, r.read_at
            FROM {Rows}
            WHERE NOT EXISTS (SELECT 1 FROM mirror m WHERE m.connection = @connection AND m.entity = @entity AND m.id = r.id COLLATE Latin1_General_100_BIN2);
            UPDATE j SET json_text = r.json
            FROM mirror_json j JOIN {Rows} ON j.id = r.id COLLATE Latin1_General_100_BIN2
            WHERE j.connection = @connection AND j.entity = @entity;
            INSERT INTO mirror_json (connection, entity, id, json_text)
            SELECT @connection, @entity, r.id, r.json
            FROM {Rows}
            WHERE NOT EXISTS (SELECT 1 FROM mirror_json j WHERE j.connection = @connection AND j.entity = @entity AND j.id = r.id COLLATE Latin1_General_100_BIN2);
            """;

        public const string See = $"UPDATE mirror SET seen_at = @at WHERE connection = @connection AND entity = @entity AND id IN ({Ids})";

        public const string Remove = $"DELETE FROM mirror WHERE connection = @connection AND entity = @entity AND id IN ({Ids})";

        public const string Owned = "SELECT id FROM mirror WHERE connection = @connection AND entity = @entity AND owner = @owner";

        public const string Own = $"UPDATE mirror SET owner = @owner WHERE connection = @connection AND entity = @entity AND id IN ({Ids})";

        public const string NoteOwner =
            """
            UPDATE mirror_owners SET read_at = @at WHERE connection = @connection AND entity = @entity AND owner = @owner;
            IF @@ROWCOUNT = 0
              INSERT INTO mirror_owners (connection, entity, owner, read_at) VALUES (@connection, @entity, @owner, @at);
            """;

        public const string Finish =
            """
            DELETE FROM mirror WHERE connection = @connection AND entity = @entity AND seen_at < @complete;
            UPDATE cursors SET schema_hash = @schema, complete_at = @complete, through_at = @through WHERE connection = @connection AND entity = @entity;
            IF @@ROWCOUNT = 0
              INSERT INTO cursors (connection, entity, schema_hash, complete_at, through_at) VALUES (@connection, @entity, @schema, @complete, @through);
            """;

        private const string Rows =
            "OPENJSON(@rows) WITH (id nvarchar(4000), json nvarchar(max), row_at int, row_size int, row_hash nvarchar(4000), read_at nvarchar(4000)) r";

        private const string Ids = "SELECT r.id COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@rows) WITH (id nvarchar(4000)) r";
    }
}
