using Brygga.Engine.Data;
using LanguageExt;
using Microsoft.Data.Sqlite;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The records as they were last read, and how far each entity has been read.</summary>
internal static class MirrorTable
{
    public static Mirror Load(Work work, EntityRef entity)
    {
        var rows = new List<MirrorRow>();
        var schemas = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        foreach (var reader in work.Stream(
            "SELECT id, json_text, row_bytes, read_at, schema_hash FROM mirror WHERE connection = @connection AND entity = @entity ORDER BY id",
            ("@entity", entity.ToString())))
        {
            rows.Add(ReadRow(reader));
            schemas.Add(reader.IsDBNull(4) ? "" : reader.GetString(4));
        }
        var schema = schemas.Count == 1 ? Optional(schemas.Single()).Filter(static hash => hash.Length > 0) : Option<string>.None;
        return new(schema.Map(Hash.Parse), toSeq(rows).Strict(), FindCursor(work, entity));
    }

    public static Option<MirrorRow> Find(Work work, RecordRef record)
    {
        foreach (var reader in work.Stream(
            "SELECT id, json_text, row_bytes, read_at FROM mirror WHERE connection = @connection AND entity = @entity AND id = @id",
            ("@entity", record.Entity.ToString()),
            ("@id", record.Id)))
            return ReadRow(reader);
        return Option<MirrorRow>.None;
    }

    public static void Save(Work work, EntityRef entity, Schema schema, Seq<MirrorRow> rows)
    {
        SchemaTable.Remember(work, [schema]);
        string[] names = ["@entity", "@id", "@json", "@bytes", "@hash", "@schema", "@read_at"];
        using var update = work.Prepare(
            """
            UPDATE mirror SET json_text = @json, row_bytes = @bytes, row_hash = @hash, schema_hash = @schema, read_at = @read_at
            WHERE connection = @connection AND entity = @entity AND id = @id
            """,
            names);
        using var insert = work.Prepare(
            """
            INSERT INTO mirror (connection, entity, id, json_text, row_bytes, row_hash, schema_hash, read_at)
            VALUES (@connection, @entity, @id, @json, @bytes, @hash, @schema, @read_at)
            """,
            names);
        var (of, under) = (entity.ToString(), schema.Hash.ToString());
        foreach (var row in rows)
        {
            work.Stop.ThrowIfCancellationRequested();
            object?[] values = [of, row.Id, row.Json, row.Row.ToArray(), Hash.Of(row.Row.Span).ToString(), under, Stored.Instant(row.ReadAt)];
            if (update.Run(values) == 0) insert.Run(values);
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
        work.Run("DELETE FROM mirror WHERE connection = @connection AND entity = @entity AND read_at < @complete", values);
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

    private static Option<Cursor> FindCursor(Work work, EntityRef entity) => work
        .Read<(string Complete, string Through, string Schema)>(
            "SELECT complete_at, through_at, schema_hash FROM cursors WHERE connection = @connection AND entity = @entity",
            new { entity = entity.ToString() })
        .ToSeq()
        .HeadOrNone()
        .Map(static c => new Cursor(Stored.Instant(c.Complete), Stored.Instant(c.Through)) { Schema = Hash.Parse(c.Schema) });

    private static MirrorRow ReadRow(SqliteDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), Stored.Instant(reader.GetString(3)));
}
