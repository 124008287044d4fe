using Microsoft.Data.SqlClient;
using Xunit;

namespace Brygga.SqlServer.Tests;

/// <summary>A database of a test's own on the server that the environment names, made at the first use and dropped afterwards.</summary>
internal sealed class TestDatabase
{
    public const string Variable = "BRYGGA_TEST_SQLSERVER";
    public const string Required = "BRYGGA_REQUIRE_SQLSERVER";

    private readonly string _name = $"brygga_test_{Guid.NewGuid():N}";
    private string? _made;

    /// <summary>Skips the test where no server is named; fails it where one is required.</summary>
    public async Task<string> ConnectionString()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server) && Environment.GetEnvironmentVariable(Required) == "1")
            Assert.Fail($"{Required}=1, but {Variable} names no server.");
        Skip.If(string.IsNullOrEmpty(server), $"No SQL Server. To run this, put the connection string of one where you may make databases into {Variable} (docs/sql_server.md).");
        if (_made is not null) return _made;
        await Run(server!, $"CREATE DATABASE [{_name}]");
        return _made = new SqlConnectionStringBuilder(server) { InitialCatalog = _name }.ConnectionString;
    }

    public async Task Drop()
    {
        if (_made is null) return;
        SqlConnection.ClearAllPools();
        await Run(Environment.GetEnvironmentVariable(Variable)!, $"DROP DATABASE [{_name}]");
    }

    private static async Task Run(string server, string sql)
    {
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
