using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The records as they were last read, and how far each entity has been read.</summary>
internal static class MirrorTable
{
    public static void Save(Work work, EntityRef entity, Schema schema, Seq<MirrorRow> rows)
    {
        SchemaTable.Remember(work, [schema]);
        using var bytes = Upsert.Rows(work);
        using var json = Upsert.Json(work);
        var (of, under) = (entity.ToString(), schema.Hash.ToString());
        foreach (var row in rows)
        {
            work.Stop.ThrowIfCancellationRequested();
            bytes.Run(of, row.Id, row.Row.ToArray(), Hash.Of(row.Row.Span).ToString(), under, Stored.Instant(row.ReadAt));
            json.Run(of, row.Id, row.Json);
        }
    }

    public static void See(Work work, EntityRef entity, Seq<string> ids, DateTimeOffset at)
    {
        using var see = work.Prepare("UPDATE mirror SET seen_at = @at WHERE connection = @connection AND entity = @entity AND id = @id", "@entity", "@id", "@at");
        foreach (var id in ids)
        {
            work.Stop.ThrowIfCancellationRequested();
            see.Run(entity.ToString(), id, Stored.Instant(at));
        }
    }

    public static void Remove(Work work, RecordRef record) => work.Run(
        "DELETE FROM mirror WHERE connection = @connection AND entity = @entity AND id = @id",
        new { entity = record.Entity.ToString(), id = record.Id });

    public static void Finish(Work work, EntityRef entity, Schema schema, Cursor cursor)
    {
        SchemaTable.Remember(work, [schema]);
        var values = new
        {
            entity = entity.ToString(),
            schema = schema.Hash.ToString(),
            complete = Stored.Instant(cursor.Complete),
            through = Stored.Instant(cursor.Through),
        };
        work.Run("DELETE FROM mirror WHERE connection = @connection AND entity = @entity AND seen_at < @complete", values);
        var moved = work.Run(
            "UPDATE cursors SET schema_hash = @schema, complete_at = @complete, through_at = @through WHERE connection = @connection AND entity = @entity",
            values);
        if (moved == 0)
            work.Run(
                """
                INSERT INTO cursors (connection, entity, schema_hash, complete_at, through_at)
                VALUES (@connection, @entity, @schema, @complete, @through)
                """,
                values);
    }

    /// <summary>A record's row in a table, new or replaced.</summary>
    private sealed class Upsert(Statement update, Statement insert) : IDisposable
    {
        /// <summary>A record that is encoded anew was not seen earlier for that.</summary>
        public static Upsert Rows(Work work)
        {
            string[] names = ["@entity", "@id", "@bytes", "@hash", "@schema", "@read_at"];
            return new(
                work.Prepare(
                    """
                    UPDATE mirror SET row_bytes = @bytes, row_hash = @hash, schema_hash = @schema, read_at = @read_at,
                      seen_at = CASE WHEN seen_at < @read_at THEN @read_at ELSE seen_at END
                    WHERE connection = @connection AND entity = @entity AND id = @id
                    """,
                    names),
                work.Prepare(
                    """
                    INSERT INTO mirror (connection, entity, id, row_bytes, row_hash, schema_hash, read_at, seen_at)
                    VALUES (@connection, @entity, @id, @bytes, @hash, @schema, @read_at, @read_at)
                    """,
                    names));
        }

        public static Upsert Json(Work work)
        {
            string[] names = ["@entity", "@id", "@json"];
            return new(
                work.Prepare("UPDATE mirror_json SET json_text = @json WHERE connection = @connection AND entity = @entity AND id = @id", names),
                work.Prepare("INSERT INTO mirror_json (connection, entity, id, json_text) VALUES (@connection, @entity, @id, @json)", names));
        }

        public void Run(params ReadOnlySpan<object?> values)
        {
            if (update.Run(values) == 0) insert.Run(values);
        }

        public void Dispose()
        {
            update.Dispose();
            insert.Dispose();
        }
    }
}
