using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>The script of docs/sql_server parses, and gives no more than it says.</summary>
public sealed class RolesGate
{
    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "roles.sql"));

    [Fact]
    public void It_parses_as_SQL_Server_2019() => Assert.Empty(TSql.Parse(Script).Mistakes);

    [Fact]
    public void It_makes_roles_and_grants_and_does_nothing_else() => Assert.All(
        TSql.All<TSqlBatch>(TSql.Tree(Script)).SelectMany(static batch => batch.Statements),
        static statement => Assert.True(statement is IfStatement { ThenStatement: CreateRoleStatement } or GrantStatement or AlterRoleStatement, TSql.Text(statement)));

    [Fact]
    public void Who_runs_may_read_and_write_rows_and_nothing_more() => Assert.Equal(
        ["brygga_migrator: ALTER", "brygga_migrator: CREATE TABLE", "brygga_migrator: REFERENCES", "brygga_runner: DELETE", "brygga_runner: INSERT", "brygga_runner: SELECT", "brygga_runner: UPDATE"],
        TSql.All<GrantStatement>(TSql.Tree(Script))
            .SelectMany(static grant => grant.Permissions.Select(permission => $"{grant.Principals.Single().Identifier.Value}: {string.Join(' ', permission.Identifiers.Select(static i => i.Value))}"))
            .Order(StringComparer.Ordinal));
}
