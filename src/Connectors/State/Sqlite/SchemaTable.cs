using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The schemas that stored rows were encoded under.</summary>
internal static class SchemaTable
{
    public static void Remember(Work work, IEnumerable<Schema> schemas)
    {
        foreach (var schema in schemas.DistinctBy(static s => s.Hash))
        {
            work.Run(
                """
                INSERT INTO schemas (connection, hash, entity, field_names) SELECT @connection, @hash, @entity, @names
                WHERE NOT EXISTS (SELECT 1 FROM schemas WHERE connection = @connection AND hash = @hash)
                """,
                new
                {
                    hash = schema.Hash.ToString(),
                    entity = schema.Entity.ToString(),
                    names = Stored.Names(schema),
                });
        }
    }
}
