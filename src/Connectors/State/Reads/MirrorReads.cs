using System.Data.Common;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>The records as they were last read, and how far each entity has been read.</summary>
internal static class MirrorReads
{
    public static Mirror Load(IReads reads, EntityRef entity)
    {
        var (rows, schemas) = (new List<MirrorRow>(), new SchemasFound());
        foreach (var reader in reads.Stream(Sql.Whole, ("@entity", entity.ToString())))
        {
            rows.Add(ReadRow(reader));
            schemas.Add(reader, 4);
        }
        return new(schemas.Common, toSeq(rows).Strict(), FindCursor(reads, entity));
    }

    public static MirrorRows LoadRows(IReads reads, EntityRef entity)
    {
        var (rows, schemas) = (new List<EncodedRow>(), new SchemasFound());
        foreach (var reader in reads.Stream(Sql.Rows, ("@entity", entity.ToString())))
        {
            rows.Add(new(reader.GetString(0), reader.GetFieldValue<byte[]>(1), Stored.Instant(reader.GetString(2)))
            {
                Owner = reader.IsDBNull(4) ? None : reader.GetString(4),
            });
            schemas.Add(reader, 3);
        }
        return new(schemas.Common, toSeq(rows).Strict(), FindCursor(reads, entity)) { Owners = Owners(reads, entity) };
    }

    public static Option<MirrorRow> Find(IReads reads, RecordRef record)
    {
        foreach (var reader in reads.Stream(Sql.One, ("@entity", record.Entity.ToString()), ("@id", record.Id)))
            return ReadRow(reader);
        return Option<MirrorRow>.None;
    }

    private static Seq<string> Owners(IReads reads, EntityRef entity) => toSeq(reads.Read<string>(Sql.Owners, new { entity = entity.ToString() })).Strict();

    private static Option<Cursor> FindCursor(IReads reads, EntityRef entity) => reads
        .Read<(string Complete, string Through, string Schema)>(Sql.Cursor, new { entity = entity.ToString() })
        .HeadOrNone()
        .Map(static c => new Cursor(Stored.Instant(c.Complete), Stored.Instant(c.Through)) { Schema = Hash.Parse(c.Schema) });

    private static MirrorRow ReadRow(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), Stored.Instant(reader.GetString(3)));

    /// <summary>The schemas of the rows that were loaded.</summary>
    private sealed class SchemasFound
    {
        private readonly System.Collections.Generic.HashSet<string> _found = new(StringComparer.Ordinal);

        /// <summary>The one that all have.</summary>
        public Option<Hash> Common => _found.Count == 1 ? Optional(_found.Single()).Filter(static hash => hash.Length > 0).Map(Hash.Parse) : Option<Hash>.None;

        public void Add(DbDataReader reader, int column) => _found.Add(reader.IsDBNull(column) ? "" : reader.GetString(column));
    }

    public static class Sql
    {
        public const string Whole = $"{WithJson} ORDER BY m.id";

        public const string One = $"{WithJson} AND m.id = @id";

        public const string Rows = "SELECT id, row_bytes, read_at, schema_hash, owner FROM mirror WHERE connection = @connection AND entity = @entity ORDER BY id";

        public const string Owners = "SELECT owner FROM mirror_owners WHERE connection = @connection AND entity = @entity ORDER BY owner";

        public const string Cursor = "SELECT complete_at, through_at, schema_hash FROM cursors WHERE connection = @connection AND entity = @entity";

        private const string WithJson =
            """
            SELECT m.id, j.json_text, m.row_bytes, m.read_at, m.schema_hash FROM mirror m
            JOIN mirror_json j ON j.connection = m.connection AND j.entity = m.entity AND j.id = m.id
            WHERE m.connection = @connection AND m.entity = @entity
            """;
    }
}
