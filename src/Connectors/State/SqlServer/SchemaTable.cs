using Brygga.Engine.Data;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>The schemas that stored rows were encoded under.</summary>
internal static class SchemaTable
{
    public static void Remember(IWork work, IEnumerable<Schema> schemas)
    {
        var set = RowSet.Of(schemas.DistinctBy(static s => s.Hash), static (row, schema) =>
        {
            row.Text("hash", schema.Hash.ToString());
            row.Text("entity", schema.Entity.ToString());
            row.Text("field_names", Stored.Names(schema));
        });
        if (set.Count > 0) work.Run(Sql.Remember, set);
    }

    public static class Sql
    {
        public const string Remember =
            """
            INSERT INTO schemas (connection, hash, entity, field_names)
            SELECT @connection, r.hash, r.entity, r.field_names
            FROM OPENJSON(@rows) WITH (hash nvarchar(4000), entity nvarchar(4000), field_names nvarchar(max)) r
            WHERE NOT EXISTS (SELECT 1 FROM schemas s WHERE s.connection = @connection AND s.hash = r.hash COLLATE Latin1_General_100_BIN2);
            """;
    }
}
