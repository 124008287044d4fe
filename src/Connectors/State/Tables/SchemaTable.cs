using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Tables;

/// <summary>The schemas that stored rows were encoded under.</summary>
internal static class SchemaTable
{
    public static void Remember(IWork work, IEnumerable<Schema> schemas) => work.Run(
        Sql.Remember, schemas.DistinctBy(static s => s.Hash).Select(static schema => new object?[] { schema.Hash.ToString(), schema.Entity.ToString(), Stored.Names(schema) }));

    public static class Sql
    {
        public static readonly SetStatement Remember = new(
            "hash entity field_names:long",
            """
            INSERT INTO schemas (connection, hash, entity, field_names)
            SELECT @connection, r.hash, r.entity, r.field_names FROM @rows r
            WHERE NOT EXISTS (SELECT 1 FROM schemas s WHERE s.connection = @connection AND s.hash = r.hash)
            """);
    }
}
