using Brygga.Connectors.State.SqlServer;
using Microsoft.SqlServer.Dac.Model;
using Xunit;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>The gates see what they are there for: each of these is wrong in one way, and one gate says so.</summary>
public sealed class PlantedErrors
{
    private static readonly Tables Schema = Tables.Of([.. Migrations.Scripts.Select(static s => s.Contents)]);

    [Theory]
    [InlineData("SELECT flow FROM links ORDER BY flow LIMIT 10")]
    [InlineData("SELECT flow FROM links WHERE severa_schema IS NOT DISTINCT FROM fortnox_schema")]
    [InlineData("SELECT JSON_OBJECT('a':1)")]
    [InlineData("INSERT INTO passes VALUES (1) ON CONFLICT DO NOTHING")]
    public void What_SQL_Server_2019_does_not_read_is_seen(string sql) => Assert.NotEmpty(TSql.Parse(sql).Mistakes);

    [Theory]
    [InlineData("MERGE passes p USING links l ON p.flow = l.flow WHEN MATCHED THEN DELETE;", "MERGE")]
    [InlineData("SELECT GREATEST(flow, rule_name) FROM passes", "function: GREATEST")]
    [InlineData("SELECT value FROM GENERATE_SERIES(1, 10)", "GENERATE_SERIES")]
    [InlineData("SELECT HASHBYTES('SHA2_256', flow) FROM passes", "function: HASHBYTES")]
    [InlineData("CREATE TABLE t (a datetime2(7) NOT NULL)", "type: datetime2(7)")]
    [InlineData("CREATE TABLE t (a varchar(10) NOT NULL)", "type: varchar(10)")]
    [InlineData("CREATE TABLE t (a vector(3) NOT NULL)", "type: vector(3)")]
    [InlineData("SELECT flow FROM passes WITH (UPDLOCK)", "table hint")]
    [InlineData("SELECT flow FROM passes OPTION (MAXDOP 1)", "query hint")]
    [InlineData("EXEC sp_executesql @sql", "procedure: sp_executesql")]
    [InlineData("EXEC (@sql)", "dynamic SQL")]
    [InlineData("USE other", "USE")]
    [InlineData("SELECT flow FROM other.dbo.passes", "name of several parts")]
    [InlineData("SELECT * FROM passes", "SELECT *")]
    [InlineData("SELECT r.a FROM OPENJSON(@rows) WITH (a nvarchar(100)) r", "rows' column: nvarchar(100)")]
    [InlineData("BEGIN TRANSACTION", "BEGIN TRANSACTION")]
    [InlineData("WAITFOR DELAY '00:00:01'", "WAITFOR")]
    [InlineData("ALTER TABLE passes ALTER COLUMN flow nvarchar(200) NOT NULL", "ALTER COLUMN")]
    public void What_is_out_of_the_way_is_refused(string sql, string refused) => Assert.Contains(AllowList.Refuses(sql), found => found.Contains(refused, StringComparison.Ordinal));

    [Theory]
    [InlineData("SELECT nmae FROM links", "[nmae]")]
    [InlineData("SELECT flow FROM lniks", "[lniks]")]
    [InlineData("UPDATE links SET servera_bytes = NULL", "servera_bytes")]
    [InlineData("INSERT INTO links (connection, flwo) SELECT @connection, @flow", "flwo")]
    [InlineData("DELETE FROM links WHERE flow = @flow AND fortnox = @id", "fortnox")]
    [InlineData("SELECT flow FROM links JOIN OPENJSON(@rows) WITH (a nvarchar(4000)) r ON r.nonsense = links.flow", "[links].[r]")]
    [InlineData("UPDATE links SET severa_rules = r.a FROM (SELECT raw.a AS a FROM OPENJSON(@rows) WITH (a nvarchar(4000)) raw) r WHERE links.nonsense = r.a", "[links].[nonsense]")]
    [InlineData("UPDATE links SET severa_rules = r.nonsense FROM (SELECT raw.a AS a FROM OPENJSON(@rows) WITH (a nvarchar(4000)) raw) r WHERE links.flow = r.a", "[links].[r]")]
    [InlineData("DELETE FROM links WHERE flow IN (SELECT r.nonsense FROM (SELECT raw.a AS a FROM OPENJSON(@rows) WITH (a nvarchar(4000)) raw) r)", "[links].[r]")]
    [InlineData("EXEC sp_getapplock @Resource = 'a', @LockMood = 'Shared'", "@LockMood")]
    [InlineData("EXEC sp_getaplock @Resource = 'a'", "sp_getaplock")]
    [InlineData("SELECT name FROM sys.tables", "sys")]
    public void What_is_not_in_the_schema_is_seen(string sql, string name)
    {
        foreach (var version in new[] { SqlServerVersion.Sql150, SqlServerVersion.SqlAzure })
        {
            var mistakes = string.Join('\n', Resolution.Mistakes(version, Schema, [new("Planted", sql)]));
            Assert.True(mistakes.Contains(name, StringComparison.Ordinal), mistakes);
        }
    }

    [Theory]
    [InlineData("INSERT INTO activations (connection) VALUES (@connection)", "activated_at is left out")]
    [InlineData("INSERT INTO activations (connection, activated_at) VALUES (@connection)", "2 columns, 1 values")]
    [InlineData("INSERT INTO activations (connection, activated_at) SELECT @connection, @at, @off", "2 columns, 3 values")]
    [InlineData("INSERT INTO activations (connection, activated_at, activated_at) SELECT @connection, @at, @at", "activated_at twice")]
    [InlineData("INSERT INTO activations SELECT @connection, @at, @at", "not named")]
    [InlineData("INSERT INTO nowhere (a) SELECT 1", "nowhere is no table")]
    [InlineData("IF @@ROWCOUNT = 0 BEGIN INSERT INTO companies (connection, system, company_id) VALUES (@connection, @system, @id); END;", "seen_at is left out")]
    public void A_row_that_is_not_whole_is_seen(string sql, string missing) => Assert.Contains(Inserts.Wrong(Schema, sql), found => found.Contains(missing, StringComparison.Ordinal));

    [Theory]
    [InlineData("SELECT l.flow FROM links l JOIN OPENJSON(@rows) WITH (flow nvarchar(4000)) raw ON l.flow = raw.flow")]
    [InlineData("SELECT l.flow FROM links l JOIN OPENJSON(@rows) WITH (flow nvarchar(4000)) raw ON l.flow = raw.flow COLLATE Latin1_General_CI_AS")]
    [InlineData("SELECT flow FROM links WHERE flow IN (SELECT raw.flow FROM OPENJSON(@rows) WITH (flow nvarchar(4000)) raw)")]
    [InlineData("SELECT r.flow FROM (SELECT raw.flow AS flow FROM OPENJSON(@rows) WITH (flow nvarchar(max)) raw) r")]
    [InlineData("SELECT flow FROM links JOIN OPENJSON(@rows) WITH (a nvarchar(4000)) o ON o.a COLLATE Latin1_General_100_BIN2 = flow")]
    public void A_comparison_under_two_collations_is_seen(string sql) => Assert.NotEmpty(Collations.Missing(sql));

    [Fact]
    public void A_text_with_the_database_s_collation_is_seen() =>
        Assert.Equal(["b"], Collations.MissingInTables("CREATE TABLE t (a nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL, b nvarchar(10) NOT NULL)"));

    [Theory]
    [InlineData("CREATE TABLE t (a nvarchar(451) NOT NULL, CONSTRAINT k PRIMARY KEY (a))", "902 bytes of 900")]
    [InlineData("CREATE TABLE t (a nvarchar(851) NOT NULL, CONSTRAINT k PRIMARY KEY NONCLUSTERED (a))", "1702 bytes of 1700")]
    [InlineData("CREATE TABLE t (a nvarchar(851) NOT NULL, CONSTRAINT k UNIQUE (a))", "1702 bytes of 1700")]
    [InlineData("CREATE TABLE t (a nvarchar(max) NOT NULL, CONSTRAINT k PRIMARY KEY NONCLUSTERED (a))", "may not be in a key")]
    [InlineData("CREATE TABLE t (a nvarchar(850) NOT NULL, b bigint NOT NULL) CREATE INDEX k ON t (a, b)", "1708 bytes of 1700")]
    public void A_key_without_room_is_seen(string ddl, string why) => Assert.Contains(Keys.TooWide(Tables.Of(ddl)), found => found.Contains(why, StringComparison.Ordinal));

    [Fact]
    public void A_table_that_refers_to_no_key_is_seen() => Assert.NotEmpty(Resolution.Mistakes(
        SqlServerVersion.Sql150, Tables.Of("CREATE TABLE t (a int NOT NULL) CREATE TABLE u (a int NOT NULL, CONSTRAINT f FOREIGN KEY (a) REFERENCES t (a))"), []));

    [Fact]
    public void A_migration_that_the_gates_do_not_understand_is_refused() => Assert.Throws<InvalidDataException>(static () => Tables.Of("DROP TABLE passes"));
}
