using Brygga.Connectors.State.Copying;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.SqlServer;
using Microsoft.SqlServer.Dac.Model;
using Xunit;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>
/// What can be known of the T-SQL without a server, and is looked at on every run: it is SQL Server 2019's, it uses nothing out of
/// the way, every name is in the tables that the migrations make, and no value is forgotten.
/// </summary>
public sealed class StatementGates
{
    private static readonly Tables Schema = Tables.Of(Scripts());

    /// <summary>Types whose statements are put together of pieces; all that can come of them is among the statements.</summary>
    private static readonly string[] PutTogether = [nameof(LogReads), nameof(CopyOuts), nameof(CopyIns)];

    public static TheoryData<string> Names => [.. Statements.All.Select(static s => s.Name)];

    public static TheoryData<string> ScriptNames => [.. Migrations.Scripts.Select(static s => s.Name)];

    [Fact]
    public void The_statements_were_found()
    {
        Assert.True(Statements.All.Count > 40, $"{Statements.All.Count} statements");
        Assert.Equal(Statements.All.Count, Statements.All.Select(static s => s.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(["LinkTable.Move", "MirrorTable.Save", "LinkReads.Links", "MigrationJournal.Note", "Migrations.MakeJournal", "LeaseTable.Replace", "LogReads.Find6"], static name => Assert.Contains(Statements.All, s => s.Name == name));
    }

    [Fact]
    public void No_statement_stands_anywhere_else()
    {
        var known = Statements.All.Select(static s => s.Sql).Concat(Statements.Sets().Select(static set => set.Of.Text)).ToHashSet(StringComparer.Ordinal);
        var sent = Statements.Types.SelectMany(static type => SentStrings.LikeSql(type).Select(sql => (type.Name, sql))).ToArray();
        Assert.True(sent.Length > 40, $"{sent.Length} texts");
        Assert.DoesNotContain(sent, s => !known.Contains(s.sql) && !PutTogether.Contains(s.Name, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_parses_as_SQL_Server_2019(string statement) => Assert.Empty(TSql.Parse(Sql(statement)).Mistakes);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_uses_nothing_out_of_the_way(string statement) => Assert.Empty(AllowList.Refuses(Sql(statement)));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_inserts_whole_rows(string statement) => Assert.Empty(Inserts.Wrong(Schema, Sql(statement)));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_compares_texts_under_one_collation(string statement) => Assert.Empty(Collations.Missing(Sql(statement)));

    [Theory]
    [InlineData(SqlServerVersion.Sql150)]
    [InlineData(SqlServerVersion.SqlAzure)]
    public void Every_name_is_in_the_schema(SqlServerVersion version)
    {
        var mistakes = Resolution.Mistakes(version, Schema, Statements.All);
        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }

    [Theory]
    [MemberData(nameof(ScriptNames))]
    public void A_migration_is_plain_T_SQL_of_2019_with_our_collation(string name)
    {
        var script = Migrations.Scripts.Single(s => s.Name == name).Contents;
        Assert.Empty(TSql.Parse(script).Mistakes);
        Assert.Empty(AllowList.Refuses(script));
        Assert.Empty(Collations.MissingInTables(script));
    }

    [Fact]
    public void Every_key_has_room() => Assert.Empty(Keys.TooWide(Schema));

    [Fact]
    public void Every_table_is_keyed_by_the_connection_first() =>
        Assert.All(Schema.All.Where(static table => table.Name != "migrations").SelectMany(static table => table.Keys), static key => Assert.Equal("connection", key.Columns[0]));

    private static string Sql(string name) => Statements.All.Single(s => s.Name == name).Sql;

    private static IEnumerable<string> Scripts() => [Migrations.Sql.MakeJournal, .. Migrations.Scripts.Select(static s => s.Contents)];
}
