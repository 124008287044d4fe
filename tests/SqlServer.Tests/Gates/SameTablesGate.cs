using Brygga.Connectors.State.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>Both stores have the same tables: the same columns, as empty or not, under the same keys.</summary>
public sealed class SameTablesGate : IDisposable
{
    /// <summary>What only a server needs.</summary>
    private static readonly string[] OfTheServer = ["units"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("brygga-tables-");

    private string File => Path.Combine(_folder.FullName, "brygga.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_migrations_of_both_stores_end_in_the_same_tables()
    {
        await (await SqliteState.Open(File, "acme", TimeProvider.System, CancellationToken.None)).DisposeAsync();
        var server = Tables.Of([.. Connectors.State.SqlServer.Migrations.Scripts.Select(static s => s.Contents)]).All.Where(static t => !OfTheServer.Contains(t.Name, StringComparer.Ordinal)).ToArray();
        var sqlite = Ask("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migrations' ORDER BY name");
        Assert.Equal(sqlite, server.Select(static t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(server, table =>
        {
            Assert.Equal(
                Ask($"SELECT name || ' ' || CASE WHEN type = 'TEXT' THEN 'nvarchar' WHEN type = 'BLOB' THEN 'varbinary' ELSE 'bigint' END || CASE WHEN \"notnull\" THEN '' ELSE ' null' END FROM pragma_table_info('{table.Name}') ORDER BY name"),
                table.Columns.Select(static c => $"{c.Name} {c.Type.Split('(')[0]}{(c.IsNullable ? " null" : "")}").Order(StringComparer.Ordinal));
            Assert.Equal(Keys(table.Name), table.Keys.Select(static k => $"{(k.IsUnique ? "unique " : "")}{string.Join(' ', k.Columns)} {k.Where}").Order(StringComparer.Ordinal));
        });
    }

    private IEnumerable<string> Keys(string table) => Ask(
        $"""
        SELECT CASE WHEN i."unique" THEN 'unique ' ELSE '' END || (SELECT group_concat(name, ' ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ' '
          || CASE WHEN i.partial THEN (SELECT substr(sql, instr(sql, 'WHERE ') + 6) FROM sqlite_schema s WHERE s.name = i.name) ELSE '' END
        FROM pragma_index_list('{table}') i
        """).Order(StringComparer.Ordinal);

    private List<string> Ask(string sql)
    {
        using var sqlite = new SqliteConnection($"Data Source={File};Pooling=False");
        sqlite.Open();
        using var command = sqlite.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read()) found.Add(reader.GetString(0));
        return found;
    }
}
